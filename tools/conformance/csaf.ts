import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allFormats } from '../../src/formats/index.ts';
import { sharedData } from '../../test/support/vectors.ts';
import { type Agreement, agreement } from './agreement.ts';
import { gapOf } from './known-gaps.ts';

interface Listed {
  readonly tests: readonly {
    readonly id: string;
    readonly group: string;
    readonly failures?: readonly { readonly name: string; readonly valid: boolean }[];
    readonly valid?: readonly { readonly name: string; readonly valid: boolean }[];
  }[];
}

/** Tests that fetch addresses or start programs; we never run them. */
const reachesOut = new Set(['6.3.6', '6.3.7', '6.3.8']);

/** The documents of the OASIS corpora: each must fail its test, or pass it, edition by edition and group by group. */
export async function csafTests(): Promise<readonly Agreement[]> {
  const rows: Agreement[] = [];
  for (const [edition, format, groups] of [
    ['2.0', 'csaf', ['mandatory', 'optional', 'informative']],
    ['2.1', 'csaf21', ['mandatory', 'recommended', 'informative']],
  ] as const) {
    const folder = sharedData(`dev/csaf-testcases/${edition}`);
    if (!folder) continue;
    for (const group of groups)
      rows.push(await groupAgreement(`CSAF ${edition}: ${nameOf(group)}`, folder, format, group));
  }
  return rows;
}

const nameOf = (group: string): string =>
  group === 'informative'
    ? 'informative tests but those that fetch or start programs (6.3.6 to 6.3.8)'
    : `${group} tests`;

async function groupAgreement(row: string, folder: string, id: string, group: string): Promise<Agreement> {
  const format = allFormats.find((one) => one.id === id)!;
  const { tests } = JSON.parse(readFileSync(join(folder, 'testcases.json'), 'utf8')) as Listed;
  const judged: { name: string; agrees: boolean }[] = [];
  for (const test of tests.filter((one) => one.group === group && !reachesOut.has(one.id))) {
    const { failures = [], valid = [] } = test;
    for (const { name } of [...failures, ...valid]) {
      const faults = await format.check(readFileSync(join(folder, name), 'utf8'), { informative: true });
      const isHit = faults.some(({ rule }) => rule === `${id}-${test.id}`);
      judged.push({ name, agrees: isHit === failures.some((one) => one.name === name) });
    }
  }
  return agreement(
    row,
    judged,
    (one) => one.agrees,
    ({ name }) => name,
    ({ name }) => (id === 'csaf21' ? gapOf(name) : undefined),
  );
}
