import { freshness } from '../../core/access/session.ts';
import type { Refusal } from '../../core/case/decide.ts';
import { plus } from '../../core/process/instant.ts';
import { type ChallengeRow, insertChallenge, takeChallenge } from '../../store/identity/challenges.ts';
import type { CeremonyPurpose } from '../../store/identity/database.ts';
import type { PasskeyRow } from '../../store/identity/passkeys.ts';
import type { Tx } from '../../store/open.ts';
import { hashToken, isTokenShape, mintToken } from '../../vault/tokens.ts';
import { type Gatehouse, relyingParty } from './gatehouse.ts';
import type { CeremonyBinding, KnownCredential, PasskeyOptions } from './passkey-protocol.ts';
import type { SignedIn } from './session.ts';

/** A ceremony that was begun: the browser gives `options` to the device, and `ceremony` back with the device's answer. */
export interface Ceremony {
  readonly ceremony: string;
  readonly options: PasskeyOptions;
}

/** Draws a challenge and keeps it here, bound to a purpose and to who asked. Gives the ceremony's name and the challenge. */
export async function beginCeremony(
  tx: Tx,
  house: Gatehouse,
  purpose: CeremonyPurpose,
  who?: SignedIn,
): Promise<{ readonly ceremony: string; readonly challenge: string }> {
  const ceremony = mintToken('cer', house.random);
  const challenge = house.random(32).toString('base64url');
  await insertChallenge(tx, {
    hash: hashToken(ceremony),
    purpose,
    challenge,
    account: who?.account ?? null,
    session: who?.session.hash ?? null,
    expires_at: plus(house.clock(), freshness),
  });
  return { ceremony, challenge };
}

/**
 * Takes a ceremony's challenge in a transaction of its own, so that it is gone whatever becomes of the answer: one
 * challenge, one try. Nothing when it is unknown, used, expired, for another purpose or of another session.
 */
export async function takeCeremony(
  house: Gatehouse,
  ceremony: string,
  purpose: CeremonyPurpose,
  who?: SignedIn,
): Promise<CeremonyBinding | undefined> {
  if (!isTokenShape(ceremony, 'cer')) return undefined;
  const row = await house.store.withTx(house.project, (tx) => takeChallenge(tx, hashToken(ceremony), house.clock()));
  if (row?.purpose !== purpose || !isOf(row, who)) return undefined;
  return { challenge: row.challenge, origin: house.origin, relyingParty: relyingParty(house.origin) };
}

/** A passkey's row as the protocol takes it. */
export function known(row: PasskeyRow): KnownCredential {
  const { credential, public_key: publicKey, counter, transports } = row;
  return { credential, publicKey, counter, transports };
}

/** What is said when an act asks for a passkey within the last five minutes. */
export function stale(step: string): Refusal {
  const sentence = 'This asks for a fresh confirmation with your passkey. Confirm, then try again.';
  const gate = { id: 'fresh-passkey', title: 'Fresh passkey', clause: 'house', sentence, faults: [] };
  return { refused: true, step, why: 'gates', gates: [gate], faults: [] };
}

/** What is said of every answer of a device that does not hold, whatever is wrong with it. */
export function notHeld(step: string): Refusal {
  const sentence = 'The passkey’s answer did not hold, or it came too late. Try again.';
  const gate = { id: 'passkey-answer', title: 'Passkey’s answer', clause: 'house', sentence, faults: [] };
  return { refused: true, step, why: 'gates', gates: [gate], faults: [] };
}

function isOf(row: ChallengeRow, who: SignedIn | undefined): boolean {
  if (!who) return row.account === null && row.session === null;
  return row.account === who.account && row.session !== null && Buffer.compare(row.session, who.session.hash) === 0;
}
