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
    }
  /** The link and the reply address of one organisation in this case are others from now on. */
  | {
      readonly type: 'AnswerAddressReplaced';
      readonly party: PartyId;
      /** Counted from 1; before the first replacement it is 0. */
      readonly generation: number;
      readonly reason: string;
      readonly by: AccountId | 'system';
    }
  /** Somebody used a link or a reply address that was replaced; noted once for each of both. */
  | {
      readonly type: 'OldAddressTried';
      readonly party: PartyId;
      readonly generation: number;
      readonly way: 'link' | 'mail';
      readonly by: 'system';
    };
