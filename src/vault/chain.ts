import type { BookKind } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import { isSame, lengthPrefixed, sha256 } from './bytes.ts';

/** What stands in the clear about one entry of a book. `seq` counts from 1 without gaps. */
export interface LinkHeader {
  readonly project: string;
  readonly kind: BookKind;
  readonly book: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: string;
}

/** One stored entry: its header, its body as the bytes that are stored (sealed), and its link. */
export interface LinkedRow {
  readonly header: LinkHeader;
  readonly body: Buffer;
  readonly hash: Buffer;
}

/** A link that somebody outside has seen: a receipt, a checkpoint, a backup. */
export interface WitnessedLink {
  readonly seq: number;
  readonly hash: Buffer;
}

export type ChainVerdict = { valid: true; count: number } | { valid: false; seq: number; why: string };

/**
 * The hash that chains an entry to the one before it: SHA-256, 32 bytes, over header and stored bytes.
 * @param prev the hash of the entry before, null for the first of the book.
 */
export function link(prev: Buffer | null, header: LinkHeader, body: Buffer): Buffer {
  const { project, kind, book, seq, type, at, actor } = header;
  return sha256(
    lengthPrefixed(['tidegate/chain/1', prev ?? '', project, kind, book, String(seq), type, at, actor, body]),
  );
}

/**
 * Checks a whole book from its first entry, in order. Any edit, loss in the middle, insertion, swap or change of a time
 * shows. A chain that was cut at its end, or written anew from some point on, is consistent in itself: it shows only
 * against `witnessed` links.
 */
export function verifyChain(rows: readonly LinkedRow[], witnessed: readonly WitnessedLink[] = []): ChainVerdict {
  let prev: Buffer | null = null;
  const first = rows[0]?.header;
  for (const [index, { header, body, hash }] of rows.entries()) {
    const seq = index + 1;
    if (header.seq !== seq) return broken(seq, `entry ${seq} is missing or out of order`);
    if (header.project !== first?.project || header.kind !== first.kind || header.book !== first.book) {
      return broken(seq, `entry ${seq} belongs to another book`);
    }
    if (!isSame(link(prev, header, body), hash)) return broken(seq, `entry ${seq} is not what was recorded`);
    prev = hash;
  }
  for (const { seq, hash } of witnessed) {
    const row = rows[seq - 1];
    if (!row) return broken(seq, `entry ${seq} was seen outside and is missing here`);
    if (!isSame(row.hash, hash)) return broken(seq, `entry ${seq} differs from what was seen outside`);
  }
  return { valid: true, count: rows.length };
}

function broken(seq: number, why: string): ChainVerdict {
  return { valid: false, seq, why };
}
