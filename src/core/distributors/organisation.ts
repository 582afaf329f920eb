import { z } from 'zod';
import type { Recorded } from '../case/events.ts';
import type { OrganisationId, PersonId, ProjectId } from '../case/ids.ts';
import type { Instant } from '../process/instant.ts';

/** Membership of a distributor in the early-disclosure list (design.md §2). */
export type Membership = 'applied' | 'vouched' | 'active' | 'suspended' | 'removed' | 'refused';

export const applicationSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u)
    .meta({ label: 'Organisation', kind: 'text' }),
  products: z.string().trim().min(1).max(2_000).meta({ label: 'What you distribute', kind: 'textarea' }),
  contactName: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u)
    .meta({ label: 'Your name', kind: 'text' }),
  contactAddress: z
    .email()
    .max(254)
    .meta({ label: 'Role address', hint: 'One that reaches your security team, not one person', kind: 'text' }),
  answers: z.record(z.string().max(60), z.string().max(10_000)).meta({ label: 'Criteria' }),
  voucher: z.string().trim().max(200).default('').meta({
    label: 'Who vouches for you',
    hint: 'A member organisation by name; leave empty if the list has no members yet',
    kind: 'text',
  }),
  accepted: z
    .union([z.literal(true), z.literal('on').transform(() => true as const)])
    .meta({ label: 'We accept the embargo policy', kind: 'checkbox' }),
});

export type Application = z.infer<typeof applicationSchema>;

export type OrganisationEvent =
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

export interface Organisation {
  readonly id: OrganisationId;
  readonly project: ProjectId;
  readonly name: string;
  readonly products: string;
  readonly state: Membership;
  readonly answers: Readonly<Record<string, string>>;
  readonly voucherNamed: string;
  readonly voucher?: OrganisationId;
  readonly vouched?: { readonly at: Instant; readonly words: string; readonly by: string };
  readonly vouchDeclined?: { readonly at: Instant; readonly reason: string };
  readonly contact: PersonId;
  readonly accounts: readonly string[];
  readonly policy: { readonly version: number; readonly hash: string; readonly at: Instant };
  readonly ref: string;
  readonly appliedAt: Instant;
  readonly decided?: { readonly at: Instant; readonly by: string; readonly reason: string };
  /** When somebody last went through the criteria since it was accepted. */
  readonly reviewed?: { readonly at: Instant; readonly note: string };
  readonly leaks: readonly {
    readonly at: Instant;
    readonly what: string;
    readonly toWhom: string;
    readonly ref: string;
  }[];
  readonly strikes: readonly { readonly at: Instant; readonly reason: string }[];
  readonly isBarred: boolean;
  /** The last removal; missing where nobody was removed, and in pictures from before it was kept. */
  readonly removed?: { readonly at: Instant; readonly reason: string };
}

/** Folds one event into an organisation's picture. @throws Error when the book does not begin with an application. */
export function evolveOrganisation(
  name: { readonly id: string; readonly project: string },
  state: Organisation | undefined,
  { event, at }: Recorded<OrganisationEvent>,
): Organisation {
  if (event.type === 'MembershipApplied') {
    const { type: _, policyVersion, policyHash, ...applied } = event;
    return {
      ...name,
      ...applied,
      state: 'applied',
      policy: { version: policyVersion, hash: policyHash, at },
      accounts: [],
      appliedAt: at,
      leaks: [],
      strikes: [],
      isBarred: false,
    };
  }
  if (!state) throw new Error(`The book of organisation ${name.id} does not begin with MembershipApplied.`);
  switch (event.type) {
    case 'MembershipVouched':
      return {
        ...state,
        state: state.state === 'applied' ? 'vouched' : state.state,
        vouched: { at, words: event.words, by: event.by },
      };
    case 'VouchDeclined':
      // Who takes a vouch back leaves the application where it was before it.
      return {
        ...state,
        state: state.state === 'vouched' && state.voucher === event.organisation ? 'applied' : state.state,
        vouchDeclined: { at, reason: event.reason },
      };
    case 'MembershipAccepted':
      return { ...state, state: 'active', decided: { at, by: event.by, reason: event.reason } };
    case 'MembershipRefused':
      return { ...state, state: 'refused', decided: { at, by: event.by, reason: event.reason } };
    case 'PolicyAccepted':
      return { ...state, policy: { version: event.policyVersion, hash: event.policyHash, at } };
    case 'ContactAdded':
      return { ...state, accounts: [...state.accounts, event.account] };
    case 'LeakReported':
      return { ...state, leaks: [...state.leaks, { at, what: event.what, toWhom: event.toWhom, ref: event.ref }] };
    case 'MembershipReviewed':
      return { ...state, reviewed: { at, note: event.note } };
    case 'StrikeRecorded':
      return { ...state, strikes: [...state.strikes, { at, reason: event.reason }] };
    case 'MembershipSuspended':
      return { ...state, state: 'suspended' };
    case 'MembershipRemoved':
      return {
        ...state,
        state: 'removed',
        isBarred: state.isBarred || event.permanent,
        removed: { at, reason: event.reason },
      };
  }
}
