import { apply, saveDraft } from '../../app/applications.ts';
import { publicProject } from '../../app/queries/public.ts';
import { applicationSchema, criteriaByForm } from '../../core/distributors/application.ts';
import { fieldOf, fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { typed } from '../form-input.ts';
import { frameOf } from '../frame.ts';
import { JoinedPage, JoinPage, type JoinView } from '../pages/join-page.tsx';
import { notFound } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { labelsOf } from '../step-schema.ts';
import { fieldErrors } from '../views/field-errors.ts';

type Given = Pick<JoinView, 'values' | 'errors'> & Partial<Pick<JoinView, 'kept' | 'invited'>>;

/** The form of an application, empty or as it stood. @param token the address of the draft or the invitation, where it has one */
export async function joinPage(ask: Ask, given: Given, status: number, token?: string): Promise<Answer> {
  const { playbook, policyHash } = await publicProject(ask.site.house, ask.site.project);
  const { policyVersion, policy } = playbook.embargo;
  const view = {
    ...given,
    action: token ? `/join/${token}` : '/join',
    // Nobody has to vouch for whom the team has invited.
    criteria: playbook.membership.criteria
      .filter(({ id }) => !given.invited || id !== 'voucher')
      .map((each) => ({ ...each, byForm: criteriaByForm.has(each.id) })),
    policy: { version: policyVersion, text: policy, hash: policyHash },
    vouches: playbook.membership.voucher === 'list-member' && !given.invited,
  };
  return page(<JoinPage frame={frameOf(ask, '/join')} view={view} />, status);
}

/** The empty application. */
export async function joinForm(ask: Ask): Promise<Answer> {
  return joinPage(ask, { values: {}, errors: [] }, 200);
}

const taken = ['name', 'products', 'contactName', 'contactAddress', 'voucher', 'accepted', 'policyHash'];

/** The application as the law reads it, from fields named `answers.<criterion>`. */
export function applicationFrom(values: Readonly<Record<string, string>>): Record<string, unknown> {
  const answers = Object.entries(values).filter(([name]) => name.startsWith('answers.'));
  return {
    ...Object.fromEntries(taken.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]))),
    answers: Object.fromEntries(answers.map(([name, text]) => [name.slice('answers.'.length), text])),
  };
}

/** What of the form a draft keeps: words alone. The policy is accepted when it is sent, in the text of that day. */
function draftFrom(values: Readonly<Record<string, string>>): Record<string, string> {
  const isKept = (name: string): boolean =>
    name.startsWith('answers.') || (taken.includes(name) && name !== 'accepted' && name !== 'policyHash');
  return Object.fromEntries(Object.entries(values).filter(([name]) => isKept(name) && name.length <= 80));
}

/** Takes an application in, or keeps it as a draft; what is wrong comes back with everything that was typed. */
export async function join(ask: Ask, token?: string, invited?: string): Promise<Answer> {
  const { house, project } = ask.site;
  const values = typed(fieldsOf(ask.body));
  if (fieldOf(ask.body, 'act') === 'save') {
    const saved = await saveDraft(house, project, draftFrom(values), token);
    if (saved.kind === 'not found') return notFound;
    return seeOther(saved.kind === 'sent' ? `/join/${token}` : `/join/${saved.token}?done=saved`);
  }
  const again = (errors: JoinView['errors'], status: number) =>
    joinPage(ask, { values, errors, ...(invited ? { invited } : {}) }, status, token);
  const applied = await apply(house, project, applicationFrom(values), token);
  if (applied.kind === 'not found') return notFound;
  if (applied.kind === 'faults') return again(fieldErrors(applied.faults, 'name', labelsOf(applicationSchema)), 422);
  if (applied.kind === 'refused') {
    // A text that has changed meanwhile has to be accepted anew; every other gate is about the answers.
    const isPolicy = applied.refusal.gates.some(({ id }) => id === 'policy-as-read');
    const field = isPolicy ? 'accepted' : 'name';
    const { accepted: _, ...rest } = values;
    const errors = applied.refusal.gates.map(({ sentence }) => ({ field, message: sentence }));
    if (!isPolicy) return again(errors, 409);
    return joinPage(ask, { values: rest, errors, ...(invited ? { invited } : {}) }, 409, token);
  }
  const { ref: reference, address: link } = applied;
  const view = {
    ...{ reference, organisation: values.name ?? '', address: values.contactAddress ?? '', link },
    asksVoucher: (values.voucher ?? '').trim() !== '',
  };
  return page(<JoinedPage frame={frameOf(ask, '/join')} view={view} />);
}
