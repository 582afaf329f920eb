import type { BookKind } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import { sha256 } from '../vault/bytes.ts';
import { type LinkedRow, verifyChain } from '../vault/chain.ts';

/** What a record of a leak must hold to be checked; all else in it is for people. */
interface Record {
  readonly format: string;
  readonly book: { readonly project: string; readonly kind: BookKind; readonly book: string };
  readonly evidence: {
    readonly seq: number;
    readonly head: string;
    readonly digest: string;
    readonly knew: unknown;
  } | null;
  readonly chain: readonly {
    readonly seq: number;
    readonly type: string;
    readonly at: Instant;
    readonly actor: string;
    readonly body: string;
    readonly hash: string;
  }[];
}

function isRecord(value: unknown): value is Record {
  const it = value as Partial<Record> | null;
  return (
    typeof it === 'object' &&
    it?.format === 'tidegate/leak-record/1' &&
    typeof it.book === 'object' &&
    Array.isArray(it.chain) &&
    it.chain.every((entry) => typeof entry?.body === 'string' && typeof entry.hash === 'string')
  );
}

/**
 * Computes every hash of a record anew: of the case's chain, and of the list of who knew, which was frozen behind an entry
 * of it. @returns what does not fit, a sentence each; empty where all does
 */
export function faultsOfRecord(value: unknown): readonly string[] {
  if (!isRecord(value)) return ['This is no record of a leak: make one with `leak export --json`.'];
  const { book, chain, evidence } = value;
  const rows: LinkedRow[] = chain.map(({ seq, type, at, actor, body, hash }) => ({
    header: { ...book, seq, type, at, actor },
    body: Buffer.from(body, 'base64'),
    hash: Buffer.from(hash, 'hex'),
  }));
  const witnessed = evidence ? [{ seq: evidence.seq, hash: Buffer.from(evidence.head, 'hex') }] : [];
  const verdict = verifyChain(rows, witnessed);
  const digest = evidence && sha256(JSON.stringify(evidence.knew)).toString('hex');
  return [
    ...(verdict.valid ? [] : [`The chain does not hold: ${verdict.why}.`]),
    ...(evidence && digest !== evidence.digest ? ['The list of who knew is not the one that was frozen.'] : []),
  ];
}
