import type { Command } from '../../src/core/case/decide.ts';
import { type Chance, goodInputs, type Place } from '../../src/core/process/samples.ts';

// Good inputs of every step stand in src/core/process/samples.ts, which the model checker reads too: add yours there.

const texts = [
  ...[
    '',
    ' ',
    'CVE-2026-41246',
    'C\u200bVE\u20112026\u201141246',
    'found by Rita Reporter',
    'constructor',
    '__proto__',
  ],
  ...[
    '2026-04-20T16:00:00Z',
    '2020-01-01T00:00:00Z',
    'id-1',
    'id-2',
    'lena',
    'ok',
    'public',
    '1.33',
    'x'.repeat(30_000),
  ],
];

/** A command that nobody prepared: a good one bent, another step's input, or rubbish. */
export function anyCommand(commands: readonly string[], place: Place, chance: Chance): Command {
  const type = chance.of(commands);
  const input = { ...(tryInput(chance.is(0.7) ? type : chance.of(commands), place, chance) ?? {}) } as Record<
    string,
    unknown
  >;
  const names = [...Object.keys(input), 'notice', 'text', 'reason', 'line', 'account', 'date', 'blocks'];
  for (let bends = chance.below(3); bends > 0; bends -= 1) {
    const name = chance.of(names);
    if (chance.is(0.3)) delete input[name];
    else input[name] = chance.of<unknown>([...texts, null, 7, true, [], {}, { description: 'It is CVE-2026-41246.' }]);
  }
  return { ...input, type };
}

/** The good input of a command where its step is not offered may ask for what is not there. */
function tryInput(type: string, place: Place, chance: Chance): object | undefined {
  try {
    return goodInputs[type]!(place, chance);
  } catch {
    return undefined;
  }
}
