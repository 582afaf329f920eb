/** One corpus and how far we agree with it. */
export interface Agreement {
  readonly name: string;
  readonly agrees: number;
  readonly of: number;
  readonly first?: string;
}

/** Counts how many of a corpus we agree with, and keeps the first that we do not. */
export function agreement<T>(
  name: string,
  all: readonly T[],
  agrees: (one: T) => boolean,
  say: (one: T) => string,
): Agreement {
  const not = all.filter((one) => !agrees(one));
  return {
    name,
    agrees: all.length - not.length,
    of: all.length,
    ...(not[0] === undefined ? {} : { first: say(not[0]) }),
  };
}
