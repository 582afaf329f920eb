import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const page = join(resolve(import.meta.dirname, '..'), 'docs/reliability.md');

/**
 * Writes the last figures of a long run into its part of docs/reliability.md, which stands between two comments that
 * name the command. The rest of the page stays as it is; a part that is missing is put at the end.
 */
export function recordFigures(command: string, figures: string): void {
  const text = readFileSync(page, 'utf8');
  const [from, to] = [`<!-- figures of ${command} -->`, `<!-- end of ${command} -->`];
  const part = `${from}\n\n${figures.trim()}\n\n${to}`;
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  const next =
    start >= 0 && end > start
      ? text.slice(0, start) + part + text.slice(end + to.length)
      : `${text.trimEnd()}\n\n${part}\n`;
  writeFileSync(page, next);
}

/** Rows as a Markdown table; the first row is its heading. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const lines = rows.map((row) => `| ${row.join(' | ')} |`);
  return [lines[0], `|${'---|'.repeat(rows[0]!.length)}`, ...lines.slice(1)].join('\n');
}
