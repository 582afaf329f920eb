import { type Account, type AccountEvent, evolveAccount } from '../../core/access/account.ts';
import { type AccountCommand, decideAccount } from '../../core/access/account-decide.ts';
import { type Actor, actorText } from '../../core/access/actor.ts';
import { isRefusal, type Refusal } from '../../core/case/decide.ts';
import type { AccountId, BookRef } from '../../core/case/ids.ts';
import type { Instant } from '../../core/process/instant.ts';
import { appendEvents, createBook, type EventRow, lockHead, readEvents } from '../../store/books.ts';
import { countOthersWith } from '../../store/identity/accounts.ts';
import { insertKey, readKey } from '../../store/keys.ts';
import type { Tx } from '../../store/open.ts';
import { link } from '../../vault/chain.ts';
import { derive, newKey, unwrap, wrap } from '../../vault/keys.ts';
import { open, seal } from '../../vault/seal.ts';
import { followAccountEvent } from './account-rows.ts';

/** The account as its book tells it, or nothing when there is no such book. */
export async function readAccountBook(tx: Tx, root: Buffer, id: AccountId): Promise<Account | undefined> {
  const ref = refOf(tx, id);
  const rows = await readEvents(tx, ref);
  return rows.length === 0 ? undefined : fold(ref, rows, await bookKey(tx, root, ref));
}

/**
 * Puts a command to the law of an account and, if it agrees, appends what follows to the book and to the rows that the
 * doors read, all in the transaction at hand. The book stays locked until that ends.
 * @param keep hash of the token of a session that outlives the end of all others: the one that asks.
 */
export async function changeAccount(
  tx: Tx,
  root: Buffer,
  id: AccountId,
  command: AccountCommand,
  actor: Actor,
  now: Instant,
  keep?: Uint8Array,
): Promise<Account | Refusal> {
  const ref = refOf(tx, id);
  if (command.type === 'InviteAccount') await beginBook(tx, root, ref, now);
  const head = await lockHead(tx, ref);
  const rows = head ? await readEvents(tx, ref) : [];
  const key = head ? await bookKey(tx, root, ref) : undefined;
  const state = key ? fold(ref, rows, key) : undefined;
  const needsFacts = command.type === 'ChangeRoles' || command.type === 'CloseAccount';
  const facts = { otherAdmins: needsFacts ? await countOthersWith(tx, 'admin', id) : 0 };
  const decision = decideAccount(state, command, actor, now, facts);
  if (isRefusal(decision) || !head || !key) return decision as Refusal;
  const added = chained(ref, head, key, decision, actor, now);
  if ((await appendEvents(tx, ref, head.seq, added)) !== 'done') throw new Error('a locked book has changed');
  for (const event of decision) await followAccountEvent(tx, id, event, now, keep);
  return decision.reduce<Account | undefined>(
    (account, event) => evolveAccount(ref, account, { event, at: now }),
    state,
  )!;
}

function chained(
  ref: BookRef,
  head: { readonly seq: number; readonly hash: Uint8Array },
  key: Buffer,
  events: readonly AccountEvent[],
  actor: Actor,
  at: Instant,
): EventRow[] {
  let prevHash: Buffer = Buffer.from(head.hash);
  return events.map((event, index) => {
    const seq = head.seq + index + 1;
    const body = seal(key, JSON.stringify(event), bodyAad(ref, seq, event.type));
    const header = {
      project: ref.project,
      kind: ref.kind,
      book: ref.id,
      seq,
      type: event.type,
      at,
      actor: actorText(actor),
    };
    const hash = link(prevHash.length > 0 ? prevHash : null, header, body);
    const row = { seq, type: event.type, at, actor: header.actor, body, prevHash, hash };
    prevHash = hash;
    return row;
  });
}

function fold(ref: BookRef, rows: readonly EventRow[], key: Buffer): Account | undefined {
  return rows.reduce<Account | undefined>((account, { seq, type, at, body }) => {
    const event = JSON.parse(open(key, Buffer.from(body), bodyAad(ref, seq, type)).toString('utf8')) as AccountEvent;
    return evolveAccount(ref, account, { event, at });
  }, undefined);
}

async function beginBook(tx: Tx, root: Buffer, ref: BookRef, now: Instant): Promise<void> {
  if ((await createBook(tx, ref)) !== 'done') return;
  await insertKey(tx, bookKeyId(ref), wrap(derive(root, 'book'), newKey(), keyAad(ref)), now);
}

async function bookKey(tx: Tx, root: Buffer, ref: BookRef): Promise<Buffer> {
  const row = await readKey(tx, bookKeyId(ref));
  if (!row?.wrapped) throw new Error(`The key of ${ref.kind} ${ref.id} is missing.`);
  return unwrap(derive(root, 'book'), Buffer.from(row.wrapped), keyAad(ref));
}

function refOf(tx: Tx, id: AccountId): BookRef {
  return { project: tx.project, kind: 'account', id };
}

const bookKeyId = (ref: BookRef) => `${ref.kind}/${ref.id}`;
const keyAad = (ref: BookRef) => [ref.project, ref.kind, ref.id];
const bodyAad = (ref: BookRef, seq: number, type: string) => [ref.project, ref.kind, ref.id, String(seq), type];
