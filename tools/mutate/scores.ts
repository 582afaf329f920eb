// What the tests noticed, room by room, said and written down by the run itself.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** How many changes a test noticed, and how many none did. */
export interface RoomScore {
  readonly noticed: number;
  readonly missed: number;
}

/** The share of changes that a test noticed, in percent. */
export const percent = ({ noticed, missed }: RoomScore): number => (100 * noticed) / (noticed + missed);

const [begin, end] = ['<!-- npm run mutate: begin -->', '<!-- npm run mutate: end -->'];
const byName = <T>(rooms: ReadonlyMap<string, T>) => [...rooms].sort(([a], [b]) => a.localeCompare(b));

/** The scores as a table of text. @param bound in percent */
export function tableOf(scores: ReadonlyMap<string, RoomScore>, bound: number): string {
  return byName(scores)
    .map(([room, score]) => {
      const share = percent(score);
      const counted = `${score.noticed} of ${score.noticed + score.missed}`;
      return `${room.padEnd(24)}${counted.padStart(12)}${share.toFixed(1).padStart(8)} %${share < bound ? '  under the bound' : ''}`;
    })
    .join('\n');
}

/**
 * Puts the scores into the document, over those of the same rooms; rooms that were not looked at keep theirs.
 * @param drawn how the places were chosen, in words
 */
export function record(path: string, scores: ReadonlyMap<string, RoomScore>, drawn: string): void {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : `# Reliability\n\n${begin}\n${end}\n`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has lost the place where figures go: ${begin} … ${end}`);
  const kept = [...text.slice(from, to).matchAll(/^\| `(\S+)` \|.*$/gm)].map(([row, room]) => [room!, row] as const);
  const found = byName(scores).map(([room, score]) => {
    const share = `${percent(score).toFixed(1)} %`;
    return [
      room,
      `| \`${room}\` | ${score.noticed} | ${score.noticed + score.missed} | ${share} | ${drawn} |`,
    ] as const;
  });
  const rows = byName(new Map([...kept, ...found])).map(([, row]) => row);
  const table = ['| room | noticed | changes | score | drawn |', '|---|---|---|---|---|', ...rows].join('\n');
  writeFileSync(path, `${text.slice(0, from)}${begin}\n${table}\n${text.slice(to)}`);
}
