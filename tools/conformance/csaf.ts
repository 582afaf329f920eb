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

/** The documents of the OASIS corpus: each must fail its mandatory test, or pass it. */
export async function csafTests(): Promise<readonly Agreement[]> {
  const folder = sharedData('dev/csaf-testcases/2.0');
  if (!folder) return [];
  const csaf = formats.find(({ id }) => id === 'csaf')!;
  const { tests } = JSON.parse(readFileSync(join(folder, 'testcases.json'), 'utf8')) as Listed;
  const judged: { name: string; agrees: boolean }[] = [];
  for (const { id, group, failures = [], valid = [] } of tests) {
    if (group !== 'mandatory') continue;
    for (const one of [
      ...failures.map((it) => ({ ...it, fails: true })),
      ...valid.map((it) => ({ ...it, fails: false })),
    ]) {
      const faults = await csaf.check(readFileSync(join(folder, one.name), 'utf8'));
      const isHit = faults.some(({ rule, severity }) => severity === 'error' && rule.endsWith(id));
      judged.push({ name: one.name, agrees: isHit === one.fails });
    }
  }
  return [
    agreement(
      'CSAF 2.0: mandatory tests',
      judged,
      (one) => one.agrees,
      ({ name }) => name,
    ),
  ];
}
