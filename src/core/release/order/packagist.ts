import { compareDigits, isDigits } from './digits.ts';

/** PHP's version_compare, which Composer builds on. */
export function comparePackagist(a: string, b: string): number {
  const [x, y] = [parts(a), parts(b)];
  for (let n = 0; n < Math.min(x.length, y.length); n += 1) {
    const order = compareParts(x[n]!, y[n]!);
    if (order !== 0) return order;
  }
  const shared = Math.min(x.length, y.length);
  return compareEnd(x.slice(shared)) - compareEnd(y.slice(shared));
}

function parts(text: string): readonly string[] {
  return text
    .trim()
    .replace(/^v/i, '')
    .replace(/[-_+]/g, '.')
    .replace(/([^\d.])(\d)/g, '$1.$2')
    .replace(/(\d)([^\d.])/g, '$1.$2')
    .split('.')
    .filter((part) => part !== '');
}

/** What is longer is newer by a number, and older or newer by what its next word means. */
function compareEnd(rest: readonly string[]): number {
  return rest.map((part) => (isDigits(part) ? 1 : compareWords(part, '#'))).find((order) => order !== 0) ?? 0;
}

function compareParts(a: string, b: string): number {
  const [x, y] = [isDigits(a), isDigits(b)];
  if (x && y) return compareDigits(a, b);
  if (!x && !y) return compareWords(a, b);
  return x ? compareWords('#', b) : compareWords(a, '#');
}

const ranks: readonly (readonly [RegExp, number])[] = [
  [/^dev/, 0],
  [/^a/, 1],
  [/^b/, 2],
  [/^(RC|rc)/, 3],
  [/^#/, 4],
  [/^p/, 5],
];

/** A word that PHP does not know comes before all that it knows. */
const rank = (word: string): number => ranks.find(([form]) => form.test(word))?.[1] ?? -1;
const compareWords = (a: string, b: string): number => rank(a) - rank(b);
