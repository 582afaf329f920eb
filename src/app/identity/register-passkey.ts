import { isRefusal, type Refusal } from '../../core/case/decide.ts';
import { readAccount } from '../../store/identity/accounts.ts';
import { insertPasskey, listPasskeys } from '../../store/identity/passkeys.ts';
import { deleteSession } from '../../store/identity/sessions.ts';
import { newId } from '../../vault/tokens.ts';
import { readSheet } from '../persons.ts';
import { changeAccount } from './account-book.ts';
import { beginCeremony, type Ceremony, known, notHeld, stale, takeCeremony } from './ceremony.ts';
import { type Gatehouse, relyingParty } from './gatehouse.ts';
import { isStillOpen, type OpenedSession, openSession, type SignedIn } from './session.ts';
import { transact } from './transact.ts';

const step = 'RegisterPasskey';

/**
 * Begins the registration of a passkey, for a session that a one-time link opened, or for a signed-in person who has just
 * shown another passkey: a stolen session cannot add one.
 */
export async function beginRegistration(house: Gatehouse, who: SignedIn): Promise<Ceremony | Refusal> {
  if (!mayRegister(who)) return stale(step);
  const begun = await house.store.withTx(house.project, async (tx) => ({
    ...(await beginCeremony(tx, house, 'register', who)),
    rows: await listPasskeys(tx, who.account),
    sheet: await readSheet(tx, house.root, who.person),
  }));
  const options = await house.passkeys.registrationOptions({
    challenge: begun.challenge,
    relyingParty: relyingParty(house.origin),
    projectName: house.projectName,
    user: { handle: who.account, name: begun.sheet?.name ?? house.projectName },
    known: begun.rows.map(known),
  });
  return { ceremony: begun.ceremony, options };
}

/**
 * Finishes it: one answer to one challenge. A session that could only enrol is replaced by a full one under a new token.
 * @param label what the person calls the device, at most 60 characters.
 */
export async function finishRegistration(
  house: Gatehouse,
  who: SignedIn,
  given: { readonly ceremony: string; readonly answer: unknown; readonly label: string },
): Promise<{ readonly passkey: string; readonly session?: OpenedSession } | Refusal> {
  const binding = await takeCeremony(house, given.ceremony, 'register', who);
  const made = binding && mayRegister(who) && (await house.passkeys.verifyRegistration(given.answer, binding));
  if (!made) return notHeld(step);
  const [passkey, now] = [newId(house.random), house.clock()];
  const label =
    given.label
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 60) || 'Passkey';
  return transact(house, async (tx) => {
    if (!(await isStillOpen(tx, who))) return notHeld(step);
    const changed = await changeAccount(tx, house.root, who.account, { type: step, passkey, label }, who.actor, now);
    if (isRefusal(changed)) return changed;
    const kept = await insertPasskey(tx, {
      id: passkey,
      account: who.account,
      credential: made.credential,
      public_key: made.publicKey,
      counter: made.counter,
      transports: [...made.transports],
      is_backed_up: made.isBackedUp,
      created_at: now,
      last_used_at: null,
    });
    if (kept !== 'done') return notHeld(step);
    if (who.session.reach === 'full') return { passkey };
    await deleteSession(tx, who.session.hash);
    const account = await readAccount(tx, who.account);
    return { passkey, session: await openSession(tx, house, account!, 'full', now) };
  });
}

function mayRegister({ session }: SignedIn): boolean {
  return session.reach === 'enrol' || session.isFresh;
}
