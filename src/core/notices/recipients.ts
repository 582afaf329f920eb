import type { OrganisationId } from '../case/ids.ts';
import type { Case } from '../case/model.ts';
import { keepsPolicy } from '../embargo/adherence.ts';
import type { DistributorFact, Facts } from '../process/facts.ts';
import type { Playbook } from '../process/playbook.ts';
import type { NoticeKind } from '../process/playbook-notices.ts';
import { kindsOfNotice } from './kinds.ts';
import { isForMember } from './newcomers.ts';

/** What decides whom a notice reaches. */
export interface Reach {
  readonly case: Case;
  readonly facts: Pick<Facts, 'distributors'>;
  readonly playbook: Playbook;
}

/**
 * Organisations that a notice reaches, out of the directory and never typed: active, reachable, and signed up to the policy
 * in force, and among those whom its kind is for. That releases are out binds nobody to anything, so whoever was told early hears of it under any policy.
 */
export function recipients({ case: c, facts, playbook }: Reach, kind: NoticeKind = 'plan'): readonly DistributorFact[] {
  const { goesTo, afterRelease } = kindsOfNotice[kind];
  if (goesTo === 'public') return [];
  return facts.distributors.filter(
    (d) =>
      d.state === 'active' &&
      d.hasAddress &&
      (afterRelease || keepsPolicy(d, playbook)) &&
      isForMember(kind, d, { case: c, playbook }),
  );
}

/** The reference under which an organisation knows a case: a second notice is recognised by it, and a preview shows it. */
export const referenceOf = (
  { participants }: Pick<Case, 'participants'>,
  { reference }: Pick<Facts, 'reference'>,
  organisation: OrganisationId,
): string => participants[`organisation:${organisation}`]?.ref ?? reference(organisation);

/** How many a notice goes to, as the sender types it: organisations, or the public places that the playbook names. */
export function reachOf(reach: Reach, kind: NoticeKind): number {
  return kindsOfNotice[kind].goesTo === 'public'
    ? (reach.playbook.release.announcement?.places.length ?? 0)
    : recipients(reach, kind).length;
}
