import type { Chance } from './samples.ts';

/** Chance that can be repeated: mulberry32 over a seed. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    is: (probability: number): boolean => next() < probability,
    of: <T>(list: readonly T[]): T => list[below(list.length)]!,
    weighted: <T>(list: readonly T[], weight: (it: T) => number): T => {
      let left = next() * list.reduce((sum, it) => sum + weight(it), 0);
      for (const it of list) {
        left -= weight(it);
        if (left <= 0) return it;
      }
      return list.at(-1)!;
    },
  };
}
