import type { Command } from 'commander';
import { type CheckReport, checkPlaybook } from '../../core/process/checker/check.ts';
import { readPlaybookText } from '../../formats/playbook/playbook.ts';
import type { CliCommand } from '../command.ts';
import { readText, sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';

function sayReport(file: string, { worlds, findings, notTaken }: CheckReport): string {
  const extents = worlds.map(({ world, states, transitions, courses, isBounded }) => {
    const seen = `the road and ${courses.seen} of ${courses.of} courses that depart from it`;
    const bound = isBounded ? '; stopped at the bound' : '';
    return `  ${world}: ${states} states, ${transitions} transitions; ${seen}${bound}\n`;
  });
  const unseen = notTaken.length > 0 ? `  steps that no course took: ${notTaken.join(', ')}\n` : '';
  const found = findings.map(
    ({ rule, about, clause, sentence, trace }) =>
      `\n${rule}: ${about} (${clause})\n${sentence}\n${trace.map((line, i) => `  ${i + 1}. ${line}\n`).join('')}`,
  );
  const end =
    findings.length === 0 ? 'no finding' : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
  return `${file}: ${end}\n${extents.join('')}${unseen}${found.join('')}`;
}

/** `tidegate playbook check`: offline; explores what a playbook allows. */
export const playbookCheckCommand: CliCommand = {
  path: 'playbook check',
  summary: 'Explore what a playbook allows, and show what it should not',
  examples: ['tidegate playbook check playbooks/contour.yaml', 'tidegate playbook check --json ours.yaml'],
  configure(command: Command): void {
    command.argument('<file...>', 'playbooks; - is standard input').option('--json', 'one JSON object a file and line');
  },
  async run(args, options, io) {
    let isSound = true;
    for (const file of args[0] as string[]) {
      const { playbook, faults } = readPlaybookText(await readText(io, file));
      const report = playbook && checkPlaybook(playbook);
      isSound &&= report?.findings.length === 0;
      if (options.json) io.out(`${JSON.stringify({ file, faults, ...report })}\n`);
      else io.out(report ? sayReport(file, report) : `${file}: not a playbook\n${sayFaults(faults)}`);
    }
    return isSound ? exitCodes.ok : exitCodes.findings;
  },
};
