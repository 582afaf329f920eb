import type { Recorded } from '../case/events.ts';
import type { OrganisationId, ProjectId } from '../case/ids.ts';
import type { Instant } from '../process/instant.ts';
import type { ByMail, OrganisationEvent } from './events.ts';
import { evolveKeys, type OrganisationKey } from './keys.ts';
import { evolveRemoval, type RemovalDraft, type Removed } from './removal.ts';
import { evolveReview, type Review } from './review.ts';
import { evolveRoad, type Roads } from './road.ts';
import { evolveRoster, type RosterPerson } from './roster.ts';

/** Membership of a distributor in the early-disclosure list (design.md §2). `invited`: known to the team, and has not answered. */
export type Membership = 'invited' | 'applied' | 'vouched' | 'active' | 'suspended' | 'removed' | 'refused';

export interface Organisation extends Roads {
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
  readonly accounts: readonly string[];
  /** The text that it accepted last; version 0 for none yet. */
  readonly policy: { readonly version: number; readonly hash: string; readonly at: Instant };
  readonly ref: string;
  readonly appliedAt: Instant;
  /** Who invited it, where it did not come by itself. */
  readonly invitedBy?: string;
  /** Where its request came by mail and was entered by the team. */
  readonly byMail?: ByMail;
  readonly decided?: { readonly at: Instant; readonly by: string; readonly reason: string };
  /** When somebody last went through the criteria since it was accepted. */
  readonly reviewed?: { readonly at: Instant; readonly note: string };
  /** The due date of the review that leads were last reminded of. */
  readonly remindedOf?: Instant;
  /** What the team found and asked before it decided; missing while nobody has looked. */
  readonly review?: Review;
  /** People of the organisation who need to know, beside its contact. */
  readonly roster?: readonly RosterPerson[];
  readonly leaks: readonly {
    readonly at: Instant;
    readonly what: string;
    readonly toWhom: string;
    readonly since?: Instant;
    readonly how?: string;
    readonly notice?: string;
    readonly ref: string;
  }[];
  readonly strikes: readonly {
    readonly at: Instant;
    readonly reason: string;
    readonly leak?: string;
    readonly case?: string;
  }[];
  readonly isBarred: boolean;
  /** OpenPGP keys, the one offered first first; missing in pictures from before there were any. */
  readonly keys?: readonly OrganisationKey[];
  /** Why and since when no notices go to it, while it is suspended. */
  readonly suspended?: { readonly at: Instant; readonly reason: string; readonly by?: string };
  /** When somebody last left who could know what it answers with in a case: a person of its roster, whoever reads its earlier role address, or with its suspension. */
  readonly answersEndedAt?: Instant;
  /** The last removal; missing where nobody was removed, and in pictures from before it was kept. */
  readonly removed?: Removed;
  /** A removal that is written and not sent. */
  readonly removal?: RemovalDraft;
}

type Named = { readonly id: string; readonly project: string };

