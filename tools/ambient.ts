import type { Token } from './tokens.ts';

/** Ambient reads that a room must be handed instead; each pattern is a run of tokens. */
const inCore = ['Date . now', 'new Date ( )', 'Math . random', 'performance . now', 'globalThis . crypto', 'crypto .'];

/**
 * Where a file reads the clock, chance or the environment, or writes SQL, in a room that must not.
 *
 * @returns one line a find: `line: sentence`
 */
export function ambient(tokens: readonly Token[], room: string): string[] {
  const found: string[] = [];
  const reads = [...(room === 'core' ? inCore : []), ...(room === 'main' ? [] : ['process . env'])].map((it) =>
    it.split(' '),
  );
  tokens.forEach((token, i) => {
    const bare = tokens[i - 1]?.text !== '.' && token.kind === 'name';
    for (const read of bare ? reads : []) {
      if (read.every((text, k) => tokens[i + k]?.text === text))
        found.push(
          `${token.line}: ${read.join(' ').replace(/ (?=[.()])|(?<=\.) /g, '')} is handed in, never read here`,
        );
    }
    const sql =
      token.kind !== 'mark' &&
      token.kind !== 'name' &&
      /^\s*(select\s[\s\S]+\sfrom|insert into|update\s\S+\sset|delete from)\s/i.test(token.text);
    if (sql && room !== 'store') found.push(`${token.line}: SQL is written in store/ only`);
  });
  return found;
}
