// Mistakes that can be told from the words alone. Each pattern is so narrow that what it finds is wrong; a text without a
// finding may still hold mistakes of other kinds.

/** A mistake of grammar: the words, and what is wrong with them. */
export interface Mistake {
  readonly words: string;
  readonly message: string;
}

const oneOf = (words: string): string => `(?:${words.replaceAll(' ', '|')})`;

/** Words that never stand twice in a row. */
const small = oneOf('the a an to of for and or are be with by at from must will not this');
const modal = oneOf('must should can cannot could may might will would shall');
const deny = `(?:${oneOf('do does did')} not|${oneOf('don doesn didn')}['’]t)`;
/** Verbs that end like a past without being one. */
const plainEd = oneOf('need feed exceed proceed succeed embed bleed breed heed seed shed speed shred wed weed');
const past = `(?!${plainEd}\\b)[a-z]{2,}ed`;
/** Verbs that are no nouns. */
const verb = oneOf(
  'ensure avoid allow prevent enable obtain become achieve determine verify execute provide reduce improve remove protect mitigate apply perform',
);
/** Nouns that end like a plural without being one. */
const single = oneOf('series species means news lens canvas alias bias chaos atlas hypothesis always perhaps https');
const end = '(?=\\s*(?:[.,;:?!)]|$))';

const kinds: readonly (readonly [pattern: string, flags: string, message: string])[] = [
  [`\\b(${small})\\s+\\1\\b`, 'g', 'a word stands twice'],
  [`\\b${modal}\\s+(?:not\\s+)?${past}\\b`, 'g', 'a past form cannot follow here, “be” or “have” may be missing'],
  [`\\b${deny}\\s+${past}\\b`, 'g', 'a past form cannot follow here'],
  [`\\bfor\\s+${verb}\\b`, 'g', 'a verb cannot follow “for”; “to” may be meant'],
  [`\\b[Aa]n?\\s+(?!${single}\\b)[a-z]{3,}[a-rt-z](?<![iu])s\\b${end}`, 'g', 'a plural cannot follow “a”'],
  [`\\b${oneOf('could should would must might')}\\s+of\\b(?!\\s+course)`, 'g', '“have” is meant instead of “of”'],
  [`\\b${oneOf('they we')}\\s+${oneOf('is was has')}\\b`, 'gi', 'the verb is singular and its subject plural'],
  [`\\b[Aa]\\s+(?!eu|on(?:e|ce)\\b|one-)[aeio][a-z]{4,}\\b`, 'g', '“an” stands before a vowel'],
  [`\\b[Aa]n\\s+(?:[bcdgjkpqtvwyz][a-z]{4,}|[flmnrs][aeiou][a-z]{3,})\\b`, 'g', '“a” stands before a consonant'],
];
const patterns = kinds.map(([pattern, flags, message]) => ({ pattern: new RegExp(pattern, flags), message }));

/** Mistakes of grammar in an English text, in the order of the text's kinds of mistake. */
export function mistakesIn(text: string): readonly Mistake[] {
  return patterns.flatMap(({ pattern, message }) =>
    [...text.matchAll(pattern)].map(([words]) => ({ words: words.replaceAll(/\s+/g, ' '), message })),
  );
}
