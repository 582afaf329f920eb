import { sayInstant } from '../../core/process/instant.ts';
import { type PastCase, type Simulation, simulate, unknowable } from '../../core/process/simulate.ts';
import { readPastCases } from '../../formats/playbook/past-cases.ts';
import { type CliCommand, CliFailure, type CliIo } from '../command.ts';
import { readText, sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';
import { playbookFrom } from '../playbook-files.ts';

async function pastCasesFrom(io: CliIo, file: string): Promise<readonly PastCase[]> {
  const { cases, faults } = readPastCases(await readText(io, file));
  if (cases) return cases;
  throw new CliFailure(`${file} holds no finished cases of tidegate replay --json:\n${sayFaults(faults).trimEnd()}`);
}

const isSame = ({ refusals, clocks, owed }: Simulation): boolean => refusals.length + clocks.length + owed.length === 0;

const judged = (acts: number): string =>
  acts === 0 ? 'the record tells of no acts, so refusals are not judged' : `${counted(acts, 'act')} judged again`;

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** What would have been different, in one line. */
function summary(found: Simulation): string {
  if (isSame(found)) return 'nothing would have been different';
  const { refusals, clocks, owed } = found;
  const counts = [
    ...[...Map.groupBy(refusals, ({ change }) => change)].map(
      ([change, each]) => `${counted(each.length, 'refusal')} ${change}`,
    ),
    ...clockChanges.flatMap((change) => {
      const n = clocks.filter((clock) => clock.change === change).length;
      return n > 0 ? [`${counted(n, 'clock')} ${endings[change]}`] : [];
    }),
    ...(owed.length > 0 ? [`${counted(owed.length, 'thing')} would be owed otherwise`] : []),
  ];
  return counts.join(', ');
}

/** The gravest first. */
const clockChanges = ['missed instead of kept', 'kept instead of missed', 'otherwise', 'as before'] as const;
const endings: Readonly<Record<(typeof clockChanges)[number], string>> = {
  'missed instead of kept': 'missed instead of kept',
  'kept instead of missed': 'kept instead of missed',
  otherwise: 'ending otherwise',
  'as before': 'ending as before, with another due date or owner',
};

function say(found: Simulation): string {
  const { number, acts, refusals, clocks, owed, isClosed } = found;
  const open = isClosed ? '' : '; the case is still open where its record ends';
  const told = clocks
    .filter(({ change }) => change !== 'as before')
    .toSorted((a, b) => clockChanges.indexOf(a.change) - clockChanges.indexOf(b.change));
  const moved = clocks.flatMap(({ change, title }) => (change === 'as before' ? [title] : []));
  const lines = [
    `${number}: ${summary(found)} (${judged(acts)}${open})`,
    ...refusals.map(
      ({ change, at, step, gate, sentence }) =>
        `  refusal ${change}  ${sayInstant(at)} ${step}, gate ${gate}: ${sentence}`,
    ),
    ...told.map(({ title, before, after }) => `  clock  ${title}: ${before} → ${after}`),
    ...(moved.length > 0 ? [`  other due date or owner, and kept or missed as before  ${moved.join(', ')}`] : []),
    ...owed.map((sentence) => `  owed  ${sentence}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** `tidegate playbook simulate`: offline; finished cases judged again as if a playbook had stood from their first day. */
export const playbookSimulateCommand: CliCommand = {
  path: 'playbook simulate',
  summary:
    'Say what would have been different in finished cases under another playbook; ends with 10 when anything would',
  examples: [
    'tidegate replay --json test/scenarios/contour-cve-2026-41246.yaml > past.json; tidegate playbook simulate --playbook ours.yaml past.json',
    'tidegate playbook simulate --playbook ours.yaml --json past.json',
  ],
  configure(command) {
    command
      .argument('<past...>', 'what tidegate replay --json wrote; - is standard input')
      .requiredOption(
        '--playbook <file>',
        'the playbook to judge by: a file, or the name of one that comes with Tidegate',
      )
      .option('--json', 'one JSON object a case and line');
  },
  async run([given], options, io) {
    const playbook = await playbookFrom(io, String(options.playbook));
    let isDifferent = false;
    for (const file of given as readonly string[]) {
      for (const past of await pastCasesFrom(io, file)) {
        const found = simulated(past, () => simulate(past, playbook));
        isDifferent ||= !isSame(found);
        io.out(options.json ? `${JSON.stringify({ ...found, unknowable })}\n` : say(found));
      }
    }
    if (!options.json) io.out(`What a simulation cannot know:\n${unknowable.map((each) => `  ${each}\n`).join('')}`);
    return isDifferent ? exitCodes.findings : exitCodes.ok;
  },
};

/** A record that was edited by hand may break the fold; the person is told which case it is. */
function simulated(past: PastCase, work: () => Simulation): Simulation {
  try {
    return work();
  } catch (error) {
    throw new CliFailure(`${past.number} cannot be judged: ${error instanceof Error ? error.message : error}`);
  }
}
