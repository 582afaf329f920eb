import type { Case, Participant, PartyId } from '../case/model.ts';
import type { Facts } from '../process/facts.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import { type Consent, consentNow } from './consent.ts';
import { isOver } from './embargo.ts';

/** What an answer about consent needs to know beside the case. */
export interface AtMoment {
  readonly now: Instant;
  readonly playbook: Playbook;
  readonly facts: Pick<Facts, 'distributors'>;
}

/** Whether a member has accepted the policy in force, or a newer one: without that it is told nothing early (R86). */
export const keepsPolicy = ({ acceptedPolicy }: { readonly acceptedPolicy: number }, { embargo }: Playbook): boolean =>
  acceptedPolicy >= embargo.policyVersion;

export interface Standing {
  readonly party: PartyId;
  readonly consent: Consent;
  /** Whether the terms bind it now: it consents to them, and the embargo is not over. */
  readonly isBound: boolean;
  readonly adherence: 'adheres' | 'adhered' | 'left' | 'leaked' | 'never bound';
}

/** A participant's consent at this moment; a member that has accepted a newer policy has consented to that one. */
export function consentOf(state: Case, party: PartyId, { now, playbook, facts }: AtMoment): Consent | undefined {
  const participant = state.participants[party];
  if (!participant) return undefined;
  const accepted = facts.distributors.find((d) => party === `organisation:${d.organisation}`)?.acceptedPolicy ?? 0;
  const { policyVersion } = participant;
  const renewed =
    policyVersion === undefined ? participant : { ...participant, policyVersion: Math.max(policyVersion, accepted) };
  return consentNow(renewed, now, playbook.embargo.policyVersion);
}

/**
 * Whether a participant may read what is under embargo: it consents, or nothing is to be kept any more. The clock alone
 * opens nothing: the agreed minute may pass with the advisory still unpublished.
 */
export function mayReadContent(state: Case, party: PartyId, at: AtMoment): boolean {
  return !isUnderSeal(state) || consentOf(state, party, at) === 'signatory';
}

/**
 * The same of a moment that lies behind, by what is on record today: whoever had consented by then and had not left, and
 * everybody once nothing was to be kept. One that took no part in the case can only have consented by its membership.
 */
export function mightReadContent(state: Case, party: PartyId, then: Instant, { embargo }: Playbook): boolean {
  const opened = [state.embargo.ended?.at, state.exposure.public, state.advisory.publications[0]?.at];
  if (opened.some((at) => at !== undefined && at <= then)) return true;
  const participant = state.participants[party];
  if (!participant) return embargo.consent === 'membership';
  const { signedAt, leftAt } = participant;
  return signedAt !== undefined && signedAt <= then && (leftAt === undefined || then <= leftAt);
}

/**
 * Who is bound, who kept to it, who left and who leaked: computed from the record each time and never stored, so that it
 * cannot differ from what happened (Vultron). The team is left out: it keeps the embargo for the others.
 */
export function standings(state: Case, at: AtMoment): readonly Standing[] {
  return Object.values(state.participants)
    .filter(({ party }) => party !== 'team')
    .map((participant) => standingOf(state, participant, at));
}

function standingOf(state: Case, participant: Participant, at: AtMoment): Standing {
  const { party } = participant;
  const consent = consentOf(state, party, at)!;
  const isBound = consent === 'signatory' && !isPast(state, at.now);
  return { party, consent, isBound, adherence: adherenceOf(state, participant, isBound, at) };
}

function adherenceOf(
  state: Case,
  { party, consent, signedAt }: Participant,
  isBound: boolean,
  { facts }: AtMoment,
): Standing['adherence'] {
  const organisation = facts.distributors.find((d) => party === `organisation:${d.organisation}`);
  const until = state.exposure.public;
  const leaked = (organisation?.leaks ?? []).some(
    (at) => signedAt !== undefined && at >= signedAt && (until === undefined || at <= until),
  );
  if (leaked) return 'leaked';
  if (isBound) return 'adheres';
  if (consent === 'declined' && signedAt !== undefined) return 'left';
  return signedAt === undefined ? 'never bound' : 'adhered';
}

/** Whether there are terms to consent to: nothing has ended them, and the matter is not public. */
export function isUnderTerms(state: Case): boolean {
  return isUnderSeal(state) && state.closedAt === undefined;
}

const isUnderSeal = ({ embargo, exposure, advisory }: Case): boolean =>
  embargo.state !== 'exited' && exposure.public === undefined && advisory.publications.length === 0;

const isPast = (state: Case, now: Instant): boolean => isOver(state.embargo, now) || !isUnderSeal(state);
