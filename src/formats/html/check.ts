import { type Fault, fault } from '../../core/case/fault.ts';

interface Rule {
  readonly id: string;
  /** Where the rule is broken, '' for the page as a whole, or undefined. */
  readonly broken: (page: string, tags: readonly string[]) => string | undefined;
  readonly message: string;
  readonly mend: string;
}

const whole = (isMet: (page: string, tags: readonly string[]) => boolean): Rule['broken'] => {
  return (page, tags) => (isMet(page, tags) ? undefined : '');
};
const hasTag = (shape: RegExp) => whole((_, tags) => tags.some((tag) => shape.test(tag)));
const noTag =
  (...shapes: readonly RegExp[]): Rule['broken'] =>
  (_, tags) =>
    tags.find((tag) => shapes.every((shape) => shape.test(tag)))?.slice(0, 80);

/** A tag whose attributes say nothing: an address may well hold what looks like one. */
const withoutValues = (tag: string): string => tag.replaceAll(/= ?(?:"[^"]*"|'[^']*')/g, '=""');

// Text is escaped in our pages, so whatever begins like a tag is one. White space in it is one blank, so that no pattern has to try how much there is.
const tag = /<[a-z!/][^<>]*>?/gi;

const rules: readonly Rule[] = [
  {
    id: 'html-doctype',
    broken: whole((page) => /^<!doctype html>\s*<html\b/i.test(page)),
    message: 'It does not begin as an HTML document.',
    mend: 'Begin it with <!doctype html>.',
  },
  {
    id: 'html-lang',
    broken: hasTag(/^<html\s(?:[^<>]*\s)?lang="[A-Za-z-]{2,}"/i),
    message: 'It does not say its language.',
    mend: 'Set lang on the html element (WCAG 3.1.1).',
  },
  {
    id: 'html-charset',
    broken: hasTag(/^<meta charset="utf-8"/i),
    message: 'It does not say its encoding.',
    mend: 'Have <meta charset="utf-8"> in its head.',
  },
  {
    id: 'html-title',
    broken: whole((page) => /<title>\s*[^\s<][^<]*<\/title>/i.test(page)),
    message: 'It has no title.',
    mend: 'Give it a title (WCAG 2.4.2).',
  },
  {
    id: 'html-heading',
    broken: hasTag(/^<h1\b/i),
    message: 'It has no main heading.',
    mend: 'Have one h1.',
  },
  {
    id: 'html-script',
    broken: noTag(/^<script\b/i),
    message: 'It has a script, and an advisory has to be readable without one.',
    mend: 'Take the script out.',
  },
  {
    id: 'html-handler',
    broken: (_, tags) => tags.find((tag) => /[ /"']on[a-z]+ ?=/i.test(withoutValues(tag)))?.slice(0, 80),
    message: 'An element runs a script on an event.',
    mend: 'Take the attribute out.',
  },
  {
    id: 'html-address',
    broken: noTag(/[ /"'](?:href|src|action) ?= ?["']? ?(?:javascript|data|vbscript):/i),
    message: 'A link runs a script or carries data.',
    mend: 'Link to an address that begins with https:.',
  },
  {
    id: 'html-embedded',
    broken: noTag(/^<(?:iframe|object|embed|img|audio|video)\b/i, /[ /"']src ?= ?["']? ?(?:https?:)?\/\//i),
    message: 'It loads something from another place, which then knows its readers.',
    mend: 'Leave it out or link to it.',
  },
];

/** What is wrong with an advisory's page: that it is whole, readable without a script, and fetches nothing foreign. */
export async function checkHtml(page: string): Promise<readonly Fault[]> {
  const tags = (page.match(tag) ?? []).map((each) => each.replaceAll(/\s+/g, ' '));
  return rules.flatMap(({ id, broken, message, mend }) => {
    const at = broken(page, tags);
    if (at === undefined) return [];
    return [fault(id, '', at ? `${message} It reads ${at}` : message, mend)];
  });
}
