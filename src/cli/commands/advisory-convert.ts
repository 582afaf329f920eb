import type { Command } from 'commander';
import { converted } from '../../formats/convert.ts';
import type { CliCommand } from '../command.ts';
import { formatNamed, hasErrors, readableFormat } from '../documents.ts';
import { eachDocument, folderOf } from '../each-document.ts';

/** `tidegate advisory convert`: read and render in one. */
export const advisoryConvertCommand: CliCommand = {
  path: 'advisory convert',
  summary: 'Turn a document of one format into another, or into one for each vulnerability',
  examples: [
    'tidegate advisory convert --to csaf GO-2026-5738.json',
    'tidegate advisory convert --from cve --to osv --out osv records/*.json',
  ],
  configure(command: Command): void {
    command
      .argument('<file...>', 'documents; - is standard input')
      .option(
        '--from <name>',
        'its format: csaf, csaf21 (a draft), osv, cve, openvex, ghsa, markdown, html or mail; without it, what each document says of itself',
      )
      .option(
        '--to <name>',
        'the format to write: csaf, csaf21 (a draft), osv, cve, openvex, ghsa, markdown, html or mail',
      )
      .option('--out <folder>', 'where to write them, one document a file')
      .option('--json', 'say as JSON what was written where and what is wrong, a line a file');
  },
  async run(args, options, io) {
    if (options.from !== undefined) readableFormat('', options.from);
    const to = formatNamed(options.to, '--to');
    const outlet = { out: folderOf(options), extension: to.extension, isJson: Boolean(options.json) };
    return eachDocument(io, args[0] as string[], outlet, async (text) => {
      const read = await readableFormat(text, options.from).read(text);
      if (!read.advisory || hasErrors(read.faults)) return { faults: read.faults };
      const made = await converted(to, read, new Date().toISOString());
      const isOneOfSeveral = made.length > 1;
      return {
        texts: made.flatMap(({ text: one }) => one ?? []),
        faults: [
          ...read.faults,
          ...made.flatMap(({ id, faults }) =>
            isOneOfSeveral ? faults.map((each) => ({ ...each, message: `${id}: ${each.message}` })) : faults,
          ),
        ],
      };
    });
  },
};
