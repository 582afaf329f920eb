import type { Account } from '../../core/access/account.ts';
import type { AccountCommand } from '../../core/access/account-decide.ts';
import type { Actor, Role } from '../../core/access/actor.ts';
import { isRefusal, type Refusal } from '../../core/case/decide.ts';
import type { AccountId, OrganisationId } from '../../core/case/ids.ts';
import type { Instant } from '../../core/process/instant.ts';
import { type AccountRow, listAccounts, readAccount } from '../../store/identity/accounts.ts';
import { listPasskeys } from '../../store/identity/passkeys.ts';
import { deleteSessionById, listSessions, type SessionRow } from '../../store/identity/sessions.ts';
import { listTokens } from '../../store/identity/tokens.ts';
import type { Tx } from '../../store/open.ts';
import { findPersons } from '../../store/persons.ts';
import { personLookup, readSheet } from '../persons.ts';
import { changeAccount, readAccountBook } from './account-book.ts';
import type { Gatehouse } from './gatehouse.ts';
import { makeLink, type OneTimeLink } from './link.ts';
import type { SignedIn } from './session.ts';
import { transact } from './transact.ts';

/** An account with who it is; name and address are empty once the person was forgotten. */
export interface AccountCard {
  readonly id: AccountId;
  readonly person: string;
  readonly name: string;
  readonly address: string;
  readonly roles: readonly Role[];
  readonly organisation: OrganisationId | null;
}

/** The open accounts of the team (`null`) or the contacts of one distributor, oldest first. */
export async function accountsOf(
  house: Gatehouse,
  organisation: OrganisationId | null,
): Promise<readonly AccountCard[]> {
  return house.store.withTx(house.project, async (tx) => {
    const cards: AccountCard[] = [];
    for (const row of await listAccounts(tx, organisation)) cards.push(await card(tx, house, row));
    return cards;
  });
}

/** Who an account is; nothing for one that never was. */
export async function cardById(house: Gatehouse, id: AccountId): Promise<AccountCard | undefined> {
  return house.store.readTx(house.project, async (tx) => {
    const row = await readAccount(tx, id);
    return row && card(tx, house, row);
  });
}

/** One account in full, for the page of its owner and of an administrator. */
export interface AccountSheet {
  readonly card: AccountCard;
  /** As its book tells it: passkeys by label, tokens by name. */
  readonly account: Account;
  /** Newest first. */
  readonly sessions: readonly SessionRow[];
  /** When a passkey or a token, by its id, was last used; null for never. */
  readonly lastUsed: Readonly<Record<string, Instant | null>>;
}

/** One account in full, closed ones too. */
export async function accountById(house: Gatehouse, id: AccountId): Promise<AccountSheet | undefined> {
  return house.store.withTx(house.project, async (tx) => {
    const [row, account] = [await readAccount(tx, id), await readAccountBook(tx, house.root, id)];
    if (!row || !account) return undefined;
    const used = [...(await listPasskeys(tx, id)), ...(await listTokens(tx, id))];
    const lastUsed = Object.fromEntries(used.map((it) => [it.id, it.last_used_at]));
    return { card: await card(tx, house, row), account, sessions: await listSessions(tx, id), lastUsed };
  });
}

/** The open accounts of whoever has this mail address. For the host and administrators: it tells who exists. */
export async function accountsByAddress(house: Gatehouse, address: string): Promise<readonly AccountCard[]> {
  return house.store.withTx(house.project, async (tx) => {
    const persons = new Set((await findPersons(tx, personLookup(house.root, address))).map(({ id }) => id));
    const cards: AccountCard[] = [];
    for (const row of await listAccounts(tx)) if (persons.has(row.person)) cards.push(await card(tx, house, row));
    return cards;
  });
}

/** Removes a passkey; every other session of the account ends with it. */
export function removePasskey(house: Gatehouse, who: SignedIn, account: AccountId, passkey: string) {
  return change(house, account, { type: 'RemovePasskey', passkey }, who.actor, who.session.hash);
}

/** Gives a person of the team other roles; the person signs in again. */
export function changeRoles(house: Gatehouse, account: AccountId, roles: readonly Role[], actor: Actor) {
  return change(house, account, { type: 'ChangeRoles', roles }, actor);
}

/** One's own word on being written to in fire drills. */
export function answerDrills(house: Gatehouse, who: SignedIn, agrees: boolean) {
  return change(house, who.account, { type: agrees ? 'AgreeToDrills' : 'DeclineDrills' }, who.actor, who.session.hash);
}

/** Ends every session of an account but the one that asks. */
export function endSessions(house: Gatehouse, who: SignedIn, account: AccountId) {
  return change(house, account, { type: 'EndSessions' }, who.actor, who.session.hash);
}

/** Ends one session of one's own account, named by its id. Gives whether there was one. */
export function endOneSession(house: Gatehouse, who: SignedIn, session: string): Promise<boolean> {
  return house.store.withTx(house.project, (tx) => deleteSessionById(tx, who.account, session));
}

/** Closes an account for good: its sessions, passkeys, links and tokens are gone. */
export function closeAccount(house: Gatehouse, account: AccountId, reason: string, actor: Actor) {
  return change(house, account, { type: 'CloseAccount', reason }, actor);
}

/** For the host alone: ends every session of an account and makes a link for a new passkey. The old ones stay. */
export async function recoverAccount(house: Gatehouse, account: AccountId): Promise<OneTimeLink | Refusal> {
  return transact(house, async (tx) => {
    const host: Actor = { kind: 'system' };
    const changed = await changeAccount(tx, house.root, account, { type: 'RecoverAccount' }, host, house.clock());
    return isRefusal(changed) ? changed : makeLink(tx, house, account, 'recovery');
  });
}

function change(house: Gatehouse, account: AccountId, command: AccountCommand, actor: Actor, keep?: Uint8Array) {
  return transact(house, (tx) => changeAccount(tx, house.root, account, command, actor, house.clock(), keep));
}

async function card(tx: Tx, house: Gatehouse, row: AccountRow): Promise<AccountCard> {
  const { id, person, roles, organisation } = row;
  const { name, address } = (await readSheet(tx, house.root, person)) ?? { name: '', address: '' };
  return { id, person, name, address, roles, organisation };
}
