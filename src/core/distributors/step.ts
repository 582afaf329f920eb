import type { z } from 'zod';
import type { Actor } from '../access/actor.ts';
import type { OrganisationId, PersonId } from '../case/ids.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Shut } from '../process/step.ts';
import type { OrganisationEvent } from './events.ts';
import type { KeyReading } from './keys.ts';
import type { Membership, Organisation } from './organisation.ts';

/**
 * Who takes a step of membership: the team, whoever is on the list, the organisation that it is about by its contact, one
 * `person` of its roster for themselves, an applicant behind the address of its application, or whoever holds a link that was
 * sent to its role address.
 */
export type MembershipParty = 'responder' | 'lead' | 'member' | 'organisation' | 'person' | 'applicant' | 'link holder';

/** What the law must be told about the list, and the fresh names that a step may need. */
export interface MembershipFacts {
  readonly now: Instant;
  readonly members: readonly {
    readonly organisation: OrganisationId;
    readonly name: string;
    /** The accounts that speak for it; whoever is only on its roster does not. Missing: every account of it does. */
    readonly contacts?: readonly string[];
  }[];
  /** Organisations that were removed for good (R82). */
  readonly barred: readonly Organisation[];
  readonly policyHash: string;
  readonly ref: string;
  /** The account that was made for the contact, or for a person of the roster; only where one is being let in. */
  readonly account?: string;
  readonly person?: PersonId;
  /** Whether the account that a link is asked for has a passkey already. */
  readonly isRegistered?: boolean;
  /** What came of reading the key that is offered, or of looking for one; only where a key is being offered. */
  readonly reading?: KeyReading;
  /** How many people work on cases in the team; only where the shell was asked. */
  readonly teamSize?: number;
  /** Names of other organisations of the list that are reached under the very address of this one. */
  readonly sharing?: readonly string[];
  /** Words by which cases are known that are not public; only where a step’s words leave in plain mail. */
  readonly caseWords?: readonly string[];
  /** How many cases are under an embargo. */
  readonly embargoes?: number;
}

/** All that a gate of membership may look at. `input` is missing while nobody has filled the form yet. */
export interface MembershipSituation<I = Record<string, unknown>> {
  readonly organisation: Organisation;
  readonly actor: Actor;
  readonly playbook: Playbook;
  readonly facts: MembershipFacts;
  readonly input?: I;
}

/** A condition that must hold before a step of membership, as `Gate` is one of a case. */
export interface MembershipGate {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  // biome-ignore lint/suspicious/noExplicitAny: a gate reads the input of whichever step it guards
  check(situation: MembershipSituation<any>): Shut | undefined;
}

/** One act on an organisation of the list. One step is one file; every door reads the same list of them. */
export interface MembershipStep {
  readonly id: string;
  readonly command: string;
  readonly title: string;
  readonly does: string;
  readonly clause: string;
  readonly who: readonly MembershipParty[];
  readonly input: z.ZodObject;
  readonly gates: readonly MembershipGate[];
  /** The states of a membership that it fits. */
  readonly during: readonly Membership[];
  /** Whether it shuts somebody out: a page asks for a fresh passkey, the API for a key, the command line for the id again. */
  readonly grave?: true;
  // biome-ignore lint/suspicious/noExplicitAny: the input was parsed by this step's own schema
  events(situation: MembershipSituation<any> & { readonly input: any }): readonly OrganisationEvent[];
}

/** Declares a step of membership with its input typed by its own schema. */
export function membershipStep<I extends z.ZodObject>(
  definition: Omit<MembershipStep, 'input' | 'events'> & {
    readonly input: I;
    events(situation: MembershipSituation<z.infer<I>> & { readonly input: z.infer<I> }): readonly OrganisationEvent[];
  },
): MembershipStep {
  return definition;
}
