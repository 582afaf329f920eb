import type { Command } from 'commander';
import { checkSecurityMd } from '../../formats/security-md/security-md.ts';
import { checkSecurityTxt } from '../../formats/security-txt/security-txt.ts';
import { checkEach } from '../check-each.ts';
import type { CliCommand } from '../command.ts';

/** `tidegate security check`: what a reporter would miss; offline, so no address is tried. */
export const securityCheckCommand: CliCommand = {
  path: 'security check',
  summary: 'Check a security.txt (RFC 9116) or a SECURITY.md',
  examples: ['tidegate security check .well-known/security.txt SECURITY.md'],
  configure(command: Command): void {
    command
      .argument('<file...>', 'files; a name that ends with .md is read as SECURITY.md')
      .option('--json', 'one JSON object a file and line');
  },
  async run(args, options, io) {
    return checkEach(io, args[0] as string[], Boolean(options.json), async (file, text) =>
      /\.md$/i.test(file) ? checkSecurityMd(text) : checkSecurityTxt(text, new Date().toISOString()),
    );
  },
};
