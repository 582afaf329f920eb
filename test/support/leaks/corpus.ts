import { harmless } from './harmless.ts';
import { leaky } from './leaky.ts';

/** What a text is: who writes it, and where it goes. */
export type TextKind = 'notice' | 'commit' | 'branch';

/** A template: `{a|b|c}` stands for one of the words; the variants of a template take one after the other. */
export type Template = readonly [kind: TextKind, text: string];

export interface CorpusText {
  readonly kind: TextKind;
  readonly text: string;
  /** Which template it was made of, so that a report names what was missed. */
  readonly template: string;
}

const variants = 5;

/** 300 texts that give something away and 300 that do not, in the style of real projects; none was taken from one. */
export const corpus: { readonly leaky: readonly CorpusText[]; readonly harmless: readonly CorpusText[] } = {
  leaky: spread(leaky),
  harmless: spread(harmless),
};

function spread(templates: readonly Template[]): readonly CorpusText[] {
  return templates.flatMap(([kind, template], at) =>
    Array.from({ length: variants }, (_, n) => ({ kind, text: filled(template, n * 7 + at), template })),
  );
}

/** The n-th way to fill a template; each place turns at a pace of its own, so that variants differ in more than one. */
function filled(template: string, n: number): string {
  let place = 0;
  return template.replace(/\{([^{}]*)\}/gu, (_, words: string) => {
    const all = words.split('|');
    place += 1;
    return all[(n * place + place) % all.length]!;
  });
}
