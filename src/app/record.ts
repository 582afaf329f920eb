import { type Actor, actorText } from '../core/access/actor.ts';
import type { Recorded } from '../core/case/events.ts';
import type { BookRef } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import { appendEvents, createBook, type Head, lockHead, readEvents } from '../store/books.ts';
import { bookKeyId, insertKey, readKey } from '../store/keys.ts';
import type { Tx } from '../store/open.ts';
import { markLength, type PictureHead, readBodies, readPicture, writePicture } from '../store/pictures.ts';
import { link } from '../vault/chain.ts';
import { derive, newKey, unwrap, wrap } from '../vault/keys.ts';
import { open, seal } from '../vault/seal.ts';
import { openedUnder } from './opened.ts';

/** An event as a book keeps it: its type stands in the clear, the rest is sealed. */
export interface BookEvent {
  readonly type: string;
}

/** How one kind of book folds, and what of its picture stands in the clear for finding it. */
export interface BookKeeping<S, E extends BookEvent> {
  evolve(name: { readonly id: string; readonly project: string }, state: S | undefined, recorded: Recorded<E>): S;
  index(state: S): { readonly number: string | null; readonly stage: string; readonly nextDueAt: Instant | null };
}

/** A book in the hand of one transaction: locked, with its key opened and its picture read. */
export interface OpenBook<S> {
  readonly ref: BookRef;
  readonly head: Head;
  readonly key: Buffer;
  readonly state: S | undefined;
}

/** Begins a book with a key of its own, and locks it. @throws Error when it exists: ids are drawn fresh */
export async function beginBook<S>(tx: Tx, root: Buffer, ref: BookRef, now: Instant): Promise<OpenBook<S>> {
  if ((await createBook(tx, ref)) !== 'done') throw new Error(`Book ${ref.kind} ${ref.id} exists already.`);
  const key = newKey();
  await insertKey(tx, bookKeyId(ref), wrap(derive(root, 'book'), key, keyAad(ref)), now);
  const head = await lockHead(tx, ref);
  return { ref, head: head!, key, state: undefined };
}

/** Locks a book for a change and reads its picture; undefined when there is no such book. */
export async function takeBook<S>(tx: Tx, root: Buffer, ref: BookRef): Promise<OpenBook<S> | undefined> {
  const head = await lockHead(tx, ref);
  if (!head) return undefined;
  // Only under the lock is the picture the newest one for certain.
  const [key, found] = await Promise.all([bookKey(tx, root, ref), readState<S>(tx, root, ref)]);
  return { ref, head, key, state: found?.state };
}

/** The current picture of a book with its sequence number, without a lock; undefined when there is no such book. */
export async function readState<S>(tx: Tx, root: Buffer, ref: BookRef): Promise<{ state: S; seq: number } | undefined> {
  const picture = await readPicture(tx, ref);
  return picture && openPicture<S>(tx, root, picture);
}

/** Every event of a book, opened, oldest first. */
export async function readBook<E extends BookEvent>(
  tx: Tx,
  root: Buffer,
  ref: BookRef,
): Promise<readonly Recorded<E>[]> {
  const head = await readPicture(tx, ref);
  return head ? readTail<E>(tx, root, ref, head, 1) : [];
}

/** The events of a book from one on, opened, oldest first, for whom has read the book's picture. */
export async function readTail<E extends BookEvent>(
  tx: Tx,
  root: Buffer,
  ref: BookRef,
  picture: Pick<PictureHead, 'wrapped' | 'seq'>,
  from: number,
): Promise<readonly Recorded<E>[]> {
  const opened = openedUnder(root);
  const key = unwrapped(root, picture.wrapped, ref);
  // What a book has once recorded never changes: only what came after the events at hand is asked for.
  const known = opened.tail(heldAs(ref), from, picture.seq) as readonly Recorded<E>[];
  const after = known.at(-1)?.seq ?? from - 1;
  if (after >= picture.seq) return known;
  let size = 0;
  const read = (await readEvents(tx, ref, after + 1)).map(({ seq, type, at, actor, body }) => {
    const text = open(key, asBuffer(body), bodyAad(ref, seq, type)).toString('utf8');
    size += text.length;
    return { seq, at, actor, event: JSON.parse(text) as E };
  });
  const all = [...known, ...read];
  opened.keepTail(heldAs(ref), all, size);
  return all;
}

/**
 * Writes events and the picture that follows from them: each event sealed and chained to the one before. The book stays
 * locked until the transaction ends, so nothing can come between reading and writing.
 */
