import type { AccountId } from './ids.ts';
import type { PartyId } from './model.ts';
import type { ImpactStatus } from './upstream.ts';

/** What a distributor says and asks beside its answer to the date. Part of `CaseEvent`. */
export type AnswerEvent =
  | {
      readonly type: 'AffectedTold';
      readonly party: PartyId;
      readonly affected: ImpactStatus;
      /** Which of its products it speaks of; empty for all of them. */
      readonly products: string;
      readonly by: string;
    }
  | {
      readonly type: 'TeamAsked';
      readonly question: string;
      readonly party: PartyId;
      readonly text: string;
      readonly by: string;
    }
  | {
      readonly type: 'QuestionAnswered';
      readonly question: string;
      readonly party: PartyId;
      readonly text: string;
      readonly by: AccountId;
    };
