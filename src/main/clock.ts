import { fromEpoch, type Instant, plus, toEpoch } from '../core/process/instant.ts';

/** The real clock of the house: the only place that reads the machine's. */
export const realNow = (): Instant => fromEpoch(Date.now());

/** A clock for replays: it stands still until it is moved, and can be let run on. It never goes back. */
export interface VirtualClock {
  readonly now: () => Instant;
  moveTo(at: Instant): void;
  /** From now on it runs with the machine's clock, from where it stands. */
  run(): void;
}

export function virtualClock(start: Instant): VirtualClock {
  let stands = start;
  let runsSince: number | undefined;
  const now = () => (runsSince === undefined ? stands : plus(stands, Math.floor(performance.now() - runsSince)));
  return {
    now,
    moveTo(at) {
      if (toEpoch(at) < toEpoch(now()))
        throw new RangeError(`The clock stands at ${now()} and cannot go back to ${at}.`);
      stands = at;
      if (runsSince !== undefined) runsSince = performance.now();
    },
    run() {
      runsSince ??= performance.now();
    },
  };
}
