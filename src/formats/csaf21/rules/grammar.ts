import { mistakesIn } from './english.ts';
import type { Found, Rule } from './rule.ts';
import type { At, Csaf21 } from './view.ts';

/** Where a document holds sentences (test 6.3.16); `*` stands for each of a list. */
const places = [
  'document/acknowledgments/*/summary',
  'document/aggregate_severity/text',
  'document/distribution/text',
  'document/notes/*/audience',
  'document/notes/*/text',
  'document/notes/*/title',
  'document/publisher/issuing_authority',
  'document/references/*/summary',
  'document/title',
  'document/tracking/revision_history/*/summary',
  'product_tree/product_groups/*/summary',
  'vulnerabilities/*/acknowledgments/*/summary',
  'vulnerabilities/*/involvements/*/summary',
  'vulnerabilities/*/notes/*/audience',
  'vulnerabilities/*/notes/*/text',
  'vulnerabilities/*/notes/*/title',
  'vulnerabilities/*/references/*/summary',
  'vulnerabilities/*/remediations/*/details',
  'vulnerabilities/*/remediations/*/entitlements/*',
  'vulnerabilities/*/remediations/*/restart_required/details',
  'vulnerabilities/*/threats/*/details',
  'vulnerabilities/*/title',
].map((place) => place.split('/'));

/** What stands at a place that may go through lists, each with its own path. */
function* at(value: unknown, [name, ...rest]: readonly string[], path = ''): Iterable<At<string>> {
  if (name === undefined) {
    if (typeof value === 'string') yield { path, it: value };
  } else if (name === '*' && Array.isArray(value)) {
    for (const [n, one] of value.entries()) yield* at(one, rest, `${path}/${n}`);
  } else if (name !== '*' && typeof value === 'object' && value !== null && Object.hasOwn(value, name)) {
    yield* at((value as Readonly<Record<string, unknown>>)[name], rest, `${path}/${name}`);
  }
}

function* grammar(document: Csaf21): Iterable<Found> {
  const { lang } = document.document;
  if (lang === undefined) return;
  if (!/^en(-|$)/i.test(lang)) {
    // "It SHALL fail if the given language is not supported."
    yield ['/document/lang', `the grammar of ${lang} cannot be looked at here`];
    return;
  }
  for (const place of places) {
    for (const { path, it } of at(document, place)) {
      for (const { words, message } of mistakesIn(it)) yield [path, `“${words}”: ${message}`];
    }
  }
}

/** A check of grammar by rules of ours, for English; it starts no program and asks nobody. */
export const grammarRule: Rule = { clause: '6.3.16', find: grammar };
