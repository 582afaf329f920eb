import type { VersionLine } from '../prose/outline.ts';
import { markdownOf } from './markdown.ts';
import { takeUpgrades } from './repeated.ts';
import type { Taken } from './taken.ts';
import { classed, type Element, hasClass, inside, lineOf } from './tree.ts';

/** The headings of a page by those of the Markdown page; '' is what stands before the first one. */
const headings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  details: {
    '': 'Description',
    Impact: 'Impact',
    'What an attack needs': 'Attack vectors',
    'How to tell whether it was used': 'Detection',
  },
  action: { '': 'Solution', 'Until you can': 'Workarounds' },
};

/** The elements of a section, cut at its headings of the third rank. */
function partsOf(section: Element | undefined): readonly { readonly heading: string; readonly elements: Element[] }[] {
  const parts = [{ heading: '', elements: [] as Element[] }];
  for (const element of inside(section)) {
    if (element.name === 'h3') parts.push({ heading: lineOf(element), elements: [element] });
    else parts.at(-1)!.elements.push(element);
  }
  return parts;
}

/** Every text of a page under the heading of the Markdown page, in Markdown; what stands under other headings is left. */
export function textsOf(
  sections: ReadonlyMap<string, Element>,
  versions: readonly (VersionLine | string)[],
  taken: Taken,
  unclear: (words: string) => void,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [section, known] of Object.entries(headings)) {
    for (const { heading, elements } of partsOf(sections.get(section))) {
      const name = Object.hasOwn(known, heading) ? known[heading]! : undefined;
      if (name === undefined || found[name] !== undefined) continue;
      found[name] = markdownOf(taken.one(classed(elements, 'prose')), unclear);
      if (section === 'action')
        takeUpgrades(
          elements.filter((each) => !hasClass(each, 'prose')),
          versions,
          taken,
        );
      taken.one(elements.find(({ name: tag }) => tag === 'h3'));
    }
  }
  return found;
}
