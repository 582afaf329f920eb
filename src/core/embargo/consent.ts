import type { Participant } from '../case/model.ts';
import type { Instant } from '../process/instant.ts';
import { type Machine, moved } from '../process/machine.ts';

/** Consent to the embargo's terms, per participant (Vultron). */
export type Consent = 'not asked' | 'invited' | 'signatory' | 'declined' | 'lapsed';
export type ConsentAction = 'invite' | 'accept' | 'decline' | 'lapse' | 'withdraw';

const em = 'Vultron EM';

/**
 * One participant's consent (Vultron's participant embargo consent). It says whom the terms bind, never whether the
 * embargo stands: no transition here touches the embargo, so one participant's leaving does not end it.
 */
export const consentMachine: Machine<Consent, ConsentAction> = {
  name: 'consent',
  start: 'not asked',
  states: ['not asked', 'invited', 'signatory', 'declined', 'lapsed'],
  transitions: [
    { from: 'not asked', by: 'invite', to: 'invited', clause: em },
    { from: 'lapsed', by: 'invite', to: 'invited', clause: em },
    { from: 'declined', by: 'invite', to: 'invited', clause: em },
    { from: 'not asked', by: 'accept', to: 'signatory', clause: em },
    { from: 'invited', by: 'accept', to: 'signatory', clause: em },
    { from: 'lapsed', by: 'accept', to: 'signatory', clause: em },
    { from: 'not asked', by: 'decline', to: 'declined', clause: em },
    { from: 'invited', by: 'decline', to: 'declined', clause: em },
    { from: 'lapsed', by: 'decline', to: 'declined', clause: em },
    { from: 'signatory', by: 'lapse', to: 'lapsed', clause: em },
    // An invitation that nobody answers in time lapses by itself; a late answer still counts, as in Vultron.
    { from: 'invited', by: 'lapse', to: 'lapsed', clause: em },
    // Ours: whoever signed may leave, and says so; Vultron has it as a change of intention without a transition.
    { from: 'signatory', by: 'withdraw', to: 'declined', clause: 'Vultron RM/EM' },
  ],
};

/** The action that a participant's word of consent stands for, from where its consent is. */
export function consentAction(from: Consent, to: Consent): ConsentAction | undefined {
  return consentMachine.transitions.find((t) => t.from === from && t.to === to)?.by;
}

/**
 * A participant's consent at this moment. Computed: it lapses when the invitation's answer is overdue, and when the
 * policy in force is newer than the one that was accepted.
 */
export function consentNow(participant: Participant, now: Instant, policyVersion: number): Consent {
  const { consent, answerBy, policyVersion: accepted } = participant;
  const isOverdue = consent === 'invited' && answerBy !== undefined && now > answerBy;
  const isOutdated = consent === 'signatory' && accepted !== undefined && accepted < policyVersion;
  return isOverdue || isOutdated ? moved(consentMachine, consent, 'lapse') : consent;
}
