import type { Actor } from '../access/actor.ts';
import type { AccountId, PersonId } from '../case/ids.ts';
import type { Facts } from '../process/facts.ts';
import type { Instant } from '../process/instant.ts';
import type { OrganisationEvent } from './events.ts';
import type { Organisation } from './organisation.ts';

/** One person of an organisation who needs to know, and whether they accepted the terms by name (R80). */
export interface RosterPerson {
  readonly account: string;
  readonly person: PersonId;
  readonly namedAt: Instant;
  readonly accepted?: { readonly version: number; readonly hash: string; readonly at: Instant };
  readonly leftAt?: Instant;
}

type RosterEvent = Extract<OrganisationEvent, { type: 'PersonNamed' | 'TermsAccepted' | 'PersonLeft' }>;

/** Folds one event into a roster. Who has left stays on record: they knew. */
export function evolveRoster(
  roster: readonly RosterPerson[],
  event: RosterEvent,
  at: Instant,
): readonly RosterPerson[] {
  if (event.type === 'PersonNamed') {
    return [...roster, { account: event.account, person: event.person, namedAt: at }];
  }
  return roster.map((person) => {
    if (person.account !== event.account) return person;
    if (event.type === 'PersonLeft') return { ...person, leftAt: at };
    return { ...person, accepted: { version: event.policyVersion, hash: event.policyHash, at } };
  });
}

/** The people who are on an organisation's roster now. */
export const onRoster = ({ roster }: Pick<Organisation, 'roster'>): readonly RosterPerson[] =>
  (roster ?? []).filter(({ leftAt }) => leftAt === undefined);

/** The person of an account, where it is one of the roster and not the organisation's contact. */
export const rosterPerson = ({ roster }: Pick<Organisation, 'roster'>, account: string): RosterPerson | undefined =>
  roster?.find((person) => person.account === account);

/** Whether somebody of the roster accepted the very terms that their organisation keeps. */
export const isUnderItsTerms = (person: RosterPerson, { policy }: Pick<Organisation, 'policy'>): boolean =>
  person.leftAt === undefined && (person.accepted?.version ?? 0) >= policy.version;

/** Accounts of the roster that may read and answer nothing: not under the organisation's terms, or gone (R80). */
export const withoutTerms = (organisation: Pick<Organisation, 'roster' | 'policy'>): readonly AccountId[] =>
  (organisation.roster ?? []).filter((person) => !isUnderItsTerms(person, organisation)).map(({ account }) => account);

/** Whether an actor is a person of a roster who has not accepted its organisation's terms: nothing of a case is for them. */
export function isWithoutTerms(actor: Actor, { distributors }: Pick<Facts, 'distributors'>): boolean {
  if (actor.kind !== 'distributor') return false;
  const own = distributors.find(({ organisation }) => organisation === actor.organisation);
  return own?.withoutTerms?.includes(actor.id) ?? false;
}

/** How many people of an organisation are under its terms, and how many are to be: the contact and the roster. */
export function peopleUnderTerms(organisation: Pick<Organisation, 'roster' | 'policy' | 'accounts'>): {
  readonly under: number;
  readonly all: number;
} {
  const people = onRoster(organisation);
  const contacts = organisation.accounts.length;
  return {
    under: contacts + people.filter((person) => isUnderItsTerms(person, organisation)).length,
    all: contacts + people.length,
  };
}
