import { uptime } from 'node:os';
import { fromEpoch, type Instant, minute, plus, sayInstant, toEpoch } from '../core/process/instant.ts';

/** The real clock of the house: the only place that reads the machine's. */
export const realNow = (): Instant => fromEpoch(Date.now());

/** What a steady clock reads: the wall, and milliseconds that nobody can set, which run on while the machine sleeps. */
export interface Readings {
  readonly wall: () => number;
  readonly steady: () => number;
}

const leap = 2 * minute;
const settling = 15 * minute;

const ofTheMachine: Readings = { wall: () => Date.now(), steady: () => uptime() * 1_000 };

/**
 * The machine's clock, not believed when it leaps ahead: what was due in a year must not happen because somebody set
 * the year. A leap of more than two minutes counts once it has stood for a quarter of an hour, in which a wrongly set
 * clock is usually mended; until then the time runs on from where it was. Small corrections add up to such a leap: two
 * minutes are given in any quarter of an hour, and no more. A clock that is set back is taken at its word,
 * since that makes things later and never earlier.
 */
export function steadyClock(log: (line: string) => void, { wall, steady }: Readings = ofTheMachine): () => Instant {
  let trusted = { wall: wall(), steady: steady() };
  let leaptAt: number | undefined;
  let gained = 0;
  return () => {
    const read = { wall: wall(), steady: steady() };
    const expected = trusted.wall + (read.steady - trusted.steady);
    const recent = Math.max(0, gained - ((read.steady - trusted.steady) * leap) / settling);
    const sum = recent + read.wall - expected;
    const isAhead = sum > leap;
    if (isAhead && leaptAt === undefined) {
      leaptAt = read.steady;
      const seen = sayInstant(fromEpoch(read.wall));
      log(`The machine's clock has leapt ahead to ${seen}. Nothing is done by it before it has stood for 15 minutes.`);
    }
    if (isAhead && read.steady - leaptAt! < settling) return fromEpoch(Math.floor(expected));
    if (expected - read.wall > leap) log(`The machine's clock was set back to ${sayInstant(fromEpoch(read.wall))}.`);
    leaptAt = undefined;
    gained = isAhead ? 0 : Math.max(0, sum);
    trusted = read;
    return fromEpoch(read.wall);
  };
}

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
