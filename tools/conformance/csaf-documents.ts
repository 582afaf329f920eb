import fc from 'fast-check';
import type { PublishedAdvisory } from '../../src/core/advisory/advisory.ts';
import { converted } from '../../src/formats/convert.ts';
import { textNotes } from '../../src/formats/csaf/notes.ts';
import { formatOf } from '../../src/formats/format-of.ts';
import { formatCalled } from '../../src/formats/index.ts';
import { isFactAbsent } from '../../test/support/absent-facts.ts';
import { publications } from '../../test/support/advisories.ts';
import { leavesOf, unheard } from '../../test/support/unheard.ts';
import { sharedData } from '../../test/support/vectors.ts';
import { type Agreement, agreement } from './agreement.ts';
import { sources } from './sources.ts';

const generated = 600;
const leavesEach = 12;

interface Judged {
  readonly name: string;
  readonly agrees: boolean;
}

async function isRight(id: string, text: string, published: PublishedAdvisory): Promise<boolean> {
  const faults = await formatCalled(id)!.check(text);
  return faults.every((found) => found.severity === 'warning' && (id !== 'csaf' || isFactAbsent(found, published)));
}

const row = (name: string, judged: readonly Judged[]): Agreement =>
  agreement(
    name,
    judged,
    (one) => one.agrees,
    (one) => one.name,
  );

async function generatedRow(id: string, name: string): Promise<Agreement> {
  const judged: Judged[] = [];
  for (const published of fc.sample(publications, { seed: 26, numRuns: generated })) {
    judged.push({
      name: published.advisory.id,
      agrees: await isRight(id, formatCalled(id)!.render(published), published),
    });
  }
  return row(name, judged);
}

/** Every record of others that we can read and that has words, each of its vulnerabilities written in both editions of CSAF. */
async function recordRows(): Promise<readonly Agreement[]> {
  const judged: Record<'csaf' | 'csaf21', Judged[]> = { csaf: [], csaf21: [] };
  for (const { name, text } of sources()) {
    const read = await formatCalled(formatOf(text))?.read?.(text);
    if (!read) continue;
    for (const id of ['csaf', 'csaf21'] as const) {
      for (const made of await converted(formatCalled(id)!, read, '2026-11-01T00:00:00Z')) {
        // Rejected CVE ids, and records that are a list of aliases, say nothing that a note could hold.
        if (made.published && textNotes(made.published.advisory).length === 0) continue;
        const { text: document, published } = made;
        const agrees = document !== undefined && published !== undefined && (await isRight(id, document, published));
        judged[id].push({ name, agrees });
      }
    }
  }
  return [
    row('CSAF 2.0: records of others, read and written', judged.csaf),
    row('CSAF 2.1: records of others, read and written', judged.csaf21),
  ];
}

/** Leaves of other people's CSAF documents: each is read, or told as lost. */
async function heardRow(): Promise<Agreement> {
  const judged: Judged[] = [];
  for (const { name, text } of sources().filter((one) => one.name.startsWith('csaf-docs'))) {
    const format = formatCalled(formatOf(text));
    if (text.length > 150_000 || !format?.id.startsWith('csaf')) continue;
    if (!(await format.read(text)).advisory) continue;
    const document = JSON.parse(text);
    const every = Math.ceil(leavesOf(document).length / leavesEach);
    const silent = await unheard(format, document, every);
    judged.push({ name: `${name}: ${silent.join(', ')}`, agrees: silent.length === 0 });
  }
  return row('CSAF: documents of others, no leaf lost in silence', judged);
}

/** What we write in CSAF, out of advisories of every kind, and what we read of other people's. */
export async function csafDocuments(): Promise<readonly Agreement[]> {
  const own = [
    await generatedRow('csaf', 'CSAF 2.0: generated advisories, mandatory and optional'),
    await generatedRow('csaf21', 'CSAF 2.1: generated advisories, mandatory'),
  ];
  return sharedData('dev/csaf-docs') ? [...own, ...(await recordRows()), await heardRow()] : own;
}
