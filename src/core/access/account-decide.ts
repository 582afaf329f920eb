import type { Refusal } from '../case/decide.ts';
import type { OrganisationId, PersonId } from '../case/ids.ts';
import { between, day, type Instant } from '../process/instant.ts';
import type { Account, AccountEvent } from './account.ts';
import { type Actor, actorText, type Role, roles } from './actor.ts';
import { type Scope, scopes } from './scopes.ts';

/** The longest that an API token may live, in milliseconds. */
export const longestToken = 90 * day;

/** What can be asked of an account. Fresh names (`person`, `passkey`, `token`) are handed in by the shell. */
export type AccountCommand =
  | {
      readonly type: 'InviteAccount';
      readonly person: PersonId;
      readonly roles: readonly Role[];
      readonly organisation: OrganisationId | null;
    }
  | { readonly type: 'ChangeRoles'; readonly roles: readonly Role[] }
  | { readonly type: 'RegisterPasskey'; readonly passkey: string; readonly label: string }
  | { readonly type: 'RemovePasskey'; readonly passkey: string }
  | {
      readonly type: 'IssueToken';
      readonly token: string;
      readonly name: string;
      readonly scopes: readonly Scope[];
      readonly expiresAt: Instant;
    }
  | { readonly type: 'RevokeToken'; readonly token: string }
  | { readonly type: 'AgreeToDrills' }
  | { readonly type: 'DeclineDrills' }
  | { readonly type: 'EndSessions' }
  | { readonly type: 'RecoverAccount' }
  | { readonly type: 'CloseAccount'; readonly reason: string };

/** What the law must know from outside the account's own book. */
export interface AccountFacts {
  /** Open administrators' accounts of the project besides this one. */
  readonly otherAdmins: number;
}

/** The law of an account: what follows from a command, or why nothing does. Pure. */
export function decideAccount(
  state: Account | undefined,
  command: AccountCommand,
  actor: Actor,
  now: Instant,
  facts: AccountFacts,
): readonly AccountEvent[] | Refusal {
  const by = actorText(actor);
  if (command.type === 'InviteAccount') return invite(state, command, actor, by);
  if (!state) return refuse(command, 'unknown', 'account-unknown', 'There is no such account.');
  if (state.closed)
    return refuse(command, 'untimely', 'account-closed', 'This account is closed. Invite the person again.');
  if (!mayAsk(state, command, actor)) {
    const sentence =
      'This is for the person whose account it is, or for an administrator of the project. Ask one of them.';
    return refuse(command, 'not allowed', 'who', sentence);
  }
  switch (command.type) {
    case 'ChangeRoles':
      return changeRoles(state, command, by, facts);
    case 'RegisterPasskey':
      // A passkey that stands in the book already is not written a second time.
      if (state.passkeys.some(({ id }) => id === command.passkey)) return [];
      return [{ ...command, type: 'PasskeyRegistered', by }];
    case 'RemovePasskey':
      return removePasskey(state, command, by);
    case 'IssueToken':
      return issueToken(command, now, by);
    case 'RevokeToken':
      if (!state.tokens.some((token) => token.id === command.token)) {
        return refuse(
          command,
          'unknown',
          'token-unknown',
          'This account has no such token. It may be revoked already.',
        );
      }
      return [{ type: 'TokenRevoked', token: command.token, by }];
    case 'AgreeToDrills':
      return state.drillsSince === undefined ? [{ type: 'DrillsAgreed', by }] : [];
    case 'DeclineDrills':
      return state.drillsSince === undefined ? [] : [{ type: 'DrillsDeclined', by }];
    case 'EndSessions':
      return [{ type: 'SessionsEnded', cause: 'asked', by }];
    case 'RecoverAccount':
      return [{ type: 'SessionsEnded', cause: 'recovery', by }];
    case 'CloseAccount':
      if (leavesNoAdmin(state, [], facts)) return lastAdmin(command);
      return [
        { type: 'SessionsEnded', cause: 'closed', by },
        { type: 'AccountClosed', reason: command.reason, by },
      ];
  }
}

type Of<T extends AccountCommand['type']> = Extract<AccountCommand, { type: T }>;