export async function writeEvents<S, E extends BookEvent>(
  tx: Tx,
  book: OpenBook<S>,
  keeping: BookKeeping<S, E>,
  events: readonly E[],
  actor: Actor,
  at: Instant,
): Promise<{ readonly state: S; readonly seq: number }> {
  const { ref, head, key } = book;
  const by = actorText(actor);
  let state = book.state;
  let prevHash = asBuffer(head.hash);
  const rows = events.map((event, index) => {
    const seq = head.seq + index + 1;
    const body = seal(key, JSON.stringify(event), bodyAad(ref, seq, event.type));
    const header = { project: ref.project, kind: ref.kind, book: ref.id, seq, type: event.type, at, actor: by };
    const hash = link(prevHash.length > 0 ? prevHash : null, header, body);
    const row = { seq, type: event.type, at, actor: by, body, prevHash, hash };
    prevHash = hash;
    state = keeping.evolve(ref, state, { seq, at, actor: by, event });
    return row;
  });
  if (state === undefined) throw new Error('A book cannot be written without an event.');
  if ((await appendEvents(tx, ref, head.seq, rows)) !== 'done') throw new Error('A locked book has changed.');
  const seq = head.seq + rows.length;
  const body = seal(key, JSON.stringify(state), pictureAad(ref, seq));
  await writePicture(tx, ref, { seq, body, ...keeping.index(state), updatedAt: at });
  return { state, seq };
}

/** The opened key of a book. @throws Error when the key is missing or was destroyed */
export async function bookKey(tx: Tx, root: Buffer, ref: BookRef): Promise<Buffer> {
  const row = await readKey(tx, bookKeyId(ref));
  return unwrapped(root, row?.wrapped, ref);
}

function unwrapped(root: Buffer, wrapped: Uint8Array | null | undefined, ref: BookRef): Buffer {
  const key = openedUnder(root).key(heldAs(ref), wrapped, (bytes) => unwrap(derive(root, 'book'), bytes, keyAad(ref)));
  if (!key) throw new Error(`The key of ${ref.kind} ${ref.id} is missing.`);
  return key;
}

/** Opens one picture that was found by another query. @throws as `bookKey` does */
export async function openPicture<S>(tx: Tx, root: Buffer, head: PictureHead): Promise<{ state: S; seq: number }> {
  return (await openHeads<S>(tx, root, [head]))[0]!;
}

/** The states of pictures that were found by another query, in their order. @throws as `bookKey` does */
export async function openPictures<S>(tx: Tx, root: Buffer, heads: readonly PictureHead[]): Promise<readonly S[]> {
  return (await openHeads<S>(tx, root, heads)).map(({ state }) => state);
}

/**
 * Opens pictures in their order, each with what it was found by: those that this process has not opened yet are asked for together.
 * @throws as `bookKey` does
 */
export async function openHeads<S>(
  tx: Tx,
  root: Buffer,
  heads: readonly PictureHead[],
): Promise<readonly { readonly state: S; readonly seq: number; readonly head: PictureHead }[]> {
  const opened = openedUnder(root);
  const all = heads.map((head) => {
    const ref: BookRef = { project: tx.project, kind: head.kind, id: head.book };
    const as = heldAs(ref);
    const key = unwrapped(root, head.wrapped, ref);
    return { head, ref, as, key, seq: head.seq, state: opened.picture(as, head.mark) as S | undefined };
  });
  const missing = new Map(all.filter(({ state }) => state === undefined).map((each) => [each.as, each]));
  const rows = await readBodies(
    tx,
    [...missing.values()].map(({ head }) => head),
  );
  for (const { kind, book, seq, body } of rows) {
    const each = missing.get(heldAs({ project: tx.project, kind, id: book }))!;
    const text = open(each.key, asBuffer(body), pictureAad(each.ref, seq)).toString('utf8');
    // It may have changed since it was found.
    each.state = JSON.parse(text) as S;
    each.seq = seq;
    opened.keep(each.as, body.subarray(0, markLength), each.state, text.length);
  }
  return all.map(({ head, as, seq, state }) => {
    const read = state === undefined ? missing.get(as)! : { seq, state };
    return { head, seq: read.seq, state: read.state as S };
  });
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const heldAs = (ref: BookRef): string => `${ref.project}/${bookKeyId(ref)}`;
const keyAad = (ref: BookRef): string[] => [ref.project, ref.kind, ref.id];
const bodyAad = (ref: BookRef, seq: number, type: string): string[] => [...keyAad(ref), String(seq), type];
const pictureAad = (ref: BookRef, seq: number): string[] => [...keyAad(ref), 'picture', String(seq)];
