import type { Recorded } from '../case/events.ts';
import type { OrganisationId, PersonId, ProjectId } from '../case/ids.ts';
import type { Instant } from '../process/instant.ts';
import type { OrganisationEvent } from './events.ts';
import { evolveKeys, type OrganisationKey } from './keys.ts';

/** Membership of a distributor in the early-disclosure list (design.md §2). */
export type Membership = 'applied' | 'vouched' | 'active' | 'suspended' | 'removed' | 'refused';

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
  /** OpenPGP keys, the one offered first first; missing in pictures from before there were any. */
  readonly keys?: readonly OrganisationKey[];
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
    case 'KeyOffered':
    case 'KeyCompared':
    case 'KeyPinned':
    case 'KeyRetired':
      return { ...state, keys: evolveKeys(state.keys ?? [], event, at) };
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
