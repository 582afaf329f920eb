import type { Command } from 'commander';
import { stringify } from 'yaml';
import { readSecurityMd } from '../../formats/security-md/read.ts';
import { readSecurityTxt } from '../../formats/security-txt/read.ts';
import type { CliCommand } from '../command.ts';
import { eachDocument, folderOf } from '../each-document.ts';

/** `tidegate security read`: what a project tells reporters, as data. */
export const securityReadCommand: CliCommand = {
  path: 'security read',
  summary:
    'Read a security.txt (RFC 9116, signed or not) or a SECURITY.md of ours as data, and say what has no place there',
  examples: ['tidegate security read .well-known/security.txt', 'tidegate security read --json SECURITY.md'],
  configure(command: Command): void {
    command
      .argument(
        '<file...>',
        'files; a name that ends with .md is read as SECURITY.md, - is a security.txt from standard input',
      )
      .option('--out <folder>', 'where to write them, one file each')
      .option('--json', 'write JSON instead of YAML, and say so what is wrong');
  },
  async run(args, options, io) {
    const isJson = Boolean(options.json);
    const outlet = { out: folderOf(options), extension: isJson ? '.json' : '.yaml', isJson };
    return eachDocument(io, args[0] as string[], outlet, async (text, file) => {
      const read = /\.md$/i.test(file) ? readSecurityMd(text) : readSecurityTxt(text);
      const said = 'securityMd' in read ? read.securityMd : 'securityTxt' in read ? read.securityTxt : undefined;
      if (!said) return { faults: read.faults };
      return { text: isJson ? `${JSON.stringify(said)}\n` : stringify(said), faults: read.faults };
    });
  },
};
