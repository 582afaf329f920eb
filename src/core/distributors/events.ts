import type { OrganisationId, PersonId } from '../case/ids.ts';
import type { Instant } from '../process/instant.ts';
import type { KeyEvent } from './keys.ts';
import type { RemovalEvent } from './removal.ts';
import type { RoadEvent } from './road.ts';

/** What one of the team found when it looked at an answer to a criterion. */
export const judgements = ['ok', 'ask', 'no'] as const;
export type Judgement = (typeof judgements)[number];

/** A request that came by mail and was entered by the team: when it came, and the mail itself as it was kept. */
export interface ByMail {
  readonly at: Instant;
  readonly by: string;
  readonly mail?: { readonly blob: string; readonly name: string; readonly size: number; readonly sha256: string };
}

/** What can stand in the book of an organisation. */
export type OrganisationEvent =
  | KeyEvent
  | RoadEvent
  | RemovalEvent
  | {
      readonly type: 'MembershipApplied';
      readonly name: string;
      readonly products: string;
      readonly answers: Readonly<Record<string, string>>;
      readonly voucherNamed: string;
      readonly voucher?: OrganisationId;
      readonly contact: PersonId;
      readonly policyVersion: number;
      readonly policyHash: string;
      readonly ref: string;
      readonly byMail?: ByMail;
    }
  | {
      readonly type: 'MembershipInvited';
      readonly name: string;
      readonly products: string;
      readonly contact: PersonId;
      readonly ref: string;
      readonly by: string;
    }
  | {
      readonly type: 'InvitationAnswered';
      readonly name: string;
      readonly products: string;
      readonly answers: Readonly<Record<string, string>>;
      readonly policyVersion: number;
      readonly policyHash: string;
    }
  | {
      readonly type: 'CriterionJudged';
      readonly by: string;
      readonly criterion: string;
      readonly judgement: Judgement;
      readonly note: string;
    }
  | { readonly type: 'VoteCast'; readonly by: string; readonly vote: 'accept' | 'refuse'; readonly reason: string }
  | { readonly type: 'ApplicantAsked'; readonly by: string; readonly question: string }
  | { readonly type: 'ApplicantAnswered'; readonly by: string; readonly answer: string }
  | { readonly type: 'DecisionAppealed'; readonly by: string; readonly reason: string }
  | {
      readonly type: 'AppealDecided';
      readonly by: string;
      readonly outcome: 'stands' | 'reopened';
      readonly reason: string;
    }
  | {
      readonly type: 'MembershipVouched';
      readonly by: string;
      readonly organisation?: OrganisationId;
      readonly words: string;
    }
  | {
      readonly type: 'VouchDeclined';
      readonly by: string;
      readonly organisation: OrganisationId;
      readonly reason: string;
    }
  | { readonly type: 'MembershipAccepted'; readonly by: string; readonly reason: string }
  | { readonly type: 'MembershipRefused'; readonly by: string; readonly reason: string }
  | {
      readonly type: 'PolicyAccepted';
      readonly by: string;
      readonly policyVersion: number;
      readonly policyHash: string;
    }
  | { readonly type: 'ContactAdded'; readonly account: string; readonly person: PersonId; readonly by: string }
  | {
      readonly type: 'LeakReported';
      readonly by: string;
      readonly what: string;
      readonly toWhom: string;
      /** When it got out, how, and what of it can still be reached, as far as the member knows. */
      readonly since?: Instant;
      readonly how?: string;
      /** The member's own reference of the notice that it is about. */
      readonly notice?: string;
      readonly ref: string;
    }
  | { readonly type: 'MembershipReviewed'; readonly by: string; readonly note: string }
  | {
      readonly type: 'StrikeRecorded';
      readonly by: string;
      readonly reason: string;
      /** The judged leak behind it, and the case that it is of. */
      readonly leak?: string;
      readonly case?: string;
    }
  | { readonly type: 'ReviewReminded'; readonly dueAt: Instant; readonly by: string }
  | { readonly type: 'PersonNamed'; readonly account: string; readonly person: PersonId; readonly by: string }
  | {
      readonly type: 'TermsAccepted';
      readonly account: string;
      readonly policyVersion: number;
      readonly policyHash: string;
    }
  | { readonly type: 'PersonLeft'; readonly account: string; readonly by: string }
  | { readonly type: 'MembershipReinstated'; readonly by: string; readonly reason: string }
  | { readonly type: 'MembershipSuspended'; readonly by: string; readonly reason: string };
