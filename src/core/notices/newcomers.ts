import { hasGoneToMembers } from '../case/kinds.ts';
import type { Case } from '../case/model.ts';
import type { DistributorFact } from '../process/facts.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { NoticeKind } from '../process/playbook-notices.ts';
import { toldEarly } from './kinds.ts';

/** When the first notice of a case left; undefined while none has. */
const firstLeft = ({ notices }: Case): Instant | undefined => notices.find(hasGoneToMembers)?.sent?.leavesAt;

/** Whether a member came onto the list after a case had been told to it. */
function cameLater({ memberSince }: DistributorFact, state: Case): boolean {
  const first = firstLeft(state);
  return first !== undefined && memberSince !== undefined && memberSince > first;
}

/**
 * Whether a notice of this kind is for a member. The early one is for everybody on the list, what catches a member up for
 * those who have not been told, and all others for those who have: to the rest it would be the first word of the matter.
 * Under a playbook that holds applications while an embargo runs, who came later is not told of a case that ran before.
 */
export function isForMember(
  kind: NoticeKind,
  member: DistributorFact,
  { case: c, playbook }: { readonly case: Case; readonly playbook: Playbook },
): boolean {
  const isTold = toldEarly(c).has(member.organisation);
  if (kind !== 'plan' && kind !== 'catch-up') return isTold;
  if (kind === 'catch-up' && isTold) return false;
  return isTold || playbook.membership.duringEmbargo === 'decide' || !cameLater(member, c);
}

/** Members that came later and that the playbook keeps from being told of this case. */
export function heldBack(
  members: readonly DistributorFact[],
  { case: c, playbook }: { readonly case: Case; readonly playbook: Playbook },
): readonly DistributorFact[] {
  if (playbook.membership.duringEmbargo === 'decide') return [];
  const told = toldEarly(c);
  return members.filter((each) => each.state === 'active' && !told.has(each.organisation) && cameLater(each, c));
}
