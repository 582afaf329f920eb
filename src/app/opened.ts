/** A picture that was opened, known again by its seal: the first bytes of its stored body, which no two seals share. */
interface OpenedPicture {
  readonly mark: Buffer;
  readonly state: unknown;
  readonly size: number;
}

/** The newest events of a book without a gap, oldest first. */
interface OpenedTail {
  readonly events: readonly { readonly seq: number }[];
  readonly size: number;
}

interface Held {
  readonly wrapped: Buffer;
  readonly key: Buffer;
  picture?: OpenedPicture;
  tail?: OpenedTail;
}

/** Longer tails are read anew: nobody turns so many pages of one case. */
const longestTail = 100;

/**
 * What this process has opened and will need again: unwrapped keys, the newest picture of each book and its newest events,
 * which no change can reach once they are recorded. It answers nobody by itself. Every look-up brings what the asking transaction has just read under its own row-level security, the wrapped
 * key and the mark of the seal, and finds only what was opened from those very bytes; what a person may see of it is
 * judged anew each time. A key that was destroyed is brought as null, which forgets the key and the picture with it.
 */
export class Opened {
  readonly #held = new Map<string, Held>();
  #size = 0;
  readonly #most: { readonly keys: number; readonly size: number };

  /** @param most how many keys, and how much opened text in bytes, at most; what was not asked for longest goes first */
  constructor(most: { readonly keys: number; readonly size: number } = { keys: 4_096, size: 24_000_000 }) {
    this.#most = most;
  }

  /** The key behind these wrapped bytes, by `open` where it is not known; undefined for a key that was destroyed. */
  key(id: string, wrapped: Uint8Array | null | undefined, open: (wrapped: Buffer) => Buffer): Buffer | undefined {
    if (!wrapped) {
      this.#forget(id);
      return undefined;
    }
    const held = this.#held.get(id);
    if (held?.wrapped.equals(wrapped)) {
      // Asked for last, forgotten last.
      this.#held.delete(id);
      this.#held.set(id, held);
      return held.key;
    }
    this.#forget(id);
    const bytes = Buffer.from(wrapped);
    const key = open(bytes);
    this.#held.set(id, { wrapped: bytes, key });
    this.#shrink();
    return key;
  }

  /** The picture that was opened from a body with this mark; `key` has been asked for in the same breath. */
  picture(id: string, mark: Uint8Array): unknown {
    const picture = this.#held.get(id)?.picture;
    return picture?.mark.equals(mark) ? picture.state : undefined;
  }

  /** Keeps an opened picture, frozen to its last leaf, since several will read it. @param size bytes of its text */
  keep(id: string, mark: Uint8Array, state: unknown, size: number): void {
    const held = this.#held.get(id);
    if (!held) return;
    this.#size += size - (held.picture?.size ?? 0);
    held.picture = { mark: Buffer.from(mark), state: frozen(state), size };
    this.#shrink();
  }

  /** The events from `from` to `to` at most, as far as they are at hand from the first on; `key` has been asked for. */
  tail(id: string, from: number, to: number): readonly { readonly seq: number }[] {
    const events = this.#held.get(id)?.tail?.events ?? [];
    const isOfUse = events.length > 0 && events[0]!.seq <= from && events.at(-1)!.seq <= to;
    return isOfUse ? events.filter(({ seq }) => seq >= from) : [];
  }

  /** Keeps the newest events of a book, committed and read in one transaction. @param size bytes of the newly opened text */
  keepTail(id: string, events: readonly { readonly seq: number }[], size: number): void {
    const held = this.#held.get(id);
    if (!held || events.length > longestTail) return;
    const whole = (held.tail?.size ?? 0) + size;
    this.#size += size;
    held.tail = { events: frozen(events), size: whole };
    this.#shrink();
  }

  #forget(id: string): void {
    const { picture, tail } = this.#held.get(id) ?? {};
    this.#size -= (picture?.size ?? 0) + (tail?.size ?? 0);
    this.#held.delete(id);
  }

  #shrink(): void {
    for (const id of this.#held.keys()) {
      if (this.#held.size <= this.#most.keys && this.#size <= this.#most.size) return;
      this.#forget(id);
    }
  }
}

const byRoot = new WeakMap<Buffer, Opened>();

/** What was opened under one root key, as the house holds it. */
export function openedUnder(root: Buffer): Opened {
  const opened = byRoot.get(root) ?? new Opened();
  byRoot.set(root, opened);
  return opened;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
