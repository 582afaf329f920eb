import { type Fault, fault } from '../../core/case/fault.ts';

interface Rule {
  readonly id: string;
  /** Where the rule is broken, or undefined. */
  readonly broken: (page: string) => string | undefined;
  readonly message: string;
  readonly mend: string;
}

const lacks = (shape: RegExp) => (page: string) => (shape.test(page) ? undefined : '');
const has = (shape: RegExp) => (page: string) => shape.exec(page)?.[0].slice(0, 80);

// Text is escaped in our pages, so whatever looks like a tag is one.
const rules: readonly Rule[] = [
  {
    id: 'html-doctype',
    broken: lacks(/^<!doctype html>\s*<html\b/i),
    message: 'It does not begin as an HTML document.',
    mend: 'Begin it with <!doctype html>.',
  },
  {
    id: 'html-lang',
    broken: lacks(/<html [^>]*\blang="[A-Za-z-]{2,}"/i),
    message: 'It does not say its language.',
    mend: 'Set lang on the html element (WCAG 3.1.1).',
  },
  {
    id: 'html-charset',
    broken: lacks(/<meta charset="utf-8"/i),
    message: 'It does not say its encoding.',
    mend: 'Have <meta charset="utf-8"> in its head.',
  },
  {
    id: 'html-title',
    broken: lacks(/<title>\s*[^\s<][^<]*<\/title>/i),
    message: 'It has no title.',
    mend: 'Give it a title (WCAG 2.4.2).',
  },
  {
    id: 'html-heading',
    broken: lacks(/<h1\b[^>]*>/i),
    message: 'It has no main heading.',
    mend: 'Have one h1.',
  },
  {
    id: 'html-script',
    broken: has(/<script\b[^>]*>/i),
    message: 'It has a script, and an advisory has to be readable without one.',
    mend: 'Take the script out.',
  },
  {
    id: 'html-handler',
    broken: has(/<[a-z][^>]{0,2000}\son[a-z]+\s*=/i),
    message: 'An element runs a script on an event.',
    mend: 'Take the attribute out.',
  },
  {
    id: 'html-address',
    broken: has(/<[a-z][^>]{0,2000}\s(?:href|src|action)="\s*(?:javascript|data|vbscript):/i),
    message: 'A link runs a script or carries data.',
    mend: 'Link to an address that begins with https:.',
  },
  {
    id: 'html-embedded',
    broken: has(/<(?:iframe|object|embed|img|audio|video)\b[^>]{0,2000}\bsrc="https?:/i),
    message: 'It loads something from another place, which then knows its readers.',
    mend: 'Leave it out or link to it.',
  },
];

/** What is wrong with an advisory's page: that it is whole, readable without a script, and fetches nothing foreign. */
export async function checkHtml(page: string): Promise<readonly Fault[]> {
  return rules.flatMap(({ id, broken, message, mend }) => {
    const at = broken(page);
    if (at === undefined) return [];
    return [fault(id, '', at ? `${message} It reads ${at}` : message, mend)];
  });
}
