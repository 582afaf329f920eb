import { severitiesOf } from './severities.ts';
import type { Taken } from './taken.ts';
import { classed, type Element, empty, hasClass, inside, lineOf, named, within, wordsOf } from './tree.ts';

type Sections = ReadonlyMap<string, Element>;

/** What the page's head tells of when it was published: two times, or that it was not. */
function momentsOf(head: Element, taken: Taken): { readonly published: string[]; readonly updated: string[] } {
  const row = inside(head).find((each) => hasClass(each, 'row'));
  const state = within(row ?? empty).find((each) => /^(Published|Draft)\b/.test(lineOf(each)));
  // The badge beside it stands in the section on severity too.
  if (state) taken.one(row);
  const [published, updated] = within(state ?? empty).filter(({ name }) => name === 'time');
  const at = (time: Element | undefined) => (time ? [time.attributes.datetime ?? ''] : []);
  return { published: published ? at(published) : state ? [lineOf(state)] : [], updated: at(updated) };
}

function withdrawalOf(callout: Element | undefined, taken: Taken): string[] {
  const since = inside(callout).find((line) => wordsOf(line).startsWith('Since '));
  const at = named(within(since ?? empty), 'time')?.attributes.datetime;
  if (!since || !at) return [];
  taken.one(since);
  taken.one(inside(callout).find((line) => lineOf(line) === stillKept));
  return [`${at}.${wordsOf(since).slice(wordsOf(since).indexOf('. ') + 1)}`];
}

/** The line in which a page says at the top that its advisory is withdrawn, where it does. */
export const withdrawnLineOf = (page: Element): Element | undefined =>
  inside(classed(within(page), 'callout-body')).find((line) => lineOf(line) === 'This advisory is withdrawn');

const stillKept = 'What follows is what it said. It is kept, and no longer holds.';

/** Label and values, by the labels of the Markdown page. */
export function factsOf(page: Element, sections: Sections, taken: Taken): Readonly<Record<string, readonly string[]>> {
  const elements = within(page);
  const head = classed(elements, 'page-head') ?? empty;
  const [, ...ids] = lineOf(taken.one(classed(inside(head), 'eyebrow'))).split(' · ');
  const also = taken.one(inside(head).find((line) => /^Also known as .+\.$/.test(lineOf(line))));
  const { published, updated } = momentsOf(head, taken);
  const brand = named(inside(classed(elements, 'brand')), 'span');
  const [project] = (brand?.children ?? []).filter((child) => typeof child === 'string');
  const address = elements.find(({ name, attributes }) => name === 'link' && attributes.rel === 'canonical');
  const weaknesses = inside(sections.get('severity')).filter((line) => lineOf(line).startsWith('Weakness: '));
  const products = inside(sections.get('versions')).filter(({ name }) => name === 'p');
  return {
    CVE: ids.filter((id) => id.startsWith('CVE-')),
    GHSA: ids.filter((id) => id.startsWith('GHSA-')),
    'Other id': [
      ...ids.filter((id) => !/^(?:CVE|GHSA)-/.test(id)),
      ...(also ? lineOf(also).slice('Also known as '.length, -1).split(', ') : []),
    ],
    Severity: severitiesOf(sections.get('severity'), taken),
    Weakness: taken.all(weaknesses).map((line) => lineOf(line).slice('Weakness: '.length)),
    Product: taken.all(products).map(lineOf),
    Published: published,
    Updated: updated,
    Withdrawn: withdrawalOf(classed(elements, 'callout-body'), taken),
    Publisher: project?.trim() ? [project.trim()] : [],
    Address: address ? [address.attributes.href ?? ''] : [],
  };
}
