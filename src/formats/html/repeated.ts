import type { VersionLine } from '../prose/outline.ts';
import type { Taken } from './taken.ts';
import { type Element, inside, lineOf, wordsOf } from './tree.ts';

type Line = VersionLine | string;

const entriesOf = (elements: readonly Element[]): readonly Element[] =>
  elements.flatMap((each) => (each.name === 'ul' ? inside(each) : [each]));

/**
 * Takes what a page says a second time, beside its table of versions, where it says the same there: which versions are
 * affected. Anything else stays, and is told.
 */
export function takeAffected(
  card: Element | undefined,
  lines: readonly Line[],
  statements: readonly string[],
  taken: Taken,
): void {
  const said = new Set([...statements, 'No version is known to be affected.']);
  for (const line of lines) {
    if (typeof line === 'string') continue;
    const { productAndLine = '', affected } = line;
    // A release line is a word or a few.
    for (let [end, words] = [productAndLine.length, 0]; end > 0 && words <= 5; words += 1) {
      said.add(`${productAndLine.slice(0, end)}: ${affected}`);
      end = productAndLine.lastIndexOf(' ', end - 1);
    }
  }
  taken.all(entriesOf(inside(card)).filter((entry) => said.has(wordsOf(entry))));
}

/** Takes the sentences that name the versions to upgrade to, where each is one of the table; and that there is no workaround. */
export function takeUpgrades(elements: readonly Element[], lines: readonly Line[], taken: Taken): void {
  const patched = new Set(lines.map((line) => (typeof line === 'string' ? undefined : line.patched)));
  const isSame = (sentence: string): boolean => {
    const [, versions] = /(?:^U|: u)pgrade to (\S+(?:, \S+)*)\.$/.exec(sentence) ?? [];
    return versions?.split(', ').every((each) => patched.has(each)) ?? sentence === 'No workaround is known.';
  };
  taken.all(entriesOf(elements).filter((entry) => isSame(lineOf(entry))));
}
