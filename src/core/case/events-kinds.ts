import type { Instant } from '../process/instant.ts';
import type { AccountId, CaseId } from './ids.ts';
import type { ChosenKind } from './kinds.ts';
import type { Relation } from './ties.ts';
import type { Impact } from './upstream.ts';

/** What becomes true of a case by what kind of case it is, and by its ties to others. Part of `CaseEvent`. */
export type KindEvent =
  | {
      readonly type: 'CaseClassified';
      readonly kind: ChosenKind;
      readonly reason: string;
      readonly forUsers?: string;
      readonly despiteSupport?: true;
      readonly by: AccountId;
    }
  | { readonly type: 'InternalOnlyConfirmed'; readonly note: string; readonly by: AccountId }
  | {
      readonly type: 'UpstreamRecorded';
      readonly project: string;
      readonly id: string;
      readonly embargoEnd?: Instant;
      readonly source: string;
      readonly by: AccountId;
    }
  | {
      readonly type: 'ReleasesPlanned';
      readonly lines: readonly { readonly line: string; readonly planned?: string }[];
      readonly reason: string;
      readonly by: AccountId;
    }
  | {
      readonly type: 'CaseLinked';
      readonly other: CaseId;
      readonly relation: Relation;
      readonly reason: string;
      readonly by: AccountId;
    }
  | {
      readonly type: 'DuplicateMarked';
      readonly of: CaseId;
      readonly text: string;
      readonly reason: string;
      readonly by: AccountId;
    }
  | {
      readonly type: 'DuplicateJoined';
      readonly duplicate: CaseId;
      readonly ref: string;
      /** When the duplicate's reporter will publish on their own. */
      readonly deadline?: Instant;
      readonly by: AccountId;
    }
  | { readonly type: 'DuplicateTakenBack'; readonly text: string; readonly reason: string; readonly by: AccountId }
  | { readonly type: 'DuplicateLeft'; readonly duplicate: CaseId; readonly ref: string; readonly by: AccountId }
  | { readonly type: 'SurvivorPublished'; readonly id: string; readonly by: string }
  | {
      readonly type: 'ReportSplit';
      readonly into: CaseId;
      readonly text: string;
      readonly reason: string;
      readonly by: AccountId;
    }
  | {
      readonly type: 'SplitOff';
      readonly from: CaseId;
      /** When the report came in: caps and deadlines run from then, not from the split. */
      readonly reportedAt?: Instant;
      readonly by: AccountId;
    }
  | {
      readonly type: 'CaseTransferred';
      readonly to: string;
      readonly channel: string;
      readonly handedOver: string;
      readonly consent: string;
      readonly text: string;
      readonly by: AccountId;
    }
  | { readonly type: 'PublicFixRecorded'; readonly where: string; readonly by: AccountId }
  | ({ readonly type: 'ImpactStated'; readonly by: AccountId } & Omit<Impact, 'at' | 'by'>);
