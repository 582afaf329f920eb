import { linkLife } from '../../core/access/session.ts';
import type { AccountId } from '../../core/case/ids.ts';
import { type Instant, plus } from '../../core/process/instant.ts';
import { readAccount } from '../../store/identity/accounts.ts';
import type { LinkPurpose } from '../../store/identity/database.ts';
import { insertLink, takeLink } from '../../store/identity/links.ts';
import type { Tx } from '../../store/open.ts';
import { hashToken, isTokenShape, mintToken } from '../../vault/tokens.ts';
import type { Gatehouse } from './gatehouse.ts';
import { type OpenedSession, openSession } from './session.ts';

/** A one-time link, shown or sent once: only the hash of its token is kept. */
export interface OneTimeLink {
  readonly token: string;
  readonly url: string;
  readonly purpose: LinkPurpose;
  readonly expiresAt: Instant;
}

/** Makes a link inside the transaction at hand; earlier unused ones of the account open no more. */
export async function makeLink(
  tx: Tx,
  house: Gatehouse,
  account: AccountId,
  purpose: LinkPurpose,
): Promise<OneTimeLink> {
  const now = house.clock();
  const token = mintToken('lnk', house.random);
  const expiresAt = plus(now, linkLife[purpose]);
  await insertLink(tx, { hash: hashToken(token), account, purpose, created_at: now, expires_at: expiresAt });
  return {
    token,
    url: `${house.origin}${purpose === 'demo' ? '/demo/sign-in' : '/set-up'}/${token}`,
    purpose,
    expiresAt,
  };
}

/**
 * Uses a one-time link. It opens a session that may only register a passkey; in a demonstration, and only there, a link
 * made for that signs in by itself. Nothing for an unknown, used, voided or expired link, all alike.
 * Call it for POST only: machines that read mail follow every GET.
 */
export async function openLink(
  house: Gatehouse,
  token: string,
): Promise<(OpenedSession & { readonly purpose: LinkPurpose }) | undefined> {
  if (!isTokenShape(token, 'lnk')) return undefined;
  return house.store.withTx(house.project, async (tx) => {
    const taken = await takeLink(tx, hashToken(token), house.clock());
    const account = taken && (await readAccount(tx, taken.account));
    if (!account || account.closed_at) return undefined;
    const { purpose } = taken;
    if (purpose !== 'demo') return { ...(await openSession(tx, house, account, 'enrol', null)), purpose };
    if (!house.isDemo) return undefined;
    return { ...(await openSession(tx, house, account, 'full', house.clock())), purpose };
  });
}

/** A link that signs in by itself. @throws Error outside a demonstration. */
export async function makeDemoLink(house: Gatehouse, account: AccountId): Promise<OneTimeLink> {
  if (!house.isDemo) throw new Error('A link that signs in by itself exists in a demonstration only.');
  return house.store.withTx(house.project, (tx) => makeLink(tx, house, account, 'demo'));
}
