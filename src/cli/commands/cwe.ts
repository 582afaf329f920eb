import type { Command } from 'commander';
import { allWeaknesses, cweVersion, type Weakness } from '../../core/scores/cwe.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

const mostShown = 20;

/** An id such as `CWE-94` or `94`, or words that a weakness's name must all hold. */
function found(words: readonly string[]): readonly Weakness[] {
  const text = words.join(' ').trim();
  const number = /^(?:cwe-)?(\d+)$/i.exec(text)?.[1];
  if (number !== undefined) return allWeaknesses().filter(({ id }) => id === `CWE-${Number(number)}`);
  const wanted = text.toLowerCase().split(/\s+/);
  return allWeaknesses().filter(({ name }) => wanted.every((word) => name.toLowerCase().includes(word)));
}

/** `tidegate cwe`: weaknesses by number or words, with MITRE's word on their use, offline. */
export const cweCommand: CliCommand = {
  path: 'cwe',
  summary: `Look up weaknesses of CWE ${cweVersion} by number or words`,
  examples: ['tidegate cwe 94', 'tidegate cwe path traversal', 'tidegate cwe --json CWE-79'],
  configure(command: Command): void {
    command
      .argument('<words...>', 'an id such as CWE-94, or words of the name')
      .option('--json', 'one JSON object a line');
  },
  async run(args, options, io) {
    const weaknesses = found(args[0] as string[]);
    if (weaknesses.length === 0) {
      throw new CliFailure(`CWE ${cweVersion} has no weakness for that. Try fewer or other words.`);
    }
    if (options.json) for (const one of weaknesses) io.out(`${JSON.stringify(one)}\n`);
    else {
      for (const { id, name, usage } of weaknesses.slice(0, mostShown)) {
        io.out(`${id.padEnd(9)} ${name}${usage === 'Allowed' ? '' : `  [${usage}]`}\n`);
      }
      const more = weaknesses.length - mostShown;
      if (more > 0) io.out(`and ${more} more; --json shows all\n`);
    }
    return exitCodes.ok;
  },
};
