import { type Account, type AccountEvent, evolveAccount } from '../../core/access/account.ts';
import { type AccountCommand, decideAccount } from '../../core/access/account-decide.ts';
import type { Actor } from '../../core/access/actor.ts';
import { isRefusal, type Refusal } from '../../core/case/decide.ts';
import type { AccountId, BookRef } from '../../core/case/ids.ts';
import type { Instant } from '../../core/process/instant.ts';
import { countOthersWith } from '../../store/identity/accounts.ts';
import type { Tx } from '../../store/open.ts';
import { type BookKeeping, beginBook, type OpenBook, readState, takeBook, writeEvents } from '../record.ts';
import { followAccountEvent } from './account-rows.ts';

/** How the book of an account is kept: nothing of it stands in the clear but whether it is closed. */
export const accountKeeping: BookKeeping<Account, AccountEvent> = {
  evolve: evolveAccount,
  index: ({ closed }) => ({ number: null, stage: closed ? 'closed' : 'open', nextDueAt: null }),
};

/** The account as its book tells it, or nothing when there is no such book. */
export async function readAccountBook(tx: Tx, root: Buffer, id: AccountId): Promise<Account | undefined> {
  return (await readState<Account>(tx, root, refOf(tx, id)))?.state;
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
  const book: OpenBook<Account> | undefined =
    command.type === 'InviteAccount' ? await beginBook(tx, root, ref, now) : await takeBook(tx, root, ref);
  const needsFacts = command.type === 'ChangeRoles' || command.type === 'CloseAccount';
  const facts = { otherAdmins: needsFacts ? await countOthersWith(tx, 'admin', id) : 0 };
  const decision = decideAccount(book?.state, command, actor, now, facts);
  if (isRefusal(decision)) return decision;
  // The law decides nothing but a refusal for an account without a book.
  const { state } = await writeEvents(tx, book!, accountKeeping, decision, actor, now);
  for (const event of decision) await followAccountEvent(tx, id, event, now, keep);
  return state;
}

function refOf(tx: Tx, id: AccountId): BookRef {
  return { project: tx.project, kind: 'account', id };
}
