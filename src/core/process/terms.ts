import type { CaseEvent } from '../case/events.ts';
import { after } from './calendar.ts';
import type { Instant } from './instant.ts';
import type { Playbook } from './playbook.ts';

/**
 * On which terms a first notice that leaves at this instant is given. Members have accepted the policy; where each case is
 * accepted on its own, they are invited and read nothing yet.
 */
export function termsOf(
  { embargo, calendar }: Playbook,
  leavesAt: Instant,
): NonNullable<Extract<CaseEvent, { type: 'NoticeSent' }>['terms']> {
  const { consent, policyVersion, rsvp } = embargo;
  if (consent === 'membership') return { consent: 'signatory', policyVersion };
  return { consent: 'invited', policyVersion, ...(rsvp ? { answerBy: after(leavesAt, rsvp, calendar) } : {}) };
}
