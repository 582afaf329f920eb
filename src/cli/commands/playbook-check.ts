import type { Command } from 'commander';
import { type CheckReport, checkPlaybook } from '../../core/process/checker/check.ts';
import type { Proof } from '../../core/process/checker/shortest.ts';
import { steps } from '../../core/process/index.ts';
import { instant } from '../../core/process/instant.ts';
import { readPlaybookText } from '../../formats/playbook/playbook.ts';
import type { CliCommand, CliIo } from '../command.ts';
import { sayFaults } from '../documents.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { oneOf } from '../one-of.ts';
import { overFiles } from '../over-files.ts';
import { playbookText } from '../playbook-files.ts';

function sayReport(file: string, { worlds, findings, steps }: CheckReport, asked: string | undefined): string {
  const extents = worlds.map(({ world, states, transitions, courses, isBounded }) => {
    const bound = isBounded ? '; it stopped at its bound of states, so the others were not looked at' : '';
    const seen = `the usual course of a case, and ${courses.seen} of the ${courses.of} that leave it once`;
    return `  ${world}: ${states} states, ${transitions} transitions\n    seen: ${seen}${bound}\n`;
  });
  const found = findings.map(
    ({ rule, about, clause, sentence, trace, proof }) =>
      `\n${rule}: ${about} (${clause})\n${sentence}\n${numbered(trace)}  ${proofs[proof]}\n`,
  );
  const count = `${findings.length || 'no'} ${findings.length > 1 ? 'findings' : 'finding'}`;
  return `${file}: ${count} in what was seen\n${extents.join('')}${leaving}${saySteps(steps)}${found.join('')}${sayCourse(steps, asked)}`;
}

const leaving =
  '  To leave the usual course is to take another open step, or one with another input, to wait, or to leave a step out.\n';

function saySteps(steps: CheckReport['steps']): string {
  const taken = steps.filter(({ course }) => course).length;
  const off = Map.groupBy(steps, ({ offBy }) => offBy);
  const switched = [...off].flatMap(([key, each]) =>
    key === undefined ? [] : [`  switched off by ${key}: ${each.map(({ id }) => id).join(', ')}\n`],
  );
  return `  ${taken} of ${steps.length} steps taken\n${switched.join('')}`;
}

/** What a person may believe of a course's length. */
const proofs: Readonly<Record<Proof, string>> = {
  shortest: 'No shorter course of these steps shows it, in any order and with any input.',
  'shortest of its moves': 'No shorter course of these steps with these inputs shows it, in any order.',
  'nothing to spare': 'None of these steps can be left out; a shorter course may exist.',
};

const numbered = (lines: readonly string[]): string => lines.map((line, i) => `  ${i + 1}. ${line}\n`).join('');

/** How a case comes to the step that was asked for. */
function sayCourse(steps: CheckReport['steps'], asked: string | undefined): string {
  const step = steps.find(({ id }) => id === asked);
  if (!step) return '';
  if (step.course) return `\na course to ${step.id}\n${numbered(step.course)}`;
  return `\nno course to ${step.id}${step.offBy ? `: switched off by ${step.offBy}` : ''}\n`;
}

/** What is wrong with one playbook, said. */
function checkOne(io: CliIo, file: string, text: string, isJson: boolean, asked: string | undefined): ExitCode {
  const { playbook, faults } = readPlaybookText(text, instant(new Date().toISOString()));
  if (playbook && io.isTerminal) io.err(`${file}: looking through what it allows, which takes about ten seconds\n`);
  const report = playbook && checkPlaybook(playbook);
  if (isJson) io.out(`${JSON.stringify({ file, faults, ...report })}\n`);
  else io.out(report ? sayReport(file, report, asked) : `${file}: not a playbook\n${sayFaults(faults)}`);
  return report?.findings.length === 0 ? exitCodes.ok : exitCodes.findings;
}

/** `tidegate playbook check`: offline; explores what a playbook allows. */
export const playbookCheckCommand: CliCommand = {
  path: 'playbook check',
  summary: 'Explore what a playbook allows, and show what it should not',
  examples: [
    'tidegate playbook check contour',
    'tidegate playbook check --course record-incident ours.yaml',
    'tidegate playbook check --json ours.yaml',
  ],
  configure(command: Command): void {
    command
      .argument('<file...>', 'playbooks: files, - for standard input, or names of those that come with Tidegate')
      .option('--course <step>', 'also show how a case comes to this step')
      .option('--json', 'one JSON object a file and line, with a course to every step');
  },
  async run(args, options, io) {
    const known = steps.map(({ id }) => id);
    const asked = options.course === undefined ? undefined : oneOf('step', String(options.course), known);
    const work = async (file: string, text: string) => checkOne(io, file, text, options.json === true, asked);
    return overFiles(io, args[0] as string[], work, { read: playbookText });
  },
};
