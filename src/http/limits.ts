import { isIP } from 'node:net';
import { digest } from '../app/digest.ts';
import { type Instant, toEpoch } from '../core/process/instant.ts';

/**
 * How many requests of a class one network may make in so many seconds; `words` counts what one person writes from
 * wherever they are, since people behind one network must not wait for each other.
 */
export const limits = {
  report: { most: 20, seconds: 3_600 },
  key: { most: 5, seconds: 60 },
  join: { most: 30, seconds: 3_600 },
  door: { most: 30, seconds: 60 },
  words: { most: 30, seconds: 3_600 },
  api: { most: 600, seconds: 60 },
} as const;
export type Limit = keyof typeof limits;

/** The part of an address that one household shares: an IPv4 address, the first 56 bits of an IPv6 one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail] = plain.toLowerCase().split('%')[0]!.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(gap).fill('0'), ...back].map((group) => group.padStart(4, '0'));
  return `${groups.slice(0, 3).join(':')}:${groups[3]?.slice(0, 2) ?? ''}`;
}

/**
 * Counts requests in memory only. What is kept is a digest of the network under a salt that changes every day, so that
 * not even this process can tell tomorrow who came today.
 */
export class Counter {
  readonly #salt: () => string;
  readonly #windows = new Map<string, { from: number; count: number }>();
  #day = '';
  #daySalt = '';

  /** @param salt a fresh unpredictable text at every call */
  constructor(salt: () => string) {
    this.#salt = salt;
  }

  /** Counts one request. @returns nothing when it may pass, else the seconds to wait */
  count(limit: Limit, address: string, now: Instant): number | undefined {
    const day = now.slice(0, 10);
    if (day !== this.#day) {
      this.#day = day;
      this.#daySalt = this.#salt();
      this.#windows.clear();
    }
    const { most, seconds } = limits[limit];
    const at = toEpoch(now);
    const key = digest(this.#daySalt, limit, networkOf(address));
    const window = this.#windows.get(key);
    if (!window || at - window.from >= seconds * 1_000 || at < window.from) {
      if (this.#windows.size >= 100_000) this.#windows.clear();
      this.#windows.set(key, { from: at, count: 1 });
      return undefined;
    }
    window.count += 1;
    if (window.count <= most) return undefined;
    return Math.max(1, Math.ceil((window.from + seconds * 1_000 - at) / 1_000));
  }
}
