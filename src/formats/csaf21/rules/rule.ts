import type { Csaf21 } from './view.ts';

/** Where a rule is broken (a JSON pointer) and what is wrong there. */
export type Found = readonly [path: string, message: string];

/** One test of CSAF 2.1 that the library of the BSI lacks, or judges by an older draft. */
export interface Rule {
  /** Its number, such as `6.1.21`: 6.1 must hold, 6.2 should, 6.3 is a remark. */
  readonly clause: string;
  /** Every place that breaks it. */
  find(document: Csaf21): Iterable<Found>;
}

/** A rule that looks at each of some things alike. */
export const eachOf = <T>(
  clause: string,
  things: (document: Csaf21) => Iterable<T>,
  judge: (thing: T, document: Csaf21) => Iterable<Found> | Found | undefined | false,
): Rule => ({
  clause,
  *find(document) {
    for (const thing of things(document)) {
      const found = judge(thing, document);
      if (found && typeof (found as Found)[0] === 'string') yield found as Found;
      else if (found) yield* found as Iterable<Found>;
    }
  },
});
