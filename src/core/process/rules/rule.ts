/** One demand of the process that the product implements, with where it is enforced and how that is proven. */
export interface Rule {
  /** R01 to R95; never reused. */
  readonly id: `R${number}`;
  /** The demand in our own words, one sentence. */
  readonly text: string;
  /** The file that enforces it, from the project's root; empty while open. */
  readonly place: string;
  /** `test file :: test name`; empty while open. */
  readonly proof: string;
  /** Manual: the product cannot enforce it, and `manual` says what a person does instead. */
  readonly status: 'enforced' | 'manual' | 'open';
  readonly manual?: string;
}

/** A rule that the product enforces: `place` is a file, `proof` is `test file :: test name`. */
export const enforced = (id: Rule['id'], text: string, place: string, proof: string): Rule => ({
  id,
  text,
  place,
  proof,
  status: 'enforced',
});

/** A rule that people keep: `manual` says how, `place` is the file that reminds them of it. */
export const manual = (id: Rule['id'], text: string, place: string, how: string): Rule => ({
  id,
  text,
  place,
  proof: '',
  status: 'manual',
  manual: how,
});

/** A rule whose place and proof are not written down yet. */
export const open = (id: Rule['id'], text: string): Rule => ({ id, text, place: '', proof: '', status: 'open' });
