import type { OrganisationEvent } from '../distributors/events.ts';
import type { Organisation } from '../distributors/organisation.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Letter, Place, Recipient } from './letters.ts';

/** Who must be told what because of an event in a distributor's membership (R73 to R75, R82). */
export function membershipLetters(
  event: OrganisationEvent,
  state: Organisation,
  seq: number,
  at: Instant,
  playbook: Playbook,
  place: Place,
): readonly Letter[] {
  const subject = `[${playbook.name}] distributors list ${state.ref}`;
  const owed = (letter: string, recipient: Recipient, text: string): Letter => ({
    letter: `membership-${letter}`,
    recipient,
    subject,
    text,
    dueAt: at,
    key: `${state.id}/${seq}/${letter}/${recipient.kind}/${'id' in recipient ? recipient.id : ''}`,
  });
  const applicant: Recipient = { kind: 'organisation', id: state.id };
  switch (event.type) {
    case 'MembershipApplied': {
      const thanks = owed(
        'applied',
        applicant,
        `We have your request to join the distributors list, with your acceptance of embargo policy version ${event.policyVersion}. A person will look at it.\n\nReference: ${state.ref}`,
      );
      const asked = event.voucher
        ? [
            owed(
              'vouch',
              { kind: 'organisation', id: event.voucher },
              `An organisation asks to join the distributors list and names you as voucher. Please look at its answers and say whether you vouch for it:\n${place.baseUrl}/partner/vouch/${state.id}`,
            ),
          ]
        : [];
      return [thanks, ...asked];
    }
    case 'MembershipAccepted':
      return [
        owed(
          'accepted',
          applicant,
          `${state.name} is now a member of the distributors list.\n\nThe embargo policy that you accepted (version ${state.policy.version}):\n\n${playbook.embargo.policy.trim()}`,
        ),
      ];
    case 'MembershipRefused':
      return [
        owed(
          'refused',
          applicant,
          `Your request to join the distributors list was refused.\n\nReason: ${event.reason}`,
        ),
      ];
    case 'MembershipSuspended':
      return [
        owed(
          'suspended',
          applicant,
          `Your membership of the distributors list is suspended.\n\nReason: ${event.reason}`,
        ),
      ];
    case 'MembershipRemoved':
      return [
        owed(
          'removed',
          applicant,
          `Your organisation was removed from the distributors list${event.permanent ? ' for good' : ''}.\n\nReason: ${event.reason}`,
        ),
      ];
    case 'LeakReported':
      return [
        owed(
          'leak',
          applicant,
          `We have your leak report ${event.ref}. Thank you for telling us. Please do not share anything further until we answer.`,
        ),
      ];
    default:
      return [];
  }
}
