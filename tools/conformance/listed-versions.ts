import { affectedTest } from '../../src/core/advisory/intervals.ts';
import { readOsv } from '../../src/formats/osv/read.ts';
import { type Agreement, agreement } from './agreement.ts';
import { documentsIn } from './documents.ts';

/** Records of OSV that list versions beside ranges: each listed version must lie in the ranges. */
export async function listedVersions(): Promise<readonly Agreement[]> {
  const judged: { readonly name: string; readonly agrees: boolean }[] = [];
  for (const { name, document } of documentsIn('dev/osv-records')) {
    const { affected = [] } = document as {
      affected?: { ranges?: { type: string }[]; versions?: string[] | null }[];
    };
    const both = affected.filter(
      ({ ranges, versions }) => versions?.length && ranges?.some(({ type }) => type !== 'GIT'),
    );
    const bare = { ...document, affected: both.map(({ versions: _, ...one }) => one) };
    const { advisory } = await readOsv(JSON.stringify(bare));
    for (const [n, { versions }] of both.entries()) {
      const isAffected = affectedTest(advisory!.affected[n]!);
      for (const version of versions ?? []) judged.push({ name: `${name} ${version}`, agrees: isAffected(version) });
    }
  }
  if (judged.length === 0) return [];
  const title = 'OSV 1.7: listed versions lie in the ranges beside them';
  return [
    agreement(
      title,
      judged,
      (one) => one.agrees,
      ({ name }) => name,
    ),
  ];
}
