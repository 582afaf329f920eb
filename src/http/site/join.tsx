import { apply } from '../../app/organisations.ts';
import { publicProject } from '../../app/queries/public.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { typed } from '../form-input.ts';
import { frameOf } from '../frame.ts';
import { JoinedPage, JoinPage, type JoinView } from '../pages/join-page.tsx';
import { page } from '../reply.ts';
import { fieldErrors } from '../views/field-errors.ts';

/** Criteria that a box of their own in the form meets. */
const byForm = new Set(['embargo-policy', 'voucher']);

async function form(ask: Ask, given: Pick<JoinView, 'values' | 'errors'>, status: number): Promise<Answer> {
  const { playbook, policyHash } = await publicProject(ask.site.house, ask.site.project);
  const { policyVersion, policy } = playbook.embargo;
  const view = {
    ...given,
    criteria: playbook.membership.criteria.map((each) => ({ ...each, byForm: byForm.has(each.id) })),
    policy: { version: policyVersion, text: policy, hash: policyHash },
    // Who is on the list, and whether anybody is, is not for strangers to learn from a form.
    hasMembers: true,
  };
  return page(<JoinPage frame={frameOf(ask)} view={view} />, status);
}

/** The empty application. */
export async function joinForm(ask: Ask): Promise<Answer> {
  return form(ask, { values: {}, errors: [] }, 200);
}

/** The application as the law reads it, from fields named `answers.<criterion>`. */
export function applicationFrom(values: Readonly<Record<string, string>>): Record<string, unknown> {
  const taken = ['name', 'products', 'contactName', 'contactAddress', 'voucher', 'accepted'];
  const answers = Object.entries(values).filter(([name]) => name.startsWith('answers.'));
  return {
    ...Object.fromEntries(taken.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]))),
    answers: Object.fromEntries(answers.map(([name, text]) => [name.slice('answers.'.length), text])),
  };
}

/** Takes an application in; what is wrong comes back with everything that was typed. */
export async function join(ask: Ask): Promise<Answer> {
  const values = typed(fieldsOf(ask.body));
  const applied = await apply(ask.site.house, ask.site.project, applicationFrom(values));
  if (applied.kind === 'faults') return form(ask, { values, errors: fieldErrors(applied.faults, 'name') }, 422);
  if (applied.kind === 'refused') {
    const errors = applied.refusal.gates.map(({ sentence }) => ({ field: 'name', message: sentence }));
    return form(ask, { values, errors }, 409);
  }
  const view = { reference: applied.ref, organisation: values.name ?? '', address: values.contactAddress ?? '' };
  return page(<JoinedPage frame={frameOf(ask)} view={view} />);
}
