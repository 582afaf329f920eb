import type { ApplicantRoom } from '../../app/applications.ts';
import { criteriaByForm } from '../../core/distributors/application.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import { mayAppeal, openAppeal, openQuestion, reviewOf } from '../../core/distributors/review.ts';
import type { FieldError } from '../../parts/error-summary.tsx';
import type { ApplicationPageView } from '../pages/application-page.tsx';

/** A step of the applicant that was refused, with what was typed. */
export interface ApplicantTried {
  readonly step: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

const told: Readonly<Record<string, string>> = {
  answer: 'The team has your answer.',
  appeal: 'The team has your appeal.',
  'accept-policy': 'You have accepted the embargo policy in its new text.',
};

/** An application as its own page shows it: of the voucher nothing but asked and vouched, of the review only what was asked. */
export function applicationPageView(
  room: ApplicantRoom & { readonly organisation: Organisation },
  address: string,
  tried: ApplicantTried | undefined,
  done: string | undefined,
): ApplicationPageView {
  const { organisation: o, playbook } = room;
  const { questions, appeals } = reviewOf(o);
  const open = openQuestion(o);
  const isOpen = o.state === 'applied' || o.state === 'vouched';
  const { policyVersion, policy } = playbook.embargo;
  const against = o.state === 'removed' ? o.removed : o.state === 'suspended' ? o.suspended : o.decided;
  return {
    address,
    name: o.name,
    reference: o.ref,
    state: o.state,
    appliedAt: o.appliedAt,
    isByMail: o.byMail !== undefined,
    voucher: {
      named: o.voucherNamed,
      state: o.vouched ? 'vouched' : o.voucher ? 'asked' : 'none',
      isNeeded: playbook.membership.voucher !== 'none',
    },
    decided: isOpen || !against ? undefined : { at: against.at, reason: against.reason },
    question: isOpen && open ? { at: open.at, text: open.question } : undefined,
    answered: questions.flatMap(({ question, answer }) =>
      answer ? [{ question, answer: answer.text, at: answer.at }] : [],
    ),
    appeals: appeals.map(({ at, reason, decided }) => ({ at, reason, decided })),
    mayAppeal: mayAppeal(o, playbook),
    isAppealed: openAppeal(o) !== undefined,
    policy: { version: o.policy.version, hash: o.policy.hash, at: o.policy.at },
    newPolicy: isOpen && o.policy.version < policyVersion ? { version: policyVersion, text: policy } : undefined,
    criteria: playbook.membership.criteria
      .filter(({ id }) => !criteriaByForm.has(id))
      .map(({ id, text }) => ({ id, text, answer: o.answers[id] ?? '' })),
    values: tried?.values ?? {},
    errors: tried?.errors ?? [],
    done: tried ? undefined : told[done ?? ''],
  };
}
