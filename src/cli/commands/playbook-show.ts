import { manualSections, sayManual } from '../../core/process/manual.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { oneOf } from '../one-of.ts';
import { playbookFrom } from '../playbook-files.ts';

const added = (words: string, before: readonly string[]): readonly string[] => [...before, ...words.split(',')];

/** `tidegate playbook show`: offline; the process of a playbook as a manual. */
export const playbookShowCommand: CliCommand = {
  path: 'playbook show',
  summary: 'Show the process of a playbook as a manual in Markdown',
  examples: [
    'tidegate playbook show contour',
    'tidegate playbook show --section clocks,notices ours.yaml',
    'tidegate playbook show --json contour',
  ],
  configure(command) {
    command
      .argument('<playbook>', 'a file, - for standard input, or the name of one that comes with Tidegate')
      .option('--section <names>', `only these, parted by commas: ${manualSections.join(', ')}`, added, [])
      .option('--json', 'the playbook in full, as Tidegate reads it');
  },
  async run([given], options, io) {
    const words = options.section as readonly string[];
    const sections = words.map((word) => oneOf('section', word, manualSections));
    const playbook = await playbookFrom(io, String(given));
    const told = sections.length > 0 ? sections : manualSections;
    io.out(options.json ? `${JSON.stringify(playbook)}\n` : sayManual(playbook, told));
    return exitCodes.ok;
  },
};
