import { isScope, type Scope } from '../../core/access/scopes.ts';
import { isRefusal, type Refusal } from '../../core/case/decide.ts';
import { type Instant, minute, plus } from '../../core/process/instant.ts';
import { readAccount } from '../../store/identity/accounts.ts';
import {
  approveLoginRequest,
  insertLoginRequest,
  isLoginPending,
  readLoginRequest,
  takeLoginRequest,
} from '../../store/identity/login-requests.ts';
import { readCrockford } from '../../vault/base32.ts';
import { derive } from '../../vault/keys.ts';
import { lookup } from '../../vault/lookup.ts';
import { hashToken, isTokenShape, mintToken, newReference } from '../../vault/tokens.ts';
import { stale } from './ceremony.ts';
import type { Gatehouse } from './gatehouse.ts';
import { actorOf, type SignedIn } from './session.ts';
import { issueInside, type NewToken } from './token.ts';
import { transact } from './transact.ts';

const life = 10 * minute;
const tokenDays = 30;

/** What the command line gets: it keeps `device`, shows `code` and the address, and asks again every `interval` seconds. */
export interface LoginRequest {
  readonly device: string;
  readonly code: string;
  readonly url: string;
  readonly interval: number;
  readonly expiresAt: Instant;
}

/** A command line asks to be let in. Anyone may ask; nothing follows until a person approves. Unknown scopes are left out. */
export async function requestLogin(house: Gatehouse, scopes: readonly string[]): Promise<LoginRequest | undefined> {
  const wanted = [...new Set(scopes.filter(isScope))];
  if (wanted.length === 0) return undefined;
  const [now, device, code] = [house.clock(), mintToken('cli', house.random), newReference(house.random)];
  const expiresAt = plus(now, life);
  await house.store.withTx(house.project, (tx) =>
    insertLoginRequest(tx, {
      device_hash: hashToken(device),
      code_hash: codeHash(house, code)!,
      scopes: wanted,
      created_at: now,
      expires_at: expiresAt,
    }),
  );
  return { device, code, url: `${house.origin}/desk/cli/${code}`, interval: 2, expiresAt };
}

/** What a code that a person typed asks for; nothing when it is wrong, approved already or expired, all alike. */
export async function readLogin(
  house: Gatehouse,
  code: string,
): Promise<{ readonly scopes: readonly Scope[]; readonly askedAt: Instant; readonly tokenDays: number } | undefined> {
  const hash = codeHash(house, code);
  if (!hash) return undefined;
  const row = await house.store.withTx(house.project, (tx) => readLoginRequest(tx, hash, house.clock()));
  return row && { scopes: row.scopes, askedAt: row.created_at, tokenDays };
}

/** The signed-in person, who has just shown a passkey, lets a command line in. Nothing when the code opens nothing. */
export async function approveLogin(
  house: Gatehouse,
  who: SignedIn,
  code: string,
): Promise<'done' | undefined | Refusal> {
  if (!who.session.isFresh) return stale('IssueToken');
  const hash = codeHash(house, code);
  if (!hash) return undefined;
  const now = house.clock();
  const approved = await house.store.withTx(house.project, (tx) => approveLoginRequest(tx, hash, who.account, now));
  return approved ? 'done' : undefined;
}

/**
 * The command line collects its token, once. Nothing when the device secret is wrong, used or expired, or when the account
 * was closed meanwhile, all alike.
 */
export async function collectLogin(house: Gatehouse, device: string): Promise<NewToken | 'pending' | undefined> {
  if (!isTokenShape(device, 'cli')) return undefined;
  const [hash, now] = [hashToken(device), house.clock()];
  const outcome = await transact(house, async (tx) => {
    const taken = await takeLoginRequest(tx, hash, now);
    if (!taken) return (await isLoginPending(tx, hash, now)) ? ('pending' as const) : undefined;
    const account = await readAccount(tx, taken.approved_by!);
    if (!account || account.closed_at) return undefined;
    const asked = { name: 'Command line', scopes: taken.scopes, days: tokenDays };
    return issueInside(tx, house, account.id, actorOf(account), asked);
  });
  return isRefusal(outcome) ? undefined : outcome;
}

/** Keyed, since forty bits alone could be guessed from their digest. */
function codeHash(house: Gatehouse, code: string): Buffer | undefined {
  const bytes = code.length <= 20 ? readCrockford(code) : null;
  return bytes?.length === 5 ? lookup(derive(house.root, 'index'), 'login', bytes.toString('hex')) : undefined;
}
