import type { ApplicationView, Directory } from '../../app/queries/directory.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import type { DistributorsView } from '../pages/distributors-page.tsx';
import type { OrganisationView } from '../pages/organisation-page.tsx';
import type { StepOffer } from '../pages/step-offer.tsx';

/** The list of distributors as its page shows it. */
export function distributorsView({ policyVersion, lines }: Directory, now: NowSentence): DistributorsView {
  const organisations = lines.map(({ organisation: o, isCurrent, keyWarning }) => ({
    id: o.id,
    name: o.name,
    products: o.products,
    state: o.state,
    since: o.decided?.at ?? o.appliedAt,
    policyVersion: o.policy.version,
    isCurrent,
    people: o.accounts.length,
    vouchedBy: o.vouched ? o.voucherNamed || 'the team' : undefined,
    strikes: o.strikes.length,
    keyWarning,
  }));
  return { now, policyVersion, organisations };
}

/** Criteria that an application meets by its own fields: the acceptance and the voucher. */
const byForm = new Set(['embargo-policy', 'voucher']);

/** One organisation as its page shows it. */
export function organisationView(
  found: ApplicationView,
  more: { readonly now: NowSentence; readonly offers: readonly StepOffer[]; readonly done?: string | undefined },
): OrganisationView {
  const { organisation: o, contact, criteria, voucherName, policyVersion, earlier } = found;
  const { version, hash, at } = o.policy;
  return {
    ...more,
    id: o.id,
    name: o.name,
    state: o.state,
    reference: o.ref,
    products: o.products,
    contact,
    appliedAt: o.appliedAt,
    criteria: criteria.map((each) => ({ ...each, byForm: byForm.has(each.id) })),
    policy: { version, hash, at, isCurrent: version >= policyVersion },
    voucher: voucherOf(o, voucherName),
    keys: found.keys,
    leaks: o.leaks,
    strikes: o.strikes,
    earlier: earlier && { id: earlier.id, name: earlier.name, removed: earlier.removed },
    isUninvited: o.state === 'active' && o.accounts.length === 0,
    reviewed: o.reviewed,
    decided: o.decided && { ...o.decided, by: 'the team' },
  };
}

function voucherOf(o: ApplicationView['organisation'], name: string | undefined): OrganisationView['voucher'] {
  const named = name ?? o.voucherNamed;
  if (o.vouched) return { named: named || 'The team', state: 'vouched', words: o.vouched.words, at: o.vouched.at };
  if (o.vouchDeclined) return { named, state: 'declined', words: o.vouchDeclined.reason, at: o.vouchDeclined.at };
  return { named, state: o.voucher ? 'asked' : 'nobody' };
}
