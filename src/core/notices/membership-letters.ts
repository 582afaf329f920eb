import type { OrganisationEvent } from '../distributors/events.ts';
import type { Organisation } from '../distributors/organisation.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Letter, Place, Recipient } from './letters.ts';
import { removalCopies, sayAppeal } from './removal.ts';

/** The letter that lets a person of a roster in; the only one that goes to an account outside the team. */
export const rosterLetter = 'membership-roster';

/**
 * Letters of membership that are encrypted like a notice: the test notice, since that is what it tries, and the question to
 * a new role address. Only who holds the organisation’s key confirms that; a session that was stolen does not.
 */
export const sealedLetters: ReadonlySet<string> = new Set(['membership-road', 'membership-address']);

/** Who must be told what because of an event in a distributor's membership (R73 to R75, R82). */
export function membershipLetters(
  event: OrganisationEvent,
  state: Organisation,
  seq: number,
  at: Instant,
  playbook: Playbook,
  place: Place & {
    /** A fresh address of the application, where the letter asks something of whoever applied. */
    readonly application?: string;
    /** The link behind which a test, or a new role address, is answered. */
    readonly road?: string;
  },
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
  const behind = (sentence: string): string => (place.application ? `\n\n${sentence}\n${place.application}` : '');
  const appeal = sayAppeal(state, playbook, place.application);
  switch (event.type) {
    case 'MembershipApplied': {
      const thanks = owed(
        'applied',
        applicant,
        `We have your request to join the distributors list, with your acceptance of embargo policy version ${event.policyVersion}. A person will look at it.${behind('What has become of it, and where questions are answered:')}\n\nReference: ${state.ref}`,
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
    case 'MembershipInvited':
      return [
        owed(
          'invited',
          applicant,
          `The team of ${playbook.title} has put ${state.name} down for its distributors list. Nothing is sent to you before you have answered the criteria and accepted the embargo policy, and the team has confirmed it:\n${place.application ?? ''}\n\nThe address is yours alone and works for half a year. If this is not for you, do nothing.`,
        ),
      ];
    case 'MembershipRefused':
      return [
        owed(
          'refused',
          applicant,
          `Your request to join the distributors list was refused.\n\nReason: ${event.reason}${appeal}`,
        ),
      ];
    case 'ApplicantAsked':
      return [
        owed(
          'asked',
          applicant,
          `The team has a question about your request to join the distributors list:\n\n${event.question}${behind('Answer here; nothing has to be typed again:')}`,
        ),
      ];
    case 'AppealDecided':
      return [
        owed(
          'appeal',
          applicant,
          `${event.outcome === 'stands' ? 'The team has looked at it again, and its decision stands.' : 'Your appeal was granted: the team looks at the matter anew.'}\n\nReason: ${event.reason}`,
        ),
      ];
    case 'MembershipReinstated':
      return [
        owed(
          'reinstated',
          applicant,
          `The suspension of your membership of the distributors list has ended. Notices reach you again.\n\nReason: ${event.reason}`,
        ),
      ];
    case 'MembershipSuspended':
      return [
        owed(
          'suspended',
          applicant,
          `Your membership of the distributors list is suspended.\n\nReason: ${event.reason}${appeal}`,
        ),
      ];
    case 'MembershipRemoved': {
      const { leavesAt = at, copies = [state.id], notice } = event;
      return removalCopies(state, event, copies, playbook, place.application).map(({ organisation, letter, text }) => ({
        ...owed(letter, { kind: 'organisation', id: organisation }, text),
        dueAt: leavesAt,
        ...(notice ? { notice } : {}),
      }));
    }
    case 'RoadTested':
      return [
        owed(
          'road',
          applicant,
          `This is a test of the way by which notices reach ${state.name}. It carries no word of any case. If you can read it, the way works as far as to you: open the link and press the button there, and the team knows.\n${place.road ?? ''}\n\nA real notice comes from the same address, to the same address, and under the same key.`,
        ),
      ];
    case 'AddressAsked':
      return [
        {
          ...owed(
            'address',
            applicant,
            `${state.name} asks that notices of vulnerabilities under embargo come to this address from now on. If that is so, and only people who need to know read it, open the link within a week and press the button there:\n${place.road ?? ''}\n\nIf you do not expect this, do nothing.`,
          ),
          person: event.person,
        },
        {
          ...owed(
            'address-asked',
            applicant,
            'Somebody who may speak for your organisation has asked that notices go to another address. That address has been asked to confirm; until it has, everything comes here. If you did not expect this, tell the team at once.',
          ),
          person: state.contact,
        },
      ];
    case 'AddressConfirmed':
      return [
        {
          ...owed(
            'address-changed',
            applicant,
            'Notices of your organisation go to another address from now on: it was asked for, and somebody there has confirmed it. This is the last mail to this address. If you did not expect this, tell the team at once.',
          ),
          ...(state.earlierContact ? { person: state.earlierContact } : {}),
        },
        owed(
          'address-told',
          { kind: 'list', id: 'team' },
          `A member has changed its role address, and the new one has confirmed it. Look whether its key still fits:\n${place.baseUrl}/desk/distributors/${state.id}`,
        ),
      ];
    case 'PersonNamed':
      return [
        owed(
          'named',
          applicant,
          `Somebody who may speak for your organisation has named a person who may read what your organisation is told under embargo. Who they are stands here:\n${place.baseUrl}/partner/people\n\nIf you did not expect this, take them off there, and tell the team at once.`,
        ),
      ];
    case 'KeyRetired':
      return [
        owed(
          'key-retired',
          applicant,
          `A key of your organisation was retired and is used no more. Until the team has pinned another, nothing is encrypted to you:\n${place.baseUrl}/partner/keys\n\nIf you did not expect this, tell the team at once.`,
        ),
      ];
    case 'LeakReported':
      return [
        owed(
          'leak-told',
          { kind: 'list', id: 'team' },
          `A member reports a LEAK. Look at it now, and tie it to its case:\n${place.baseUrl}/desk/leaks`,
        ),
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
