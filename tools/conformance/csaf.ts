import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../../src/formats/index.ts';
import { sharedData } from '../../test/support/vectors.ts';
import { type Agreement, agreement } from './agreement.ts';

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

/** The documents of the OASIS corpus: each must fail its test, or pass it, group by group. */
export async function csafTests(): Promise<readonly Agreement[]> {
  const folder = sharedData('dev/csaf-testcases/2.0');
  if (!folder) return [];
  return ['mandatory', 'optional', 'informative'].reduce<Promise<readonly Agreement[]>>(
    async (before, group) => [...(await before), await groupAgreement(folder, group)],
    Promise.resolve([]),
  );
}

async function groupAgreement(folder: string, group: string): Promise<Agreement> {
  const csaf = formats.find(({ id }) => id === 'csaf')!;
  const { tests } = JSON.parse(readFileSync(join(folder, 'testcases.json'), 'utf8')) as Listed;
  const judged: { name: string; agrees: boolean }[] = [];
  for (const { id, failures = [], valid = [] } of tests.filter(
    (one) => one.group === group && !reachesOut.has(one.id),
  )) {
    for (const { name } of [...failures, ...valid]) {
      const faults = await csaf.check(readFileSync(join(folder, name), 'utf8'), { informative: true });
      const isHit = faults.some(({ rule }) => rule === `csaf-${id}`);
      judged.push({ name, agrees: isHit === failures.some((one) => one.name === name) });
    }
  }
  const all = `CSAF 2.0: ${group} tests`;
  return agreement(
    all,
    judged,
    (one) => one.agrees,
    ({ name }) => name,
  );
}
