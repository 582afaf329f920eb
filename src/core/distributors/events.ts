import type { OrganisationId, PersonId } from '../case/ids.ts';
import type { KeyEvent } from './keys.ts';

/** What can stand in the book of an organisation. */
export type OrganisationEvent =
  | KeyEvent
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
      readonly ref: string;
    }
  | { readonly type: 'MembershipReviewed'; readonly by: string; readonly note: string }
  | { readonly type: 'StrikeRecorded'; readonly by: string; readonly reason: string }
  | { readonly type: 'MembershipSuspended'; readonly by: string; readonly reason: string }
  | { readonly type: 'MembershipRemoved'; readonly by: string; readonly reason: string; readonly permanent: boolean };
