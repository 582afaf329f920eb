import { openSession, readSession } from '../../app/identity/session.ts';
import { issueToken } from '../../app/identity/token.ts';
import { scopes } from '../../core/access/scopes.ts';
import { isRefusal } from '../../core/case/decide.ts';
import type { AccountId, OrganisationId } from '../../core/case/ids.ts';
import { between, day, hour, type Instant, minute } from '../../core/process/instant.ts';
import type { ScenarioActor } from '../../formats/scenario/schema.ts';
import { sessionCookieName } from '../../http/cookies.ts';
import { readAccount } from '../../store/identity/accounts.ts';
import type { Production, Stage } from '../demo/stage.ts';
import { Browser } from './browser.ts';

/** One actor with what the actor holds: a browser, the ten words, an account, an organisation, a token. */
export interface Player {
  readonly id: string;
  readonly actor: ScenarioActor;
  readonly browser: Browser;
  key?: string;
  /** Number of the case that the report became. */
  reported?: string;
  account?: AccountId;
  organisation?: OrganisationId;
  token?: { readonly secret: string; readonly until: Instant };
  signedInAt?: Instant;
  enteredAt?: Instant;
}

/** Everybody who takes part, by actor. */
export type Cast = ReadonlyMap<string, Player>;

export function castOf(scenario: Production, stage: Stage): Cast {
  return new Map(
    Object.entries(scenario.actors).map(([id, actor]) => {
      const account = stage.accounts.get(id);
      const player: Player = { id, actor, browser: new Browser(stage.baseUrl), ...(account ? { account } : {}) };
      return [id, player];
    }),
  );
}

/**
 * Signs a player in as far as that is needed. Passkeys need a device, so the session is opened behind the door that a
 * passkey opens; all that follows goes through the front.
 */
export async function signIn(stage: Stage, player: Player): Promise<void> {
  const { gatehouse } = stage;
  const now = stage.clock.now();
  if (player.signedInAt && between(player.signedInAt, now) < 10 * minute) return;
  const opened = await openFor(stage, player);
  player.browser.setCookie(sessionCookieName(gatehouse.origin.startsWith('https:')), opened.token);
  player.signedInAt = now;
}

async function openFor({ gatehouse, clock }: Stage, player: Player) {
  const id = player.account;
  if (id === undefined) throw new Error(`${player.actor.name} has no account to sign in with.`);
  return gatehouse.store.withTx(gatehouse.project, async (tx) => {
    const account = await readAccount(tx, id);
    if (!account) throw new Error(`The account of ${player.actor.name} is gone.`);
    return openSession(tx, gatehouse, account, 'full', clock.now());
  });
}

/** The player's API token; a new one where there is none or it ends within a day. */
export async function tokenOf(stage: Stage, player: Player): Promise<string> {
  const now = stage.clock.now();
  if (player.token && between(now, player.token.until) > day) return player.token.secret;
  const who = await readSession(stage.gatehouse, (await openFor(stage, player)).token);
  if (!who) throw new Error(`The session of ${player.actor.name} did not open.`);
  const issued = await issueToken(stage.gatehouse, who, { name: 'Replay', scopes, days: 60 });
  if (isRefusal(issued)) throw new Error(issued.gates[0]?.sentence ?? `No token for ${player.actor.name}.`);
  player.token = { secret: issued.secret, until: issued.expiresAt };
  return issued.secret;
}

/** Whether the ten words have to be typed again: a room stays open on one device for some hours. */
export const roomIsOpen = (stage: Stage, player: Player): boolean =>
  player.enteredAt !== undefined && between(player.enteredAt, stage.clock.now()) < 10 * hour;
