// A seeded choice of declarations: mutating all of the law would take a day.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Whole top-level declarations out of these files, drawn by the seed until they hold so many lines, as Stryker names them. */
export function chosenPlaces(files: readonly string[], lines: number, seed: string): readonly string[] {
  const drawn = files
    .flatMap((file) => declarationsIn(readFileSync(file, 'utf8')).map(([from, to]) => ({ file, from, to })))
    .map((place) => ({ ...place, lot: lotOf(`${seed}/${place.file}:${place.from}`) }))
    .sort((a, b) => a.lot.localeCompare(b.lot));
  let left = lines;
  return drawn.flatMap(({ file, from, to }) => {
    if (left <= 0) return [];
    left -= to - from + 1;
    return [`${file}:${from}-${to}`];
  });
}

const lotOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** First and last line, from 1, of everything that is declared at the top and does something at run time. */
function declarationsIn(source: string): readonly (readonly [number, number])[] {
  const lines = source.split('\n');
  const found: [number, number][] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!/^(export )?(async )?(function|const|class)\b/.test(lines[at]!)) continue;
    let end = at;
    // A declaration goes on while what follows is indented or closes it.
    while (end + 1 < lines.length && /^(\s+\S|[)}\]]|$)/.test(lines[end + 1]!) && !isOver(lines, end)) end += 1;
    found.push([at + 1, end + 1]);
    at = end;
  }
  return found;
}

/** Whether a declaration ends with this line: the next line is blank and this one is not inside of anything. */
function isOver(lines: readonly string[], at: number): boolean {
  return lines[at + 1] === '' && (/^\S/.test(lines[at]!) || /;$/.test(lines[at]!)) && !/^\s/.test(lines[at]!);
}
