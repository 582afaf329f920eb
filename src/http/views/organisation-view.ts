import type { ApplicationView, Directory, PersonOfMember } from '../../app/queries/directory.ts';
import { criteriaByForm } from '../../core/distributors/application.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import { reviewOf } from '../../core/distributors/review.ts';
import { isUnderItsTerms, peopleUnderTerms } from '../../core/distributors/roster.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import type { CriteriaReviewView, CriterionView } from '../pages/criteria-review.tsx';
import type { DistributorsView } from '../pages/distributors-page.tsx';
import type { OrganisationView } from '../pages/organisation-page.tsx';
import { removalSteps } from '../pages/removal-card.tsx';
import type { ReviewCardsView } from '../pages/review-cards.tsx';
import type { RoadView } from '../pages/road-page.tsx';
import type { RosterView } from '../pages/roster-table.tsx';
import type { StepOffer } from '../pages/step-offer.tsx';
import { sayActor } from './say-actor.ts';

/** The list of distributors as its page shows it. */
export function distributorsView({ policyVersion, lines }: Directory, now: NowSentence): DistributorsView {
  const organisations = lines.map(({ organisation: o, isCurrent, keyWarning, people, reviewDue }) => ({
    id: o.id,
    name: o.name,
    products: o.products,
    state: o.state,
    since: sinceWhen(o),
    policyVersion: o.policy.version,
    isCurrent,
    people,
    reviewDue,
    vouchedBy: o.vouched ? o.voucherNamed || 'the team' : undefined,
    strikes: o.strikes.length,
    keyWarning,
  }));
  return { now, policyVersion, organisations };
}

/** Since when an organisation stands where it stands. */
function sinceWhen({ state, removed, suspended, decided, appliedAt }: Organisation): Instant {
  if (state === 'removed' && removed) return removed.at;
  if (state === 'suspended' && suspended) return suspended.at;
  return decided?.at ?? appliedAt;
}

/** One organisation as its page shows it. */
export function organisationView(
  found: ApplicationView,
  more: {
    readonly now: NowSentence;
    readonly offers: readonly StepOffer[];
    readonly done?: string | undefined;
    readonly judging?: CriteriaReviewView['judging'];
  },
): OrganisationView {
  const { organisation: o, contact, criteria, voucherName, policyVersion, earlier } = found;
  const { version, hash, at } = o.policy;
  const { judging, offers, ...shown } = more;
  const has = (step: string): boolean => found.offers.some((offer) => offer.step.id === step);
  const to = (step: string): string | undefined => (has(step) ? `/desk/distributors/${o.id}/steps/${step}` : undefined);
  return {
    ...shown,
    offers: offers.filter(({ id }) => !removalSteps.has(id)),
    removal: found.removal && {
      ...found.removal,
      draftedBy: found.removal.draftedBy && sayActor(found.removal.draftedBy, found.names),
      approvedBy: (found.removal.approvedBy ?? []).map((by) => sayActor(by, found.names)),
      offers: offers.filter(({ id }) => removalSteps.has(id)),
    },
    id: o.id,
    name: o.name,
    state: o.state,
    reference: o.ref,
    products: o.products,
    contact,
    appliedAt: o.appliedAt,
    criteria: {
      criteria: criteria.map((each) => ({
        ...each,
        byForm: criteriaByForm.has(each.id),
        judged: judgedOf(found, each.id),
      })),
      judgeAction: to('judge'),
      judging,
    },
    review: reviewCards(found),
    alike: found.alike.map(({ id, name, state }) => ({ id, name, state })),
    sharing: found.sharing,
    people: { ...rosterView(o, found.people), takeOffAction: to('take-off'), resendAction: to('resend-link') },
    road: roadView(o),
    addressAskedAt: o.addressAsked?.at,
    suspended: o.state === 'suspended' ? o.suspended : undefined,
    removed: o.state === 'removed' ? o.removed : undefined,
    byMail: o.byMail && {
      at: o.byMail.at,
      href: o.byMail.mail ? `/desk/distributors/${o.id}/mail` : undefined,
    },
    reviewDue: found.reviewDue,
    policy: { version, hash, at, isCurrent: version >= policyVersion },
    voucher: voucherOf(o, voucherName),
    keys: found.keys,
    leaks: o.leaks,
    strikes: o.strikes,
    earlier: earlier && { id: earlier.id, name: earlier.name, removed: earlier.removed },
    untold: found.untold,
    isUninvited: o.state === 'active' && o.accounts.length === 0,
    reviewed: o.reviewed,
    decided: o.decided && { ...o.decided, by: sayActor(o.decided.by, found.names) },
  };
}

function voucherOf(o: ApplicationView['organisation'], name: string | undefined): OrganisationView['voucher'] {
  const named = name ?? o.voucherNamed;
  if (o.vouched) return { named: named || 'The team', state: 'vouched', words: o.vouched.words, at: o.vouched.at };
  if (o.vouchDeclined) return { named, state: 'declined', words: o.vouchDeclined.reason, at: o.vouchDeclined.at };
  return { named, state: o.voucher ? 'asked' : 'nobody' };
}

function judgedOf({ organisation, names }: ApplicationView, criterion: string): CriterionView['judged'] {
  const judged = reviewOf(organisation).judged[criterion];
  return judged && { ...judged, by: sayActor(judged.by, names) };
}

function reviewCards({ organisation, names, votesNeeded }: ApplicationView): ReviewCardsView {
  const { votes, questions, appeals } = reviewOf(organisation);
  const isOpen = organisation.state === 'applied' || organisation.state === 'vouched';
  return {
    votes: Object.entries(votes).map(([by, vote]) => ({ ...vote, by: sayActor(by, names) })),
    votesNeeded: isOpen ? votesNeeded : 0,
    questions,
    appeals,
  };
}

/** Whether mail is known to reach the role address: the last test and the last answer to one. */
export function roadView({ road }: Pick<Organisation, 'road'>): RoadView {
  return {
    askedAt: road?.askedAt,
    provenAt: road?.provenAt ?? road?.lastProvenAt,
    isOpen: road !== undefined && !road.provenAt,
  };
}

/** The people of an organisation as a table shows them; the contact is under what the organisation accepted. */
export function rosterView(
  o: Organisation,
  people: readonly PersonOfMember[],
): Omit<RosterView, 'takeOffAction' | 'resendAction'> {
  return {
    ...peopleUnderTerms(o),
    people: people.map(({ account, name, address, onRoster }) => ({
      account,
      name,
      address,
      isContact: onRoster === undefined,
      accepted: onRoster ? onRoster.accepted : o.policy.version > 0 ? o.policy : undefined,
      isCurrent: onRoster === undefined || isUnderItsTerms(onRoster, o),
      leftAt: onRoster?.leftAt,
    })),
  };
}
