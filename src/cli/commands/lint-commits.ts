import type { Command } from 'commander';
import { commitFindings } from '../../core/notices/commit-rules.ts';
import type { CliCommand } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { repository } from '../git.ts';
import { commitsOf } from '../git-log.ts';
import { lintOptions, sayFindings } from '../lint.ts';

/** `tidegate lint commits`: what commit texts tell before the advisory does (R49); offline, for a hook or a CI job. */
export const lintCommitsCommand: CliCommand = {
  path: 'lint commits',
  summary: 'Look for what gives a fix away in the texts of commits, before they are pushed',
  examples: ['tidegate lint commits origin/main..HEAD', 'tidegate lint commits --words names.txt HEAD~3..'],
  configure(command: Command): void {
    command
      .argument('<range>', 'a range of commits, as git log takes it')
      .option('--words <file>', 'further words that must not leave, one a line, such as the reporter’s name')
      .option('--json', 'one JSON object a commit and line');
  },
  async run(args, options, io) {
    const { words, isJson } = await lintOptions(options, io);
    let code: ExitCode = exitCodes.ok;
    for (const { hash, message } of await commitsOf(repository('.', io.env), String(args[0]))) {
      const findings = commitFindings([{ path: '', text: message }], words);
      if (findings.length === 0 && !isJson) continue;
      const said = sayFindings(io, hash.slice(0, 12), findings, isJson);
      if (said !== exitCodes.ok) code = said;
    }
    if (code === exitCodes.ok && !isJson) io.out('Nothing found.\n');
    return code;
  },
};
