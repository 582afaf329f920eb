import { after } from '../process/calendar.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Organisation } from './organisation.ts';

/** When somebody last went through the criteria of an organisation: at its acceptance, or at a review since. */
export function lookedAt({ decided, reviewed }: Pick<Organisation, 'decided' | 'reviewed'>): Instant | undefined {
  return [decided?.at, reviewed?.at]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
}

/** When the next review of a member is due (R87); nothing for others, and where the playbook reminds nobody. */
export function dueReview(
  organisation: Pick<Organisation, 'state' | 'decided' | 'reviewed'>,
  { membership, calendar }: Playbook,
): { readonly reviewDue?: Instant } {
  const last = lookedAt(organisation);
  if (organisation.state !== 'active' || !last || !membership.review) return {};
  return { reviewDue: after(last, membership.review, calendar) };
}
