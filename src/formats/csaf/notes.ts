import type { Advisory } from '../../core/advisory/advisory.ts';
import type { Affected } from '../../core/advisory/intervals.ts';
import { cweName } from '../../core/scores/cwe.ts';
import { bareText } from './schema/definitions.ts';
import type { CsafVersion } from './schema/shapes.ts';

export type Json = Record<string, unknown>;

/** A note, or none where there is nothing to say. */
export function note(category: string, title: string, text: string): Json[] {
  return text.trim() ? [{ category, title, text: text.trim() }] : [];
}

/** The texts of an advisory, each with the category and the title of its note. */
export const noteOfText = {
  summary: ['summary', 'Summary'],
  description: ['description', 'Description'],
  impact: ['details', 'Impact'],
  attackVectors: ['details', 'Attack vectors'],
  detection: ['details', 'Detection'],
  solution: ['other', 'Solution'],
  workarounds: ['other', 'Workarounds'],
} as const satisfies Partial<Record<keyof Advisory, readonly [string, string]>>;

/** The texts as notes. */
export const textNotes = (advisory: Advisory): Json[] =>
  Object.entries(noteOfText).flatMap(([field, [category, title]]) =>
    note(category, title, advisory[field as keyof typeof noteOfText]),
  );

export const timelineTitle = 'Timeline';
export const weaknessTitle = 'Weakness';
export const weaknessesTitle = 'Further weaknesses';

/** Whether 2.1 can hold the name of a weakness: its schema wants no dot in front, and CWE-520 begins with `.NET`. */
const fits = (id: string): boolean => bareText.safeParse(cweName(id)).success;

/** A weakness as a line of a note. */
export const sayWeakness = (id: string): string => `${id} ${cweName(id) ?? ''}`.trim();

/** The weaknesses of an advisory that have a field of their own, and those that only a note can tell. */
export function weaknessesOf({ cwe, weaknesses = [] }: Advisory, edition: CsafVersion) {
  const all = [...(cwe ? [cwe] : []), ...weaknesses];
  const inField = edition === '2.0' ? all.filter((id) => id === cwe) : all.filter(fits);
  const noted = all.filter((id) => !inField.includes(id));
  return { inField, first: noted.filter((id) => id === cwe), further: noted.filter((id) => id !== cwe) };
}
/** Which product the commits of a note belong to: as much of its names as tells it from the others. */
export const commitsTitle = ({ vendor, product, purl, package: name }: Affected): string =>
  ['Affected commits', vendor, product, name ?? purl].filter((part) => part !== undefined).join(': ');

function sayCommits({ repo, introduced, fixed, lastAffected }: NonNullable<Affected['commits']>[number]): string {
  const to = fixed ? ` fixed ${fixed}` : lastAffected ? ` last affected ${lastAffected}` : '';
  return `introduced ${introduced}${to} in ${repo}`;
}

/** What CSAF has no field for: commits, what happened when, and in 2.0 every weakness but the first. */
export function furtherNotes(advisory: Advisory, edition: CsafVersion): Json[] {
  const { affected, timeline = [] } = advisory;
  const { first, further } = weaknessesOf(advisory, edition);
  return [
    ...note('other', weaknessTitle, first.map(sayWeakness).join('\n')),
    ...note('other', weaknessesTitle, further.map(sayWeakness).join('\n')),
    ...affected.flatMap((one) => note('details', commitsTitle(one), (one.commits ?? []).map(sayCommits).join('\n'))),
    ...timeline.flatMap(({ at, text }) => note('other', `${timelineTitle}: ${at}`, text)),
  ];
}
