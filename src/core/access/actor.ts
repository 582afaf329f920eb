import type { AccountId, OrganisationId, PersonId } from '../case/ids.ts';
import type { Case, PartyId } from '../case/model.ts';

/** What a person of the team may be in a project. An admin keeps the house and sees no case by that. */
export const roles = ['admin', 'responder', 'lead', 'developer', 'release-manager', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** How an organisation answers without an account. */
export type AnswerWay = 'link' | 'mail';

/** Who asks. Established by the shell from a session, a token, a reporter's key or a clock, never from input. */
export type Actor =
  | { readonly kind: 'account'; readonly id: AccountId; readonly roles: readonly Role[] }
  | {
      readonly kind: 'distributor';
      /** The account; of a holder without one, by which way the answer came. */
      readonly id: AccountId;
      readonly organisation: OrganisationId;
      /** Holds an answer link, or a pinned key that signed a mail: it answers, and reads nothing. */
      readonly by?: AnswerWay;
    }
  /** Whoever has the address of an application. */
  | { readonly kind: 'applicant'; readonly organisation: OrganisationId }
  | { readonly kind: 'reporter'; readonly person: PersonId }
  | { readonly kind: 'system' }
  | { readonly kind: 'anyone' };

/** The parties that steps name: a role of the team, or one of the outside parties. */
export type Party = Role | 'reporter' | 'distributor' | 'system';

/** Whoever answers for an organisation without an account: the record says by which way, never who it was. */
export function answerActor(organisation: OrganisationId, by: AnswerWay): Extract<Actor, { kind: 'distributor' }> {
  return { kind: 'distributor', id: by, organisation, by };
}

/** The opaque text that stands for an actor in the record. */
export function actorText(actor: Actor): string {
  switch (actor.kind) {
    case 'account':
      return `account:${actor.id}`;
    case 'distributor':
      return `distributor:${actor.id}`;
    case 'reporter':
      return `reporter:${actor.person}`;
    default:
      return actor.kind;
  }
}

/** Whether these roles answer for security in a project: first responders and leads do, in every case. */
export const areOfSecurity = (held: readonly Role[]): boolean => held.includes('responder') || held.includes('lead');

/** The same of whoever asks. */
export const isOfSecurity = (actor: Actor): boolean => actor.kind === 'account' && areOfSecurity(actor.roles);

/**
 * Need to know: who sees the desk's view of one case. First responders and leads of the project do; developers and
 * release managers do once they are members of it; nobody with a declared conflict does; administrators do not.
 */
export function maySeeCase(actor: Actor, state: Case): boolean {
  if (actor.kind !== 'account' || state.conflicted.includes(actor.id)) return false;
  if (areOfSecurity(actor.roles)) return true;
  const isMember = state.members.some((m) => m.account === actor.id);
  return isMember && (actor.roles.includes('developer') || actor.roles.includes('release-manager'));
}

/** The participant for whom an actor speaks. @throws Error for the house itself and for strangers */
export function partyIdOf(actor: Actor): PartyId {
  if (actor.kind === 'distributor') return `organisation:${actor.organisation}`;
  if (actor.kind === 'reporter') return 'reporter';
  if (actor.kind === 'account') return 'team';
  throw new Error(`${actor.kind} is no participant.`);
}

/** The parties as which an actor acts in this case; empty for a stranger. */
export function partiesOf(actor: Actor, state: Case): readonly Party[] {
  switch (actor.kind) {
    case 'account':
      return maySeeCase(actor, state) ? actor.roles.filter((r) => r !== 'admin' && r !== 'auditor') : [];
    case 'reporter':
      return actor.person === state.reporter ? ['reporter'] : [];
    case 'distributor':
      return `organisation:${actor.organisation}` in state.participants ? ['distributor'] : [];
    case 'system':
      return ['system'];
    case 'applicant':
    case 'anyone':
      return [];
  }
}
