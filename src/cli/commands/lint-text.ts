import type { Command } from 'commander';
import { leakFindings } from '../../core/notices/leak-rules.ts';
import { instant } from '../../core/process/instant.ts';
import type { CliCommand } from '../command.ts';
import { lintOptions, sayFindings } from '../lint.ts';
import { overFiles } from '../over-files.ts';

/** `tidegate lint text`: the leak rules over any text; offline. */
export const lintTextCommand: CliCommand = {
  path: 'lint text',
  summary: 'Look for what gives a case away in texts, such as release notes before their day',
  examples: ['tidegate lint text CHANGELOG.md', 'tidegate lint text --playbook contour --words names.txt -'],
  configure(command: Command): void {
    command
      .argument('<file...>', 'files; - for standard input')
      .option('--playbook <file>', 'the playbook that says what is left out; without it everything is')
      .option('--words <file>', 'further words that must not leave, one a line, such as the reporter’s name')
      .option('--json', 'one JSON object a file and line');
  },
  async run(args, options, io) {
    const { playbook, words, isJson } = await lintOptions(options, io);
    const leaveOut = playbook?.notices.plan.leaveOut ?? (['cve-id', 'ghsa-id', 'public-fix', 'reporter-name'] as const);
    const more = { now: instant(new Date().toISOString()), ...(playbook ? { terms: playbook.embargo } : {}) };
    return overFiles(io, args[0] as string[], async (file, text) =>
      sayFindings(io, file, leakFindings([{ path: '', text }], leaveOut, words, more), isJson),
    );
  },
};
