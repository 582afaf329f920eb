import type { Cause, Extent, LeakDecision, LeakEvidence } from '../embargo/leak.ts';
import type { Breach } from '../notices/recheck.ts';
import type { Instant } from '../process/instant.ts';
import type { AccountId, CaseId, OrganisationId } from './ids.ts';

/** What becomes true of a case when something got out, and who looked through whose eyes. Part of `CaseEvent`. */
export type LeakEvent =
  | {
      readonly type: 'LeakRecorded';
      readonly leak: string;
      readonly what: string;
      readonly toWhom: string;
      readonly since?: Instant;
      readonly how: string;
      readonly source: 'member' | 'stranger' | 'team';
      readonly organisation?: OrganisationId;
      readonly report?: string;
      readonly reportedIn?: CaseId;
      readonly silentPatch?: true;
      readonly owner: AccountId;
      readonly by: AccountId;
    }
  | {
      readonly type: 'LeakEvidenceFrozen';
      readonly leak: string;
      readonly evidence: LeakEvidence;
      readonly by: AccountId;
    }
  | {
      readonly type: 'LeakJudged';
      readonly leak: string;
      readonly extent: Extent;
      readonly cause: Cause;
      readonly reason: string;
      readonly organisation?: OrganisationId;
      readonly recommended: LeakDecision;
      readonly by: AccountId;
    }
  | {
      readonly type: 'LeakDecided';
      readonly leak: string;
      readonly decision: LeakDecision;
      readonly recommended: LeakDecision;
      readonly reason: string;
      readonly by: AccountId;
    }
  /** `party`: one that takes part, `account:<id>` of the team, or `person:<account>@<organisation>`. */
  | { readonly type: 'CaseViewedAs'; readonly party: string; readonly by: AccountId }
  /** The leak-checker of the house judged what had left with newer rules or newer knowledge. */
  | { readonly type: 'BreachFound'; readonly finding: string; readonly breach: Breach }
  | { readonly type: 'FindingAnswered'; readonly finding: string; readonly reason: string; readonly by: AccountId };
