import type { Command } from 'commander';
import { writeAdvisoryFile } from '../../formats/advisory-file.ts';
import type { CliCommand } from '../command.ts';
import { readableFormat } from '../documents.ts';
import { eachDocument, folderOf } from '../each-document.ts';

/** `tidegate advisory read`: somebody else's document as the neutral advisory. */
export const advisoryReadCommand: CliCommand = {
  path: 'advisory read',
  summary: 'Read a document of another format into neutral advisories, one for each vulnerability',
  examples: ['tidegate advisory read GO-2026-5738.json > advisory.yaml'],
  configure(command: Command): void {
    command
      .argument('<file...>', 'documents; - is standard input')
      .option(
        '--format <name>',
        'csaf, csaf21 (a draft), osv, cve, openvex, ghsa, markdown, html or mail; without it, what each document says of itself',
      )
      .option('--out <folder>', 'where to write them, one advisory a file')
      .option('--json', 'write JSON instead of YAML, and say so what is wrong');
  },
  async run(args, options, io) {
    if (options.format !== undefined) readableFormat('', options.format);
    const outlet = {
      out: folderOf(options),
      extension: options.json ? '.json' : '.yaml',
      isJson: Boolean(options.json),
    };
    return eachDocument(io, args[0] as string[], outlet, async (text) => {
      const { advisory, further = [], publication, faults } = await readableFormat(text, options.format).read(text);
      if (!advisory) return { faults };
      const all = [advisory, ...further];
      const texts = all.map((one) =>
        options.json ? `${JSON.stringify({ ...one, publication })}\n` : writeAdvisoryFile(one, publication),
      );
      // On one stream, documents in YAML stand between lines of three dashes, and those in JSON on a line each.
      return { texts: outlet.out ? texts : [texts.join(options.json ? '' : '---\n')], faults };
    });
  },
};