function invite(state: Account | undefined, command: Of<'InviteAccount'>, actor: Actor, by: string) {
  if (state) return refuse(command, 'untimely', 'account-exists', 'This account exists already.');
  const isContact = command.organisation !== null;
  const inviters: readonly Role[] = isContact ? ['admin', 'responder', 'lead'] : ['admin'];
  const isOwn = actor.kind === 'distributor' && !actor.by && actor.organisation === command.organisation;
  if (
    actor.kind !== 'system' &&
    !isOwn &&
    !(actor.kind === 'account' && actor.roles.some((role) => inviters.includes(role)))
  ) {
    const sentence = `Only ${inviters.join(', ')} may invite ${isContact ? 'a distributor’s contact' : 'a person to the team'}. Ask one of them.`;
    return refuse(command, 'not allowed', 'who', sentence);
  }
  if (isContact !== (command.roles.length === 0)) {
    const sentence =
      'A person of the team needs at least one role; a distributor’s contact has an organisation and no role.';
    return refuse(command, 'input', 'roles', sentence);
  }
  const { person, organisation } = command;
  return [{ type: 'AccountInvited' as const, person, roles: ordered(command.roles), organisation, by }];
}

function changeRoles(state: Account, command: Of<'ChangeRoles'>, by: string, facts: AccountFacts) {
  if (state.organisation !== null || command.roles.length === 0) {
    const sentence =
      'A person of the team needs at least one role, and a distributor’s contact has none. Close the account instead.';
    return refuse(command, 'input', 'roles', sentence);
  }
  if (leavesNoAdmin(state, command.roles, facts)) return lastAdmin(command);
  return [
    { type: 'RolesChanged' as const, roles: ordered(command.roles), by },
    { type: 'SessionsEnded' as const, cause: 'roles changed' as const, by },
  ];
}

function removePasskey(state: Account, command: Of<'RemovePasskey'>, by: string) {
  if (!state.passkeys.some((passkey) => passkey.id === command.passkey)) {
    return refuse(
      command,
      'unknown',
      'passkey-unknown',
      'This account has no such passkey. It may be removed already.',
    );
  }
  if (state.passkeys.length === 1) {
    return refuse(
      command,
      'gates',
      'last-passkey',
      'This is the only passkey of the account. Register another one first.',
    );
  }
  return [
    { type: 'PasskeyRemoved' as const, passkey: command.passkey, by },
    { type: 'SessionsEnded' as const, cause: 'passkey removed' as const, by },
  ];
}

function issueToken(command: Of<'IssueToken'>, now: Instant, by: string) {
  const life = between(now, command.expiresAt);
  if (life <= 0 || life > longestToken) {
    return refuse(command, 'input', 'token-life', 'A token must end within 90 days. Choose an earlier end.');
  }
  const { token, name, expiresAt } = command;
  const chosen = scopes.filter((scope) => command.scopes.includes(scope));
  if (chosen.length === 0) {
    return refuse(
      command,
      'input',
      'token-scopes',
      'A token without a scope is good for nothing. Choose at least one.',
    );
  }
  return [{ type: 'TokenIssued' as const, token, name, scopes: chosen, expiresAt, by }];
}

/**
 * Enrolling a passkey and issuing a token is for the person alone: an administrator must not become somebody else. So is
 * the word on drills: nobody agrees for another.
 */
function mayAsk(state: Account, command: AccountCommand, actor: Actor): boolean {
  const isSelf = (actor.kind === 'account' || actor.kind === 'distributor') && actor.id === state.id;
  const isAdmin = actor.kind === 'system' || (actor.kind === 'account' && actor.roles.includes('admin'));
  switch (command.type) {
    case 'RegisterPasskey':
    case 'IssueToken':
    case 'AgreeToDrills':
    case 'DeclineDrills':
      return isSelf;
    case 'RemovePasskey':
    case 'RevokeToken':
    case 'EndSessions':
      return isSelf || isAdmin;
    case 'RecoverAccount':
      return actor.kind === 'system';
    default:
      return isAdmin;
  }
}

function leavesNoAdmin(state: Account, next: readonly Role[], facts: AccountFacts): boolean {
  return state.roles.includes('admin') && !next.includes('admin') && facts.otherAdmins === 0;
}

function lastAdmin(command: AccountCommand): Refusal {
  const sentence = 'This is the only administrator of the project. Give somebody else the role first.';
  return refuse(command, 'gates', 'last-admin', sentence);
}

function ordered(chosen: readonly Role[]): readonly Role[] {
  return roles.filter((role) => chosen.includes(role));
}

function refuse(command: AccountCommand, why: Refusal['why'], id: string, sentence: string): Refusal {
  const gate = { id, title: id, clause: 'house', sentence, faults: [] };
  return { refused: true, step: command.type, why, gates: [gate], faults: [] };
}
