import type { Command } from 'commander';
import { explainScore, sayScore } from '../../core/scores/explain.ts';
import { isFault, score } from '../../core/scores/score.ts';
import { type CliCommand, CliFailure, type CliIo } from '../command.ts';
import { readText } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';

async function vectorsFrom(args: readonly string[], io: CliIo): Promise<string[]> {
  const given = await Promise.all(
    args.map(async (arg) => (arg === '-' ? (await readText(io, '-')).split(/\r?\n/) : [arg])),
  );
  return given
    .flat()
    .map((vector) => vector.trim())
    .filter((vector) => vector !== '');
}

/** One vector as a line of JSON; the vector stands in it as it was given. */
function jsonLine(vector: string): string {
  const found = score(vector);
  return JSON.stringify(isFault(found) ? { vector, fault: found } : { ...found, vector });
}

function say(vector: string, isExplained: boolean, io: CliIo): void {
  const found = score(vector);
  if (isFault(found)) {
    io.err(`${vector}\n  ${found.message} ${found.mend} [${found.rule}]\n`);
    return;
  }
  const sentences = isExplained ? explainScore(vector) : [];
  const more = Array.isArray(sentences) ? sentences.slice(1).map((sentence) => `  ${sentence}\n`) : [];
  io.out(`${sayScore(found)}  ${found.vector}\n${more.join('')}`);
}

/** `tidegate score`: offline, exact, strict. */
export const scoreCommand: CliCommand = {
  path: 'score',
  summary: 'Score CVSS vectors of version 2.0 to 4.0, exactly',
  examples: [
    'tidegate score CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H',
    'tidegate score --explain CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
    'tidegate score --json - < vectors.txt',
  ],
  configure(command: Command): void {
    command
      .argument('<vector...>', 'CVSS vectors; - reads one a line from standard input')
      .option('--json', 'one JSON object a line')
      .option('--explain', 'say in sentences what each vector means');
  },
  async run(args, options, io) {
    const vectors = await vectorsFrom(args[0] as string[], io);
    if (vectors.length === 0) throw new CliFailure('There is no vector to score.');
    for (const vector of vectors) {
      if (options.json) io.out(`${jsonLine(vector)}\n`);
      else say(vector, Boolean(options.explain), io);
    }
    return vectors.some((vector) => isFault(score(vector))) ? exitCodes.findings : exitCodes.ok;
  },
};
