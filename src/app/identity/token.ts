import type { IssuedToken } from '../../core/access/account.ts';
import type { Actor } from '../../core/access/actor.ts';
import { isScope, type Scope } from '../../core/access/scopes.ts';
import { isRefusal, type Refusal } from '../../core/case/decide.ts';
import { fault } from '../../core/case/fault.ts';
import type { AccountId, PersonId } from '../../core/case/ids.ts';
import { between, day, type Instant, minute, plus } from '../../core/process/instant.ts';
import { readAccount } from '../../store/identity/accounts.ts';
import { insertToken, readTokenRow, touchToken } from '../../store/identity/tokens.ts';
import type { Tx } from '../../store/open.ts';
import { findTokens, hashToken, isTokenShape, mintToken, newId } from '../../vault/tokens.ts';
import { changeAccount } from './account-book.ts';
import { stale } from './ceremony.ts';
import type { Gatehouse } from './gatehouse.ts';
import { actorOf, isStillOpen, type SignedIn } from './session.ts';
import { transact } from './transact.ts';

/** A new API token: `secret` is shown once and kept nowhere. */
export interface NewToken {
  readonly id: string;
  readonly secret: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Instant;
}

/** What is asked for: scopes as texts from outside, the life in whole days, at most 90. */
export interface TokenRequest {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

/** Who stands behind an API token. */
export interface TokenBearer {
  readonly account: AccountId;
  readonly person: PersonId;
  readonly actor: Actor;
  readonly token: string;
  readonly scopes: readonly Scope[];
}

/** Issues a token to the signed-in person, who has just shown a passkey. */
export async function issueToken(house: Gatehouse, who: SignedIn, asked: TokenRequest): Promise<NewToken | Refusal> {
  if (!who.session.isFresh) return stale('IssueToken');
  const faults = asked.scopes
    .filter((scope) => !isScope(scope))
    .map((scope) => {
      return fault(
        'scope',
        '/scopes',
        `There is no scope called ${scope}.`,
        'Choose among the scopes that are listed.',
      );
    });
  if (faults.length > 0) return { refused: true, step: 'IssueToken', why: 'input', gates: [], faults };
  const { account, actor } = who;
  return transact(house, async (tx) => {
    if (!(await isStillOpen(tx, who))) return stale('IssueToken');
    return issueInside(tx, house, account, actor, { ...asked, scopes: asked.scopes.filter(isScope) });
  });
}

/** Issues a token inside the transaction at hand. */
export async function issueInside(
  tx: Tx,
  house: Gatehouse,
  account: AccountId,
  actor: Actor,
  asked: TokenRequest & { readonly scopes: readonly Scope[] },
): Promise<NewToken | Refusal> {
  const [id, secret, now] = [newId(house.random), mintToken('pat', house.random), house.clock()];
  const name =
    asked.name
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 60) || 'Token';
  const expiresAt = plus(now, Math.trunc(asked.days) * day);
  const command = { type: 'IssueToken', token: id, name, scopes: asked.scopes, expiresAt } as const;
  const changed = await changeAccount(tx, house.root, account, command, actor, now);
  if (isRefusal(changed)) return changed;
  const { scopes } = changed.tokens.find((token) => token.id === id) as IssuedToken;
  await insertToken(tx, {
    id,
    hash: hashToken(secret),
    account,
    scopes: [...scopes],
    created_at: now,
    expires_at: expiresAt,
    last_used_at: null,
  });
  return { id, secret, scopes, expiresAt };
}

/** Who is behind an API token; nothing for an unknown, revoked or expired one, or one of a closed account, all alike. */
export async function readToken(house: Gatehouse, secret: string): Promise<TokenBearer | undefined> {
  if (!isTokenShape(secret, 'pat')) return undefined;
  const now = house.clock();
  return house.store.withTx(house.project, async (tx) => {
    const row = await readTokenRow(tx, hashToken(secret));
    if (!row || row.expires_at <= now) return undefined;
    const account = await readAccount(tx, row.account);
    if (!account || account.closed_at) return undefined;
    if (row.last_used_at === null || between(row.last_used_at, now) >= minute) await touchToken(tx, row.id, now);
    return { account: account.id, person: account.person, actor: actorOf(account), token: row.id, scopes: row.scopes };
  });
}

/** Revokes a token of an account: its owner, an administrator or the host may. */
export async function revokeToken(
  house: Gatehouse,
  account: AccountId,
  token: string,
  actor: Actor,
): Promise<'done' | Refusal> {
  return transact(house, async (tx) => {
    const command = { type: 'RevokeToken', token } as const;
    const changed = await changeAccount(tx, house.root, account, command, actor, house.clock());
    return isRefusal(changed) ? changed : ('done' as const);
  });
}

/** Revokes every live token that stands in a text that is about to be kept or sent. Gives how many there were. */
export async function revokeTokensIn(house: Gatehouse, text: string): Promise<number> {
  const found = [...new Set(findTokens(text))].filter((token) => isTokenShape(token, 'pat'));
  let count = 0;
  for (const secret of found) {
    const row = await house.store.withTx(house.project, (tx) => readTokenRow(tx, hashToken(secret)));
    if (row && (await revokeToken(house, row.account, row.id, { kind: 'system' })) === 'done') count += 1;
  }
  return count;
}
