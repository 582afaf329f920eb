import type { Instant } from '../process/instant.ts';
import type { Case, PartyId } from './model.ts';

/** Whether users have to change how they use the product once they have the fix. */
export const usageChanges = ['none', 'required', 'not known'] as const;

/** What came of trying a candidate patch on one release line. */
export const trialResults = ['applies', 'builds', 'fixes', 'regression'] as const;
export type TrialResult = (typeof trialResults)[number];

/** What a distributor found when it tried the candidate fix (R52). */
export interface Feedback {
  readonly at: Instant;
  readonly party: PartyId;
  readonly usageChanges: (typeof usageChanges)[number];
  /** The release line that it tried; missing for the fix as a whole. */
  readonly line?: string;
  readonly result?: TrialResult;
  readonly text: string;
}

/** Of which distributor and release line a feedback is: the newest one replaces those before it. */
export const feedbackKey = ({ party, line = '' }: Pick<Feedback, 'party' | 'line'>): string => `${party}/${line}`;

/** What each distributor said last of each release line: only that counts. */
export function newestFeedback(state: Case): readonly Feedback[] {
  return [...new Map((state.feedback ?? []).map((each) => [feedbackKey(each), each])).values()];
}

/** Feedback that says that users must change something, and that no draft of the advisory has taken up since. */
export function usageChangesOpen(state: Case): readonly Feedback[] {
  const newest = state.advisory.revisions.at(-1)?.at;
  return newestFeedback(state).filter((each) => each.usageChanges === 'required' && !(newest && newest > each.at));
}
