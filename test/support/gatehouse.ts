// Identity over a real store, with a clock that a test moves by hand and a passkey device in software.
import { randomBytes } from 'node:crypto';
import type { Gatehouse } from '../../src/app/identity/gatehouse.ts';
import { inviteAccount } from '../../src/app/identity/invite-account.ts';
import { openLink } from '../../src/app/identity/link.ts';
import { beginRegistration, finishRegistration } from '../../src/app/identity/register-passkey.ts';
import { type OpenedSession, readSession, type SignedIn } from '../../src/app/identity/session.ts';
import type { Actor } from '../../src/core/access/actor.ts';
import { fromEpoch, type Instant, instant, plus } from '../../src/core/process/instant.ts';
import { webauthn } from '../../src/http/webauthn.ts';
import type { Store } from '../../src/store/open.ts';
import { newKey } from '../../src/vault/keys.ts';
import { Authenticator } from './authenticator.ts';

export interface TestGatehouse extends Gatehouse {
  /** Moves the clock on. */
  pass(milliseconds: number): void;
}

export const host: Actor = { kind: 'system' };

/** A gatehouse of one project on `http://localhost:7300`. */
export function testGatehouse(store: Store, project: string, root = newKey()): TestGatehouse {
  let now: Instant = instant('2026-04-01T09:00:00Z');
  return {
    project,
    projectName: 'Contour',
    origin: 'http://localhost:7300',
    store,
    root,
    random: randomBytes,
    clock: () => fromEpoch(Date.parse(now)),
    passkeys: webauthn,
    isDemo: false,
    pass: (milliseconds) => {
      now = plus(now, milliseconds);
    },
  };
}

/** What a device needs for answering a ceremony as the browser would have it. */
export function ceremonyOf(house: Gatehouse, options: Readonly<Record<string, unknown>>) {
  return { challenge: String(options.challenge), origin: house.origin, relyingParty: 'localhost' };
}

export interface Enrolled {
  readonly account: string;
  readonly device: Authenticator;
  readonly passkey: string;
  readonly session: OpenedSession;
  readonly who: SignedIn;
}

/** Invites a person, follows the link and registers a passkey: a full session stands at the end. */
export async function enrol(
  house: Gatehouse,
  given: { roles?: readonly string[]; organisation?: string; name?: string; address?: string } = {},
): Promise<Enrolled> {
  const organisation = given.organisation ?? null;
  const invited = await inviteAccount(
    house,
    {
      name: given.name ?? 'Ann Example',
      address: given.address ?? 'ann@example.org',
      roles: organisation === null ? (given.roles ?? ['responder']) : [],
      organisation,
    },
    host,
  );
  if ('refused' in invited) throw new Error(JSON.stringify(invited));
  const enrolling = await openLink(house, invited.link.token);
  const visitor = await readSession(house, enrolling!.token, { mayEnrol: true });
  const begun = await beginRegistration(house, visitor!);
  if ('refused' in begun) throw new Error(JSON.stringify(begun));
  const device = new Authenticator();
  const answer = device.register(ceremonyOf(house, begun.options));
  const done = await finishRegistration(house, visitor!, { ceremony: begun.ceremony, answer, label: 'Laptop' });
  if ('refused' in done) throw new Error(JSON.stringify(done));
  const who = await readSession(house, done.session!.token);
  return { account: invited.account, device, passkey: done.passkey, session: done.session!, who: who! };
}
