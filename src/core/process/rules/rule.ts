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
  /**
   * Carried: a duty of people that a step, a clock or a notice of the product carries. Manual: its channel is not built
   * yet. `manual` says what a person does.
   */
  readonly status: 'enforced' | 'carried' | 'manual' | 'open';
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

/** A duty of people: `place` is the step, clock or notice that carries it, `proof` its test, `manual` what a person does. */
export const carried = (id: Rule['id'], text: string, place: string, proof: string, how: string): Rule => ({
  id,
  text,
  place,
  proof,
  status: 'carried',
  manual: how,
});

/** A rule whose channel is not built yet: `manual` says what a person does meanwhile, `place` is the step that records it. */
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
