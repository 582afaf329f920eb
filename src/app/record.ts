import { type Actor, actorText } from '../core/access/actor.ts';
import type { Recorded } from '../core/case/events.ts';
import type { BookRef } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import { appendEvents, createBook, type Head, lockHead, readEvents } from '../store/books.ts';
import { insertKey, readKey, readKeys } from '../store/keys.ts';
import type { Tx } from '../store/open.ts';
import { type Picture, readPicture, writePicture } from '../store/pictures.ts';
import { link } from '../vault/chain.ts';
import { derive, newKey, unwrap, wrap } from '../vault/keys.ts';
import { open, seal } from '../vault/seal.ts';

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
  await insertKey(tx, keyName(ref), wrap(derive(root, 'book'), key, keyAad(ref)), now);
  const head = await lockHead(tx, ref);
  return { ref, head: head!, key, state: undefined };
}

/** Locks a book for a change and reads its picture; undefined when there is no such book. */
export async function takeBook<S>(tx: Tx, root: Buffer, ref: BookRef): Promise<OpenBook<S> | undefined> {
  const head = await lockHead(tx, ref);
  if (!head) return undefined;
  const key = await bookKey(tx, root, ref);
  return { ref, head, key, state: await pictureOf<S>(tx, ref, key) };
}

/** The current picture of a book with its sequence number, without a lock; undefined when there is no such book. */
export async function readState<S>(tx: Tx, root: Buffer, ref: BookRef): Promise<{ state: S; seq: number } | undefined> {
  const picture = await readPicture(tx, ref);
  if (!picture) return undefined;
  const key = await bookKey(tx, root, ref);
  return { state: openPicture<S>(ref, key, picture), seq: picture.seq };
}

/** Every event of a book, opened, oldest first. */
export async function readBook<E extends BookEvent>(
  tx: Tx,
  root: Buffer,
  ref: BookRef,
  from = 1,
): Promise<readonly Recorded<E>[]> {
  const rows = await readEvents(tx, ref, from);
  if (rows.length === 0) return [];
  const key = await bookKey(tx, root, ref);
  return rows.map(({ seq, type, at, actor, body }) => ({
    seq,
    at,
    actor,
    event: JSON.parse(open(key, asBuffer(body), bodyAad(ref, seq, type)).toString('utf8')) as E,
  }));
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
  const row = await readKey(tx, keyName(ref));
  return unwrapped(derive(root, 'book'), row?.wrapped, ref);
}

function unwrapped(wrapping: Buffer, wrapped: Uint8Array | null | undefined, ref: BookRef): Buffer {
  if (!wrapped) throw new Error(`The key of ${ref.kind} ${ref.id} is missing.`);
  return unwrap(wrapping, asBuffer(wrapped), keyAad(ref));
}

/** Opens a picture row that was read by another query. */
export function openPicture<S>(
  ref: BookRef,
  key: Buffer,
  picture: { readonly seq: number; readonly body: Uint8Array },
): S {
  return JSON.parse(open(key, asBuffer(picture.body), pictureAad(ref, picture.seq)).toString('utf8')) as S;
}

/** Opens many pictures of one kind in their order, with one question for all their keys. @throws as `bookKey` does */
export async function openPictures<S>(
  tx: Tx,
  root: Buffer,
  kind: BookRef['kind'],
  pictures: readonly Picture[],
): Promise<readonly S[]> {
  const refs = pictures.map((picture): BookRef => ({ project: tx.project, kind, id: picture.book }));
  const wrapped = new Map((await readKeys(tx, refs.map(keyName))).map((row) => [row.id, row.wrapped]));
  const wrapping = derive(root, 'book');
  return pictures.map((picture, at) => {
    const ref = refs[at]!;
    return openPicture<S>(ref, unwrapped(wrapping, wrapped.get(keyName(ref)), ref), picture);
  });
}

async function pictureOf<S>(tx: Tx, ref: BookRef, key: Buffer): Promise<S | undefined> {
  const picture = await readPicture(tx, ref);
  return picture && openPicture<S>(ref, key, picture);
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const keyName = (ref: BookRef): string => `${ref.kind}/${ref.id}`;
const keyAad = (ref: BookRef): string[] => [ref.project, ref.kind, ref.id];
const bodyAad = (ref: BookRef, seq: number, type: string): string[] => [...keyAad(ref), String(seq), type];
const pictureAad = (ref: BookRef, seq: number): string[] => [...keyAad(ref), 'picture', String(seq)];
