import type { PersonId } from '../case/ids.ts';
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

/**
 * Whether an account may read what its organisation was told: the contact stands for the organisation, and everybody else
 * accepted the same terms by name first (R80).
 */
export function mayReadFor(organisation: Pick<Organisation, 'roster' | 'policy'>, account: string): boolean {
  const person = rosterPerson(organisation, account);
  return person === undefined || isUnderItsTerms(person, organisation);
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
