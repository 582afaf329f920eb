import { isFault, mainScore, score } from '../../core/scores/score.ts';
import { notRated } from '../../parts/advisory/advisory-view.ts';
import { sayVector } from '../prose/lines.ts';
import type { Taken } from './taken.ts';
import { classed, type Element, hasClass, inside, lineOf, within } from './tree.ts';

const badgeIn = (element: Element): Element | undefined => classed(within(element), 'severity');

/** The word of a badge, in small letters. */
function wordIn(badge: Element | undefined): string {
  const [word = ''] = badge?.children ?? [];
  return typeof word === 'string' ? word.toLowerCase() : '';
}

/** A vector with its score as one line says both; where the page shows another score, what it shows. */
function said(badge: Element | undefined, vector: string, of?: string): string[] {
  const word = wordIn(badge);
  if (vector === '') return [word];
  const found = score(vector);
  const shown = lineOf(classed(badge ? within(badge) : [], 'severity-score'));
  if (isFault(found) || shown !== mainScore(found).toFixed(1)) return [`${lineOf(badge)} ${vector}`.trim()];
  return [sayVector(found, of), ...(of === undefined && word !== found.severity ? [word] : [])];
}

/** The lines in which a page tells how bad it is: the main score or word first, then further scores with what they are of. */
export function severitiesOf(section: Element | undefined, taken: Taken): readonly string[] {
  const [first, ...others] = inside(section).filter(({ name }) => name === 'p' || name === 'ul');
  const isUnrated = lineOf(first) === notRated;
  if (!first || !(isUnrated || badgeIn(first))) return [];
  const lists = others.filter(({ name }) => name === 'ul');
  taken.one(first);
  const vector = taken.one(others.find((each) => each.name === 'p' && hasClass(each, 'hash')));
  // What the metrics mean is said in sentences that follow from the vector.
  taken.all(lists.filter((list) => !inside(list).some(badgeIn)));
  const further = taken.all(lists.flatMap(inside).filter(badgeIn));
  return [
    ...(isUnrated ? [] : said(badgeIn(first), lineOf(vector))),
    ...further.flatMap((one) => {
      const badge = one.children.findIndex((child) => typeof child !== 'string');
      const of = one.children.slice(0, badge).join('').replace(/: *$/, '');
      return said(badgeIn(one), lineOf(classed(within(one), 'hash')), of);
    }),
  ];
}
