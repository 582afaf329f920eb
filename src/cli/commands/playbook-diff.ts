import { diffPlaybooks, grouped } from '../../core/process/playbook-diff.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { playbookFrom } from '../playbook-files.ts';

/** `tidegate playbook diff`: offline; what differs in law, not in text. */
export const playbookDiffCommand: CliCommand = {
  path: 'playbook diff',
  summary: 'Say what differs in law between two playbooks',
  examples: ['tidegate playbook diff contour ours.yaml', 'tidegate playbook diff --json contour-1.yaml contour-2.yaml'],
  configure(command) {
    command
      .argument('<before>', 'a playbook: a file, - for standard input, or the name of one that comes with Tidegate')
      .argument('<after>', 'the other one')
      .option('--json', 'as JSON');
  },
  async run([before, after], options, io) {
    const found = diffPlaybooks(await playbookFrom(io, String(before)), await playbookFrom(io, String(after)));
    if (options.json) io.out(`${JSON.stringify(found)}\n`);
    else if (found.length === 0) io.out('Nothing differs in law.\n');
    else
      for (const { group, sentences } of grouped(found))
        io.out(`${group}\n${sentences.map((sentence) => `  ${sentence}\n`).join('')}`);
    return found.length === 0 ? exitCodes.ok : exitCodes.findings;
  },
};
