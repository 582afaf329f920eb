/**
 * Long work as a row of short pieces: whoever walks it may let others have their turn between two. It is pure, so that its
 * answer is the same however long each rest is.
 */
export type InPieces<Answer> = Generator<void, Answer>;

/** The answer of such work, done in one go. */
export function atOnce<Answer>(work: InPieces<Answer>): Answer {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** So many small things are one piece. */
export const handful = 1_000;

/** What comes of each, in the order given, a handful at a time. */
export function* eachInPieces<One, Other>(all: readonly One[], of: (one: One) => Other): InPieces<Other[]> {
  const made: Other[] = [];
  for (let from = 0; from < all.length; from += handful) {
    if (from > 0) yield;
    made.push(...all.slice(from, from + handful).map(of));
  }
  return made;
}
