import type { Instant } from '../../core/process/instant.ts';
import { readAccount } from '../../store/identity/accounts.ts';
import { listPasskeys, notePasskeyUse, type PasskeyRow, readPasskey } from '../../store/identity/passkeys.ts';
import { markVerified } from '../../store/identity/sessions.ts';
import type { Tx } from '../../store/open.ts';
import { beginCeremony, type Ceremony, known, takeCeremony } from './ceremony.ts';
import { type Gatehouse, relyingParty } from './gatehouse.ts';
import type { CeremonyBinding } from './passkey-protocol.ts';
import { type OpenedSession, openSession, type SignedIn } from './session.ts';

/** What the browser sends back: the ceremony's name and the device's answer, unread. */
export interface PasskeyAnswer {
  readonly ceremony: string;
  readonly answer: unknown;
}

/** Begins a sign-in. It names nobody: the device offers the passkeys that it has for this place. */
export async function beginSignIn(house: Gatehouse): Promise<Ceremony> {
  const { ceremony, challenge } = await house.store.withTx(house.project, (tx) => beginCeremony(tx, house, 'sign in'));
  const options = await house.passkeys.signInOptions({
    challenge,
    relyingParty: relyingParty(house.origin),
    known: [],
  });
  return { ceremony, options };
}

/** Finishes a sign-in. Nothing when the answer does not hold, for whatever reason: no such passkey, late, replayed, closed. */
export async function finishSignIn(house: Gatehouse, given: PasskeyAnswer): Promise<OpenedSession | undefined> {
  const binding = await takeCeremony(house, given.ceremony, 'sign in');
  return (
    binding &&
    shown(house, given.answer, binding, async (tx, passkey, now) => {
      const account = await readAccount(tx, passkey.account);
      return account && !account.closed_at ? openSession(tx, house, account, 'full', now) : undefined;
    })
  );
}

/** Begins a fresh confirmation inside a session, with a passkey of the same account. */
export async function beginConfirmation(house: Gatehouse, who: SignedIn): Promise<Ceremony> {
  const { ceremony, challenge, rows } = await house.store.withTx(house.project, async (tx) => ({
    ...(await beginCeremony(tx, house, 'confirm', who)),
    rows: await listPasskeys(tx, who.account),
  }));
  const place = relyingParty(house.origin);
  return {
    ceremony,
    options: await house.passkeys.signInOptions({ challenge, relyingParty: place, known: rows.map(known) }),
  };
}

/** Finishes it: the session counts as fresh for five minutes. False when the answer does not hold. */
export async function finishConfirmation(house: Gatehouse, who: SignedIn, given: PasskeyAnswer): Promise<boolean> {
  const binding = await takeCeremony(house, given.ceremony, 'confirm', who);
  const done =
    binding &&
    (await shown(house, given.answer, binding, async (tx, passkey, now) =>
      passkey.account === who.account ? markVerified(tx, who.session.hash, now) : false,
    ));
  return done === true;
}

/** Verifies an answer, notes the use of the passkey and does `then` in the same transaction. */
async function shown<T>(
  house: Gatehouse,
  answer: unknown,
  binding: CeremonyBinding,
  then: (tx: Tx, passkey: PasskeyRow, now: Instant) => Promise<T>,
): Promise<T | undefined> {
  const credential = house.passkeys.claimedCredential(answer);
  if (credential === undefined) return undefined;
  const passkey = await house.store.withTx(house.project, (tx) => readPasskey(tx, credential));
  const held = passkey && (await house.passkeys.verifySignIn(answer, { ...binding, known: known(passkey) }));
  if (!held) return undefined;
  const now = house.clock();
  return house.store.withTx(house.project, async (tx) => {
    const noted = await notePasskeyUse(tx, passkey, held.counter, now);
    return noted === 'done' ? then(tx, passkey, now) : undefined;
  });
}
