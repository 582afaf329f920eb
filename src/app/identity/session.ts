import type { Actor } from '../../core/access/actor.ts';
import { isFresh, isSessionLive, type SessionKind, sessionLimits } from '../../core/access/session.ts';
import type { AccountId, PersonId } from '../../core/case/ids.ts';
import { between, type Instant, minute, plus } from '../../core/process/instant.ts';
import type { AccountRow } from '../../store/identity/accounts.ts';
import type { Reach } from '../../store/identity/database.ts';
import {
  deleteSession,
  insertSession,
  readSessionRow,
  readSessionWithAccount,
  type SessionRow,
  touchSession,
} from '../../store/identity/sessions.ts';
import type { Tx } from '../../store/open.ts';
import { isSame } from '../../vault/bytes.ts';
import { hashToken, isTokenShape, mintToken, newId } from '../../vault/tokens.ts';
import type { Gatehouse } from './gatehouse.ts';

/** What the door hands to the browser: the token goes into the cookie, `csrf` into every form. Kept nowhere in the clear. */
export interface OpenedSession {
  readonly token: string;
  readonly csrf: string;
  readonly reach: Reach;
  readonly expiresAt: Instant;
}

/** Who stands behind a request. */
export interface SignedIn {
  readonly account: AccountId;
  readonly person: PersonId;
  readonly actor: Actor;
  readonly session: {
    readonly id: string;
    readonly hash: Uint8Array;
    readonly reach: Reach;
    readonly csrf: string;
    /** Whether a passkey stood behind it within the last five minutes. */
    readonly isFresh: boolean;
    /** When it ends if nothing more is asked, and when it ends at the latest. */
    readonly idleEndsAt: Instant;
    readonly expiresAt: Instant;
  };
}

/** Opens a session inside the transaction at hand. @param verifiedAt when a passkey was shown; null for a link. */
export async function openSession(
  tx: Tx,
  house: Gatehouse,
  account: AccountRow,
  reach: Reach,
  verifiedAt: Instant | null,
): Promise<OpenedSession> {
  const now = house.clock();
  const [token, csrf] = [mintToken('ses', house.random), mintToken('csf', house.random)];
  const expiresAt = plus(now, limitsOf(account, reach).absolute);
  await insertSession(tx, {
    hash: hashToken(token),
    id: newId(house.random),
    account: account.id,
    reach,
    csrf,
    created_at: now,
    last_seen_at: now,
    verified_at: verifiedAt,
    expires_at: expiresAt,
  });
  return { token, csrf, reach, expiresAt };
}

/**
 * Who is behind a session token; nothing for an unknown, ended or expired one, all alike. A session that may only enrol a
 * passkey counts as nothing unless `mayEnrol` says that the page is for enrolling.
 */
export async function readSession(
  house: Gatehouse,
  token: string,
  options: { readonly mayEnrol?: boolean } = {},
): Promise<SignedIn | undefined> {
  if (!isTokenShape(token, 'ses')) return undefined;
  const now = house.clock();
  const hash = hashToken(token);
  const found = await house.store.readTx(house.project, (tx) => readSessionWithAccount(tx, hash));
  if (!found || (found.session.reach === 'enrol' && !options.mayEnrol)) return undefined;
  const { session: row, account } = found;
  if (account.closed_at) return undefined;
  const limits = limitsOf(account, row.reach);
  if (!isSessionLive({ lastSeenAt: row.last_seen_at, expiresAt: row.expires_at }, limits, now)) {
    await endSession(house, token);
    return undefined;
  }
  if (between(row.last_seen_at, now) >= minute) {
    await house.store.withTx(house.project, (tx) => touchSession(tx, row.hash, now));
  }
  return signedIn(house, account, row, now);
}

/** Ends the session behind a token; an unknown one is ended already. */
export async function endSession(house: Gatehouse, token: string): Promise<void> {
  await house.store.withTx(house.project, (tx) => deleteSession(tx, hashToken(token)));
}

/** Whether the session that asks stands still, now that an act of weight is about to be written. */
export async function isStillOpen(tx: Tx, who: SignedIn): Promise<boolean> {
  return (await readSessionRow(tx, who.session.hash)) !== undefined;
}

/** Whether a form carries the secret of the session that it is sent in. */
export function isFormOf(who: SignedIn, csrf: string): boolean {
  return isSame(Buffer.from(who.session.csrf), Buffer.from(csrf));
}

/** As whom an account acts. */
export function actorOf(account: AccountRow): Actor {
  return account.organisation === null
    ? { kind: 'account', id: account.id, roles: account.roles }
    : { kind: 'distributor', id: account.id, organisation: account.organisation };
}

/** In a demonstration nobody has a passkey to show, so every session there counts as fresh. */
function signedIn(house: Gatehouse, account: AccountRow, row: SessionRow, now: Instant): SignedIn {
  const { id, hash, reach, csrf, expires_at: expiresAt } = row;
  const idleEnd = plus(now, limitsOf(account, reach).idle);
  const idleEndsAt = idleEnd < expiresAt ? idleEnd : expiresAt;
  return {
    account: account.id,
    person: account.person,
    actor: actorOf(account),
    session: { id, hash, reach, csrf, isFresh: house.isDemo || isFresh(row.verified_at, now), idleEndsAt, expiresAt },
  };
}

function limitsOf(account: AccountRow, reach: Reach) {
  const kind: SessionKind = reach === 'enrol' ? 'enrol' : account.organisation === null ? 'team' : 'distributor';
  return sessionLimits[kind];
}
