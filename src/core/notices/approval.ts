import { type Instant, plus, second } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';

/**
 * What every notice goes through before it leaves, whichever book it stands in: a second person reads it, the sender types
 * how many get it, and for a while it can be stopped. Gates of cases and of memberships ask here.
 */

/** Something that was written to leave the house, and who has read it since it was last changed. */
export interface Written {
  readonly draftedBy: string;
  readonly approvedBy: readonly string[];
}

type ForTwo = Playbook['secondPerson']['for'][number];

/** Whether the playbook asks a team of so many for a second person before one of these. */
export const asksForTwo = ({ secondPerson }: Playbook, teamSize: number, ...what: readonly ForTwo[]): boolean =>
  teamSize >= secondPerson.teamFrom && what.some((each) => secondPerson.for.includes(each));

/** Whether somebody other than its author has approved it as it stands. */
export const hasSecondPerson = ({ draftedBy, approvedBy }: Written): boolean =>
  approvedBy.some((by) => by !== draftedBy);

/** The end of the window in which what is sent now can still be stopped. */
export const leavesAfter = (now: Instant, { embargo }: Playbook): Instant => plus(now, embargo.stopWindow * second);

/** Why a count does not fit, where it does not. */
export function miscounted(typed: number, count: number, whom: string): string | undefined {
  return typed === count
    ? undefined
    : `The notice goes to ${count} ${whom}${count === 1 ? '' : 's'}, and ${typed} was typed. Look at the list and type the number you see.`;
}

/** Whether what was sent has left, so that nobody can stop it any more. */
export const hasLeft = ({ leavesAt }: { readonly leavesAt: Instant }, now: Instant): boolean => now >= leavesAt;

export const sayOwnWork = 'You wrote this notice. A second person has to read and approve it.';
export const sayUnread = 'Nobody but its author has approved the notice. Ask a second person of the team.';
/** Of what went to members under embargo; a removal has a way back of its own. */
export const sayHasLeft =
  'The notice has left the house and cannot be stopped any more. If it should not have, report a leak.';
