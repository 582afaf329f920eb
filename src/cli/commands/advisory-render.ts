import type { Command } from 'commander';
import { readAdvisoryFile } from '../../formats/advisory-file.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { formatNamed, hasErrors, readText, sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';

/** `tidegate advisory render`: the neutral advisory in the form that somebody else reads. */
export const advisoryRenderCommand: CliCommand = {
  path: 'advisory render',
  summary: 'Write an advisory in one of its formats',
  examples: [
    'tidegate advisory render --format csaf contour-2026-001.yaml',
    'tidegate advisory render --format osv - < contour-2026-001.yaml',
  ],
  configure(command: Command): void {
    command
      .argument('<file>', 'neutral advisory in YAML or JSON; - is standard input')
      .requiredOption('--format <name>', 'csaf, csaf21 (a draft), osv, cve, openvex, ghsa, markdown or mail')
      .option('--profile <name>', 'for csaf and csaf21: security-advisory, vex, informational or base');
  },
  async run(args, options, io) {
    const path = String(args[0]);
    const format = formatNamed(options.format);
    const profile = options.profile === undefined ? undefined : String(options.profile);
    if (profile !== undefined && !format.profiles?.includes(profile)) {
      const known = format.profiles ? `Use one of ${format.profiles.join(', ')}.` : 'Leave --profile out.';
      throw new CliFailure(`${format.title} has no profile ${profile}. ${known}`);
    }
    const text = await readText(io, path);
    const { file, faults } = readAdvisoryFile(text, { at: new Date().toISOString() });
    const inTheWay = file && !hasErrors(faults) ? format.obstacles(file.published) : [];
    const said = [...faults, ...inTheWay];
    if (said.length > 0) io.err(`${path}:\n${sayFaults(said)}`);
    if (!file || hasErrors(said)) return exitCodes.findings;
    io.out(format.render(file.published, profile));
    return exitCodes.ok;
  },
};
