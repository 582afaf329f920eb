import { manualSections, sayManual } from '../../core/process/manual.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { oneOf } from '../one-of.ts';
import { playbookFrom } from '../playbook-files.ts';

/** `tidegate playbook show`: offline; the process of a playbook as a manual. */
export const playbookShowCommand: CliCommand = {
  path: 'playbook show',
  summary: 'Show the process of a playbook as a manual in Markdown',
  examples: [
    'tidegate playbook show contour',
    'tidegate playbook show ours.yaml --section clocks notices',
    'tidegate playbook show --json contour',
  ],
  configure(command) {
    command
      .argument('<playbook>', 'a file, - for standard input, or the name of one that comes with Tidegate')
      .option('--section <name...>', `only these: ${manualSections.join(', ')}`)
      .option('--json', 'the playbook in full, as Tidegate reads it');
  },
  async run([given], options, io) {
    const sections = (options.section as readonly string[] | undefined)?.map((word) =>
      oneOf('section', word, manualSections),
    );
    const playbook = await playbookFrom(io, String(given));
    io.out(options.json ? `${JSON.stringify(playbook)}\n` : sayManual(playbook, sections));
    return exitCodes.ok;
  },
};
