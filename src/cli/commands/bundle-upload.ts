import { sendBundle } from '../bundle-upload.ts';
import type { CliCommand } from '../command.ts';
import { withOutput } from '../output.ts';

/** A mailbox of patches that was made by hand. */
export const bundleUploadCommand: CliCommand = {
  path: 'bundle upload',
  summary: 'Add a mailbox of patches to a case; what tells too much is refused with its place',
  examples: ['tidegate bundle upload 42 --line 1.18 --base v1.18.2 1.18.mbox'],
  configure: (command) =>
    withOutput(
      command
        .argument('<case>', 'number of the case')
        .argument('<file>', 'the mailbox, - for standard input')
        .requiredOption('--line <line>', 'release line that the patches are for')
        .requiredOption('--base <tag>', 'public tag that they go on'),
    ),
  async run([typed, file], options, io) {
    const about = { line: String(options.line), base: String(options.base) };
    return sendBundle(io, options, String(typed), about, await io.read(String(file)));
  },
};
