import type { Finding } from './library.ts';

// RFC 5646 §2.2.1, §2.2.3 and §2.2.4: subtags that are reserved for private use, and so say nothing to a reader elsewhere.
const language = /^q[a-t][a-z]$/;
const script = /^q(?:aa[a-z]|ab[a-x])$/;
const region = /^(?:aa|q[m-z]|x[a-z]|zz)$/;

/** Whether a language tag has a subtag that is reserved for private use: `qtx`, `en-Qabc` or `fr-ZZ`. */
export function isPrivateLanguage(tag: string): boolean {
  const [first = '', ...rest] = tag.toLowerCase().split('-');
  if (language.test(first)) return true;
  // Behind a single letter stand extensions, which have no scripts and regions.
  const end = rest.findIndex((part) => part.length === 1);
  return (end < 0 ? rest : rest.slice(0, end)).some((part) => script.test(part) || region.test(part));
}

/**
 * Test 6.2.14. The library's own walks through the whole registry of languages three times and takes longer than all
 * its other tests together.
 */
export function privateLanguages(document: unknown): readonly Finding[] {
  const head = (document as { document?: { lang?: unknown; source_lang?: unknown } } | null)?.document;
  return (['lang', 'source_lang'] as const).flatMap((field) => {
    const tag = head?.[field];
    if (typeof tag !== 'string' || !isPrivateLanguage(tag)) return [];
    return [{ clause: '6.2.14', path: `/document/${field}`, message: `${tag} is reserved for private use` }];
  });
}
