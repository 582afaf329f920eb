import type { AccountId, OrganisationId, PersonId, ProjectId } from '../case/ids.ts';
import type { Instant } from '../process/instant.ts';
import type { Role } from './actor.ts';
import type { Scope } from './scopes.ts';

/** Why every session of an account ended at once. */
export type SessionsEndCause = 'asked' | 'recovery' | 'roles changed' | 'passkey removed' | 'closed';

/**
 * Everything that can become true of an account. No name, no address, no secret: the person's sheet holds the first two
 * under the person's own key, and of secrets only hashes are kept, outside the book.
 */
export type AccountEvent =
  | {
      readonly type: 'AccountInvited';
      readonly person: PersonId;
      readonly roles: readonly Role[];
      readonly organisation: OrganisationId | null;
      readonly by: string;
    }
  | { readonly type: 'RolesChanged'; readonly roles: readonly Role[]; readonly by: string }
  | { readonly type: 'PasskeyRegistered'; readonly passkey: string; readonly label: string; readonly by: string }
  | { readonly type: 'PasskeyRemoved'; readonly passkey: string; readonly by: string }
  | {
      readonly type: 'TokenIssued';
      readonly token: string;
      readonly name: string;
      readonly scopes: readonly Scope[];
      readonly expiresAt: Instant;
      readonly by: string;
    }
  | { readonly type: 'TokenRevoked'; readonly token: string; readonly by: string }
  | { readonly type: 'SessionsEnded'; readonly cause: SessionsEndCause; readonly by: string }
  | { readonly type: 'DrillsAgreed'; readonly by: string }
  | { readonly type: 'DrillsDeclined'; readonly by: string }
  | { readonly type: 'AccountClosed'; readonly reason: string; readonly by: string };

export interface Passkey {
  readonly id: string;
  readonly label: string;
  readonly addedAt: Instant;
}

export interface IssuedToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
}

/** The picture of an account: a person of the team, or a contact of one distributor (then without roles). */
export interface Account {
  readonly id: AccountId;
  readonly project: ProjectId;
  readonly person: PersonId;
  readonly roles: readonly Role[];
  readonly organisation: OrganisationId | null;
  readonly createdAt: Instant;
  readonly passkeys: readonly Passkey[];
  /** Tokens that nobody revoked; they may have expired. */
  readonly tokens: readonly IssuedToken[];
  readonly sessionsEndedAt?: Instant;
  /** Since when the person agrees to be written to in fire drills. */
  readonly drillsSince?: Instant;
  readonly closed?: { readonly at: Instant; readonly reason: string };
}

/** Where an account stands before its first event. */
export interface AccountName {
  readonly id: AccountId;
  readonly project: ProjectId;
}

/**
 * Folds one event into the picture of an account.
 * @throws Error when the first event is not AccountInvited.
 */
export function evolveAccount(
  name: AccountName,
  state: Account | undefined,
  { event, at }: { readonly event: AccountEvent; readonly at: Instant },
): Account {
  if (event.type === 'AccountInvited') {
    const { person, roles, organisation } = event;
    return { ...name, person, roles, organisation, createdAt: at, passkeys: [], tokens: [] };
  }
  if (!state) throw new Error(`The book of account ${name.id} does not begin with AccountInvited.`);
  switch (event.type) {
    case 'RolesChanged':
      return { ...state, roles: event.roles };
    case 'PasskeyRegistered':
      return { ...state, passkeys: [...state.passkeys, { id: event.passkey, label: event.label, addedAt: at }] };
    case 'PasskeyRemoved':
      return { ...state, passkeys: state.passkeys.filter((passkey) => passkey.id !== event.passkey) };
    case 'TokenIssued': {
      const { token, name: label, scopes, expiresAt } = event;
      return { ...state, tokens: [...state.tokens, { id: token, name: label, scopes, issuedAt: at, expiresAt }] };
    }
    case 'TokenRevoked':
      return { ...state, tokens: state.tokens.filter((token) => token.id !== event.token) };
    case 'SessionsEnded':
      return { ...state, sessionsEndedAt: at, ...(event.cause === 'recovery' ? { tokens: [] } : {}) };
    case 'DrillsAgreed':
      return { ...state, drillsSince: at };
    case 'DrillsDeclined': {
      const { drillsSince: _, ...rest } = state;
      return rest;
    }
    case 'AccountClosed':
      return { ...state, passkeys: [], tokens: [], closed: { at, reason: event.reason } };
  }
}
