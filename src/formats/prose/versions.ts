import type { Advisory, AffectedRange } from '../../core/advisory/advisory.ts';
import { sayCommitSpan } from '../../core/advisory/commits.ts';
import { intervalsOf, sayInterval } from '../../core/advisory/intervals.ts';
import type { Part } from '../reading.ts';

type Product = Advisory['affected'][number];
type Commits = NonNullable<Product['commits']>[number];
type Bounds = Pick<AffectedRange, 'introduced' | 'lastAffected'> & { readonly before?: string };

/** How each kind of stretch is said, with its bounds. No pattern has two ways to read one text. */
const stretches: readonly (readonly [shape: RegExp, read: (one: string, other: string) => Bounds])[] = [
  [/^all versions$/, () => ({ introduced: '0' })],
  [/^all before (\S+)$/, (before) => ({ introduced: '0', before })],
  [/^all up to and including (\S+)$/, (lastAffected) => ({ introduced: '0', lastAffected })],
  [/^(\S+) alone$/, (one) => ({ introduced: one, lastAffected: one })],
  [/^(\S+) and later$/, (introduced) => ({ introduced })],
  [/^(\S+) up to and including (\S+)$/, (introduced, lastAffected) => ({ introduced, lastAffected })],
  [/^(\S+) up to, but not including, (\S+)$/, (introduced, before) => ({ introduced, before })],
];

/** The bounds that `sayInterval` says so; undefined of any other text. */
export function readStretch(text: string): Bounds | undefined {
  for (const [shape, read] of stretches) {
    const [whole, one = '', other = ''] = shape.exec(text) ?? [];
    if (whole !== undefined && one.length <= 80 && other.length <= 80) return read(one, other);
  }
  return undefined;
}

const span =
  /^(?:every commit|commits from ([0-9a-f]{40,64}))(?: up to, but not including, ([0-9a-f]{40,64})| up to and including ([0-9a-f]{40,64})| on)? of (\S{1,2000})$/;

/** The commits that `sayCommitSpan` says so; undefined of any other text. */
export function readCommitSpan(text: string): Commits | undefined {
  const [whole, introduced = '0', fixed, lastAffected, repo] = span.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const found = { repo: repo!, introduced, ...(fixed ? { fixed } : {}), ...(lastAffected ? { lastAffected } : {}) };
  return sayCommitSpan(found) === text ? found : undefined;
}

/** One line of versions as a range, with what it says of itself; undefined where it is none, or contradicts itself. */
function rangeIn(line: Part, name: string): AffectedRange | undefined {
  const bounds = readStretch(wordsAt(line, 'affected'));
  const patched = wordsAt(line, 'patched');
  if (!bounds || name === '' || name.length > 40 || (patched !== '' && patched !== bounds.before)) return undefined;
  const { before: _, ...range } = bounds;
  const notes = [
    ['precondition', wordsAt(line, 'first')],
    ['unpatched', wordsAt(line, 'unpatched')],
    ['planned', wordsAt(line, 'planned')],
  ].filter(([, text]) => text !== '');
  if (notes.some(([, text]) => text!.length > 500)) return undefined;
  return { line: name, ...range, ...(patched ? { fixed: patched } : {}), ...Object.fromEntries(notes) };
}

const wordsAt = (line: Part, key: string): string => {
  const { value } = line.at(key);
  return typeof value === 'string' ? value : '';
};

/** The release line of one line of versions, where it is one of this product; undefined where it is of another. */
function lineOf(line: Part, name: string): string | undefined {
  if (line.at('product').value !== undefined)
    return line.at('product').value === name ? wordsAt(line, 'line') : undefined;
  const both = wordsAt(line, 'productAndLine');
  if (both === name) return '';
  return both.startsWith(`${name} `) ? both.slice(name.length + 1) : undefined;
}

/** Every name that the product of a line of versions may have, the longest first: any word may begin its line. */
export function namesIn(line: Part): readonly string[] {
  const product = wordsAt(line, 'product');
  const both = wordsAt(line, 'productAndLine');
  if (product !== '') return [product];
  if (both.length > 250) return [];
  return [both, ...[...both.matchAll(/ /g)].map(({ index }) => both.slice(0, index)).reverse()];
}

/** The name of the product that a line of versions is of: as it stands, or all but the last word of product and line. */
export const nameIn = (line: Part): string =>
  wordsAt(line, 'product') || wordsAt(line, 'productAndLine').replace(/ \S+$/, '');

/** Ranges and commits of the product with this name. A line is taken only if what came of it says the same again. */
export function versionsOf(
  product: Omit<Product, 'ranges'>,
  name: string,
  lines: readonly Part[],
): Pick<Product, 'ranges' | 'commits'> {
  const mine = lines.flatMap((line) => {
    const named = lineOf(line, name);
    return named === undefined ? [] : [{ line, named }];
  });
  const commits = mine.flatMap(({ line }) => {
    const found = readCommitSpan(wordsAt(line, 'affected'));
    if (!found || (wordsAt(line, 'patched') !== '' && wordsAt(line, 'patched') !== found.fixed)) return [];
    line.take();
    return [found];
  });
  let found = mine.flatMap(({ line, named }) => {
    const range = rangeIn(line, named);
    return range ? [{ line, range }] : [];
  });
  for (let [before, round] = [-1, 0]; before !== found.length; round += 1) {
    // Ours agree at once. What falls apart line by line is no table of ours, and would take for ever.
    if (round === 20) found = [];
    before = found.length;
    const said = new Map(
      intervalsOf({ ...product, ranges: found.map(({ range }) => range) }).map((each) => [
        each.range,
        sayInterval(each),
      ]),
    );
    // A line may end where the next one begins; where no next one is known, it would reach further than it says.
    found = found.filter(({ line, range }) => said.get(range) === wordsAt(line, 'affected'));
  }
  for (const { line } of found) line.take();
  return { ranges: found.map(({ range }) => range), ...(commits.length > 0 ? { commits } : {}) };
}
