import type { Outline, ReferenceLine, VersionLine } from '../prose/outline.ts';
import { factsOf, withdrawnLineOf } from './facts.ts';
import { takeAffected } from './repeated.ts';
import { Taken } from './taken.ts';
import { textsOf } from './texts.ts';
import { classed, type Element, empty, hasClass, inside, lineOf, named, within, wordsOf } from './tree.ts';

function versionOf(row: Element): VersionLine | string {
  const cells = inside(row);
  const [productAndLine = '', affected = '', fixed = '', first = ''] = cells.map(wordsOf);
  if (cells.length !== 4) return lineOf(row);
  const isPatch = within(cells[2]!).some((each) => each.name === 'strong' || hasClass(each, 'exact'));
  const [isOpen, planned] = /^not yet(?:: (.+))?$/s.exec(fixed) ?? [];
  const why = isPatch ? { patched: fixed } : isOpen === undefined ? { unpatched: fixed } : planned ? { planned } : {};
  return { productAndLine, affected, ...why, ...(first ? { first } : {}) };
}

function versionsOf(section: Element | undefined, taken: Taken): readonly (VersionLine | string)[] {
  const table = taken.one(named(inside(section), 'table'));
  const rows = within(table ?? empty).filter(({ name }) => name === 'tr');
  return rows.slice(1).map(versionOf);
}

function referenceOf(item: Element): ReferenceLine | string {
  const [link, kind] = inside(item);
  const url = link?.attributes.href;
  if (link?.name !== 'a' || !url) return lineOf(item);
  const title = wordsOf(link);
  // Words beside the two are of nothing that is read.
  if (lineOf(item).replaceAll(' ', '') !== `${title}${lineOf(kind)}`.replaceAll(/\s/g, '')) return lineOf(item);
  return { url, ...(title === url ? {} : { title }), ...(kind ? { kind: lineOf(kind) } : {}) };
}

/** Terms and what they are, of the lists of definitions in a section. */
function pairsOf(section: Element | undefined, taken: Taken): { readonly term: string; readonly is: Element }[] {
  const lists = taken.all(inside(section).filter(({ name }) => name === 'dl'));
  return lists.flatMap(inside).map((pair) => ({
    term: wordsOf(named(inside(pair), 'dt')),
    is: named(inside(pair), 'dd') ?? empty,
  }));
}

/** Whether nothing but a moment stands in it. */
const isTime = (element: Element): boolean => lineOf(element) === lineOf(timeIn(element));

const timeIn = (element: Element): Element => named(within(element), 'time') ?? empty;

function revisionOf({ term, is }: { readonly term: string; readonly is: Element }): string {
  const time = timeIn(is);
  const summary = wordsOf(is).slice(wordsOf(time).length + 1);
  return `${time.attributes.datetime ?? ''}, ${term.toLowerCase()}${summary ? `: ${summary}` : ''}`;
}

/** What a page is around an advisory. */
function takeFrame(body: Element, sections: ReadonlyMap<string, Element>, taken: Taken): void {
  const isFrame = (each: Element): boolean => ['header', 'footer'].includes(each.name) || hasClass(each, 'skip');
  taken.all(inside(body).filter(isFrame));
  taken.one(within(body).find((each) => hasClass(each, 'crumbs')));
  const isHead = (each: Element): boolean => hasClass(each, 'section-head') || hasClass(each, 'card-head');
  for (const section of sections.values()) taken.one(inside(section).find(isHead));
  taken.one(sections.get('formats'));
  // “Something wrong here? Tell us.”
  taken.all(inside(sections.get('changes')).filter((each) => each.name === 'p' && hasClass(each, 'muted')));
}

/** What a page says, section by section; of what stands elsewhere, or in other words, the words are left over. */
export function outlineOf(page: Element): Outline {
  const taken = new Taken();
  const unclear: string[] = [];
  const elements = within(page);
  const parts = elements.filter(({ name, attributes }) => name === 'section' && attributes.id);
  const sections = new Map(parts.map((each) => [each.attributes.id!, each]));
  const body = named(elements, 'body') ?? page;
  takeFrame(body, sections, taken);
  const head = classed(elements, 'page-head') ?? empty;
  const [id] = lineOf(classed(inside(head), 'eyebrow')).split(' · ');
  const title = taken.one(named(inside(head), 'h1'));
  const summary = taken.one(classed(inside(head), 'lead') ?? classed(inside(sections.get('details')), 'measure'));
  const withdrawn = taken.one(withdrawnLineOf(page));
  const lists = (name: string) => inside(sections.get(name)).filter((each) => each.name === 'ul');
  const versions = versionsOf(sections.get('versions'), taken);
  const statements = taken.all(lists('versions')).flatMap(inside).map(wordsOf);
  takeAffected(sections.get('affected'), versions, statements, taken);
  const said = {
    ...(id && title ? { id, title: wordsOf(title) } : {}),
    ...(withdrawn ? { withdrawn: lineOf(withdrawn) } : {}),
    facts: factsOf(page, sections, taken),
    ...(summary ? { summary: wordsOf(summary) } : {}),
    versions,
    statements,
    texts: textsOf(sections, versions, taken, (words) => unclear.push(words)),
    credit: taken.all(inside(sections.get('credit')).filter(({ name }) => name === 'p')).map((line) => {
      const url = named(inside(line), 'a')?.attributes.href;
      return { said: wordsOf(line), ...(url ? { url } : {}) };
    }),
    references: taken.all(lists('references')).flatMap(inside).map(referenceOf),
    timeline: pairsOf(sections.get('timeline'), taken).map(
      ({ term, is }) => `${(isTime(is) ? timeIn(is).attributes.datetime : undefined) ?? lineOf(is)}: ${term}`,
    ),
    history: pairsOf(sections.get('changes'), taken).map(revisionOf),
  };
  return { ...said, elsewhere: [...unclear, ...taken.leftIn(body)] };
}