/** Folds one event into an organisation's picture. @throws Error when the book begins with anything but a request or an invitation. */
export function evolveOrganisation(
  name: Named,
  state: Organisation | undefined,
  recorded: Recorded<OrganisationEvent>,
): Organisation {
  const { event, at } = recorded;
  if (event.type === 'MembershipApplied' || event.type === 'MembershipInvited') return begun(name, event, at);
  if (!state) throw new Error(`The book of organisation ${name.id} does not begin with MembershipApplied.`);
  switch (event.type) {
    case 'InvitationAnswered':
      // Who was on the list before needs no voucher: the team that invited it stands for it.
      return {
        ...state,
        name: event.name,
        products: event.products,
        answers: event.answers,
        state: 'vouched',
        policy: { version: event.policyVersion, hash: event.policyHash, at },
        vouched: { at, words: 'Invited by the team.', by: state.invitedBy ?? 'system' },
        appliedAt: at,
      };
    case 'MembershipVouched':
      return {
        ...state,
        state: state.state === 'applied' ? 'vouched' : state.state,
        vouched: { at, words: event.words, by: event.by },
      };
    case 'VouchDeclined': {
      const { vouched: _, ...rest } = state;
      const vouchDeclined = { at, reason: event.reason };
      // Who takes a vouch back leaves the application where it was before it.
      return state.state === 'vouched' && state.voucher === event.organisation
        ? { ...rest, state: 'applied', vouchDeclined }
        : { ...state, vouchDeclined };
    }
    case 'MembershipAccepted':
    case 'MembershipReinstated': {
      // Whoever takes a member back lets go of what was written to remove it.
      const { suspended: _, removal: __, ...standing } = state;
      return { ...standing, state: 'active', decided: { at, by: event.by, reason: event.reason } };
    }
    case 'MembershipRefused':
      return { ...state, state: 'refused', decided: { at, by: event.by, reason: event.reason } };
    case 'PolicyAccepted':
      return { ...state, policy: { version: event.policyVersion, hash: event.policyHash, at } };
    case 'ContactAdded':
      return { ...state, accounts: [...state.accounts, event.account] };
    case 'LeakReported':
      return { ...state, leaks: [...state.leaks, { at, ...leakOf(event) }] };
    case 'KeyOffered':
    case 'KeyCompared':
    case 'KeyPinned':
    case 'KeyRetired':
      return { ...state, keys: evolveKeys(state.keys ?? [], event, at) };
    case 'MembershipReviewed':
      return { ...state, reviewed: { at, note: event.note } };
    case 'ReviewReminded':
      return { ...state, remindedOf: event.dueAt };
    case 'StrikeRecorded':
      return { ...state, strikes: [...state.strikes, { at, ...strikeOf(event) }] };
    case 'MembershipSuspended':
      return {
        ...state,
        state: 'suspended',
        suspended: { at, reason: event.reason, by: event.by },
        answersEndedAt: at,
      };
    case 'RemovalDrafted':
    case 'RemovalApproved':
    case 'MembershipRemoved':
    case 'RemovalStopped':
      return evolveRemoval(state, event, at);
    case 'PersonNamed':
    case 'TermsAccepted':
      return { ...state, roster: evolveRoster(state.roster ?? [], event, at) };
    case 'PersonLeft':
      return { ...state, roster: evolveRoster(state.roster ?? [], event, at), answersEndedAt: at };
    case 'RoadTested':
    case 'RoadProven':
    case 'AddressAsked':
    case 'LinkResent':
      return evolveRoad(state, event, at);
    case 'AddressConfirmed':
      // Whoever reads the old address holds the links that came there.
      return { ...evolveRoad(state, event, at), answersEndedAt: at };
    case 'AppealDecided':
      return {
        ...(event.outcome === 'reopened' ? reopened(state) : state),
        review: evolveReview(state.review, event, at),
      };
    default:
      return { ...state, review: evolveReview(state.review, event, at) };
  }
}

function begun(
  name: Named,
  event: Extract<OrganisationEvent, { type: 'MembershipApplied' | 'MembershipInvited' }>,
  at: Instant,
): Organisation {
  const empty = { accounts: [], appliedAt: at, leaks: [], strikes: [], isBarred: false };
  if (event.type === 'MembershipInvited') {
    const { type: _, by, ...invited } = event;
    const policy = { version: 0, hash: '', at };
    return { ...name, ...invited, ...empty, state: 'invited', answers: {}, voucherNamed: '', policy, invitedBy: by };
  }
  const { type: _, policyVersion, policyHash, ...applied } = event;
  return { ...name, ...applied, ...empty, state: 'applied', policy: { version: policyVersion, hash: policyHash, at } };
}

/** Where an appeal is granted: an application is open again; who was removed is a member that gets nothing yet. */
function reopened(state: Organisation): Organisation {
  if (state.state !== 'removed') return { ...state, state: state.vouched ? 'vouched' : 'applied' };
  return { ...state, state: 'suspended', isBarred: false };
}

function leakOf({ type: _, by: _by, ...told }: Extract<OrganisationEvent, { type: 'LeakReported' }>) {
  return told;
}

function strikeOf({ type: _, by: _by, ...strike }: Extract<OrganisationEvent, { type: 'StrikeRecorded' }>) {
  return strike;
}
