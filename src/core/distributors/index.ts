import type { MembershipStep } from './step.ts';
import { accept } from './steps/accept.ts';
import { acceptPolicy } from './steps/accept-policy.ts';
import { acceptTerms } from './steps/accept-terms.ts';
import { answer } from './steps/answer.ts';
import { appeal } from './steps/appeal.ts';
import { approveRemoval } from './steps/approve-removal.ts';
import { ask } from './steps/ask.ts';
import { askAddress } from './steps/ask-address.ts';
import { confirmAddress } from './steps/confirm-address.ts';
import { decideAppeal } from './steps/decide-appeal.ts';
import { decline } from './steps/decline.ts';
import { draftRemoval } from './steps/draft-removal.ts';
import { findKey } from './steps/find-key.ts';
import { inviteContact } from './steps/invite-contact.ts';
import { judge } from './steps/judge.ts';
import { leak } from './steps/leak.ts';
import { leave } from './steps/leave.ts';
import { namePerson } from './steps/name-person.ts';
import { offerKey } from './steps/offer-key.ts';
import { pinKey } from './steps/pin-key.ts';
import { proveRoad } from './steps/prove-road.ts';
import { refuse } from './steps/refuse.ts';
import { reinstate } from './steps/reinstate.ts';
import { remove } from './steps/remove.ts';
import { resendLink } from './steps/resend-link.ts';
import { retireKey } from './steps/retire-key.ts';
import { review } from './steps/review.ts';
import { sponsor } from './steps/sponsor.ts';
import { stopRemoval } from './steps/stop-removal.ts';
import { strike } from './steps/strike.ts';
import { suspend } from './steps/suspend.ts';
import { takeOff } from './steps/take-off.ts';
import { testRoad } from './steps/test-road.ts';
import { vote } from './steps/vote.ts';
import { vouch } from './steps/vouch.ts';

/** Every step of membership, in the order of its life. This list is what page, API, command line and manual read. */
export const membershipSteps: readonly MembershipStep[] = [
  sponsor,
  vouch,
  decline,
  judge,
  ask,
  answer,
  vote,
  accept,
  inviteContact,
  review,
  refuse,
  acceptPolicy,
  offerKey,
  findKey,
  pinKey,
  retireKey,
  namePerson,
  acceptTerms,
  leave,
  takeOff,
  resendLink,
  testRoad,
  proveRoad,
  askAddress,
  confirmAddress,
  leak,
  strike,
  suspend,
  reinstate,
  draftRemoval,
  approveRemoval,
  remove,
  stopRemoval,
  appeal,
  decideAppeal,
];

/** What the team decides about an organisation at its desk; a leak it takes in as a message, not here. */
export const teamSteps: readonly MembershipStep[] = membershipSteps.filter(
  ({ id, who }) => id !== 'leak' && who.includes('lead'),
);

/** The step of an id among those that the team has, such as suspend. */
export function teamStep(id: string | undefined): MembershipStep | undefined {
  return teamSteps.find((step) => step.id === id);
}

/** The step of a command, such as SuspendMember. */
export function membershipStepByCommand(command: string): MembershipStep | undefined {
  return membershipSteps.find((step) => step.command === command);
}
