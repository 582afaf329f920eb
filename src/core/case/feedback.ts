import type { Instant } from '../process/instant.ts';
import type { Case, PartyId } from './model.ts';

/** Whether users have to change how they use the product once they have the fix. */
export const usageChanges = ['none', 'required', 'not known'] as const;

/** What a distributor found when it tried the candidate fix (R52). */
export interface Feedback {
  readonly at: Instant;
  readonly party: PartyId;
  readonly usageChanges: (typeof usageChanges)[number];
  readonly text: string;
}

/** What each distributor said last: only that counts. */
export function newestFeedback(state: Case): readonly Feedback[] {
  return [...new Map((state.feedback ?? []).map((each) => [each.party, each])).values()];
}

/** Feedback that says that users must change something, and that no draft of the advisory has taken up since. */
export function usageChangesOpen(state: Case): readonly Feedback[] {
  const newest = state.advisory.revisions.at(-1)?.at;
  return newestFeedback(state).filter((each) => each.usageChanges === 'required' && !(newest && newest > each.at));
}
