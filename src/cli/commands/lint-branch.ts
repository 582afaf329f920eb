import type { Command } from 'commander';
import { branchFindings } from '../../core/notices/commit-rules.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { sayFindings } from '../lint.ts';

/** `tidegate lint branch`: what the name of a branch or a tag tells; offline. */
export const lintBranchCommand: CliCommand = {
  path: 'lint branch',
  summary: 'Look for what gives a fix away in the name of a branch or a tag',
  examples: ['tidegate lint branch fix/lua-limits', 'tidegate lint branch --json "$(git branch --show-current)"'],
  configure(command: Command): void {
    command
      .argument('<name...>', 'names of branches, tags or files')
      .option('--json', 'one JSON object a name and line');
  },
  async run(args, options, io) {
    const codes = (args[0] as string[]).map((name) =>
      sayFindings(io, name, branchFindings([{ path: '', text: name }]), options.json === true),
    );
    return codes.find((code) => code !== exitCodes.ok) ?? exitCodes.ok;
  },
};
