/** One corpus and how far we agree with it. */
export interface Agreement {
  readonly name: string;
  readonly agrees: number;
  readonly of: number;
  /** How many places of the documents the advisory has no room for; each is told. */
  readonly losses?: number;
  /** Those of which it is known that we do not agree, each with the reason. */
  readonly gaps?: readonly string[];
  /** The first that does not agree without being known, or is known and agrees by now: with it, the corpus is missed. */
  readonly first?: string;
}

/** Counts how many of a corpus we agree with, and keeps the first that is judged otherwise than expected. */
export function agreement<T>(
  name: string,
  all: readonly T[],
  agrees: (one: T) => boolean,
  say: (one: T) => string,
  gapOf: (one: T) => string | undefined = () => undefined,
): Agreement {
  const judged = all.map((one) => ({ one, isRight: agrees(one), gap: gapOf(one) }));
  const gaps = judged.flatMap(({ isRight, gap }) => (gap === undefined || isRight ? [] : [gap]));
  const first = judged.find(({ isRight, gap }) => isRight === (gap !== undefined));
  return {
    name,
    agrees: judged.filter(({ isRight }) => isRight).length,
    of: all.length,
    ...(gaps.length > 0 ? { gaps } : {}),
    ...(first ? { first: say(first.one) + (first.isRight ? ' agrees by now and is no known gap any more' : '') } : {}),
  };
}
