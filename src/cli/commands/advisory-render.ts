import type { Command } from 'commander';
import { readPublished, standIns } from '../../formats/advisory-file.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { formatNamed } from '../documents.ts';
import { eachDocument, folderOf, rendered } from '../each-document.ts';

/** `tidegate advisory render`: the neutral advisory in the form that somebody else reads. */
export const advisoryRenderCommand: CliCommand = {
  path: 'advisory render',
  summary: 'Write an advisory in one of its formats',
  examples: [
    'tidegate advisory render --format csaf contour-2026-001.yaml',
    'tidegate advisory render --format osv - < contour-2026-001.yaml',
    'tidegate advisory render --format csaf --out csaf advisories/*.yaml',
  ],
  configure(command: Command): void {
    command
      .argument('<file...>', 'neutral advisories in YAML or JSON; - is standard input')
      .option(
        '--format <name>',
        'the one to write: csaf, csaf21 (a draft), osv, cve, openvex, ghsa, markdown, html or mail',
      )
      .option('--profile <name>', 'for csaf and csaf21: security-advisory, vex, informational or base')
      .option('--out <folder>', 'where to write them, one document a file')
      .option('--json', 'say as JSON what was written where and what is wrong, a line a file');
  },
  async run(args, options, io) {
    const format = formatNamed(options.format);
    const profile = options.profile === undefined ? undefined : String(options.profile);
    if (profile !== undefined && !format.profiles?.includes(profile)) {
      const known = format.profiles ? `Use one of ${format.profiles.join(', ')}.` : 'Leave --profile out.';
      throw new CliFailure(`${format.title} has no profile ${profile}. ${known}`);
    }
    const outlet = { out: folderOf(options), extension: format.extension, isJson: Boolean(options.json) };
    return eachDocument(io, args[0] as string[], outlet, async (text) => {
      const { published, faults } = readPublished(text, { at: new Date().toISOString() });
      return published ? rendered(format, published, [...faults, ...standIns(published)], profile) : { faults };
    });
  },
};
