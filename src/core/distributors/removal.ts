import type { OrganisationId } from '../case/ids.ts';
import { asksForTwo, hasLeft, hasSecondPerson, type Written } from '../notices/approval.ts';
import type { Instant } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Organisation } from './organisation.ts';

/** A removal as it stands in a member's book: like any notice it is written, read by a second person, counted and sent. */
export type RemovalEvent =
  | {
      readonly type: 'RemovalDrafted';
      readonly notice: string;
      readonly by: string;
      readonly reason: string;
      readonly permanent: boolean;
    }
  | { readonly type: 'RemovalApproved'; readonly notice: string; readonly by: string }
  | {
      readonly type: 'MembershipRemoved';
      readonly by: string;
      readonly reason: string;
      readonly permanent: boolean;
      /** The notice of it, whom it goes to and when it leaves; missing in books from before it was one. */
      readonly notice?: string;
      readonly copies?: readonly OrganisationId[];
      readonly leavesAt?: Instant;
    }
  | { readonly type: 'RemovalStopped'; readonly notice: string; readonly by: string };

/** A removal that is written and not sent. */
export interface RemovalDraft extends Written {
  readonly notice: string;
  readonly at: Instant;
  readonly reason: string;
  readonly permanent: boolean;
}

/** A removal that was sent: it holds at once, and its notice leaves after the stop window. */
export interface Removed {
  readonly at: Instant;
  readonly reason: string;
  /** The notice of it, and what it says beside the reason; missing in books from before it was one. */
  readonly notice?: string;
  readonly permanent?: boolean;
  readonly copies?: readonly OrganisationId[];
  readonly leavesAt?: Instant;
  /** What the membership was before, for whoever stops it; missing where nobody could. */
  readonly before?: Pick<Organisation, 'state' | 'isBarred' | 'removed'>;
}

/** Folds one event of a removal into an organisation's picture. */
export function evolveRemoval(organisation: Organisation, event: RemovalEvent, at: Instant): Organisation {
  const { removal, removed, ...rest } = organisation;
  const standing = { ...rest, ...(removed ? { removed } : {}) };
  switch (event.type) {
    case 'RemovalDrafted': {
      const { notice, reason, permanent, by } = event;
      return { ...standing, removal: { notice, at, reason, permanent, draftedBy: by, approvedBy: [] } };
    }
    case 'RemovalApproved':
      return removal?.notice === event.notice
        ? { ...standing, removal: { ...removal, approvedBy: [...removal.approvedBy, event.by] } }
        : organisation;
    case 'MembershipRemoved': {
      const { reason, permanent, notice, copies, leavesAt } = event;
      const { state, isBarred } = organisation;
      const before = { state, isBarred, ...(removed ? { removed } : {}) };
      const sent = notice && copies && leavesAt ? { notice, permanent, copies, leavesAt, before } : {};
      return { ...rest, state: 'removed', isBarred: isBarred || permanent, removed: { at, reason, ...sent } };
    }
    case 'RemovalStopped':
      if (removal?.notice === event.notice) return standing;
      return removed?.notice === event.notice && removed.before ? { ...rest, ...removed.before } : organisation;
  }
}

/** Whether a removal waits for a second person: it is a notice, so the playbook that asks for two before one asks here. */
export const waitsForSecond = (removal: RemovalDraft, playbook: Playbook, teamSize: number): boolean =>
  asksForTwo(playbook, teamSize, 'notice', 'removal') && !hasSecondPerson(removal);

/** A member as it knows of itself: a removal that can still be stopped has been told to nobody, and may never be. */
export function asTold(organisation: Organisation, now: Instant): Organisation {
  const { state, removed } = organisation;
  if (state !== 'removed' || !removed?.leavesAt || !removed.before) return organisation;
  if (hasLeft({ leavesAt: removed.leavesAt }, now)) return organisation;
  const { removed: _, ...rest } = organisation;
  return { ...rest, ...removed.before };
}

/** Whom a removal is told to: the organisation, and, where the playbook says so, every other member. Never typed. */
export function removalReaches(
  { id }: Pick<Organisation, 'id'>,
  members: readonly { readonly organisation: OrganisationId }[],
  { membership }: Pick<Playbook, 'membership'>,
): readonly OrganisationId[] {
  const others = membership.tellRemoval === 'members' ? members.map(({ organisation }) => organisation) : [];
  return [id, ...others.filter((other) => other !== id)];
}

/**
 * Removals of others of which a member may have heard nothing: their notices left, or leave, no earlier than it was removed
 * itself. Asked where its own removal is taken back and word of removals goes to all.
 * @param back the member as it was while it was removed
 */
export const removalsMeanwhile = (
  back: Organisation,
  all: readonly Organisation[],
  { membership }: Pick<Playbook, 'membership'>,
): readonly Organisation[] =>
  back.removed?.before?.state !== 'active' || membership.tellRemoval !== 'members'
    ? []
    : all.filter(
        ({ id, state, removed }) =>
          id !== back.id &&
          state === 'removed' &&
          removed?.leavesAt !== undefined &&
          removed.leavesAt >= back.removed!.at,
      );
