import { enterMailRequest, mailOfRequest } from '../../app/mail-requests.ts';
import { publicProject } from '../../app/queries/public.ts';
import { criteriaByForm } from '../../core/distributors/application.ts';
import { fieldOf, fieldsOf } from '../bodies.ts';
import { download } from '../download.ts';
import type { Answer, Ask } from '../exchange.ts';
import { momentFrom, typed } from '../form-input.ts';
import { personalFrame } from '../frame.ts';
import { MailRequestPage, type MailRequestView, mailRequestLabels } from '../pages/mail-request-page.tsx';
import { notFound } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { applicationFrom } from '../site/join.tsx';
import { fieldErrors } from '../views/field-errors.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

async function shown(ask: Ask, given: Pick<MailRequestView, 'values' | 'errors'>, status = 200): Promise<Answer> {
  const { playbook } = await publicProject(ask.site.house, ask.site.project);
  const view = {
    ...given,
    now: await nowFor(ask),
    criteria: playbook.membership.criteria.filter(({ id }) => !criteriaByForm.has(id)),
    policyVersion: playbook.embargo.policyVersion,
  };
  return page(<MailRequestPage frame={await personalFrame(ask)} view={view} />, status);
}

/** The empty form. */
export async function mailForm(ask: Ask): Promise<Answer> {
  return shown(ask, { values: {}, errors: [] });
}

/** Enters a request that came by mail; what is wrong comes back with everything that was typed. */
export async function enter(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const values = typed(fieldsOf(ask.body));
  const mail = ask.body.kind === 'form' ? ask.body.files.find(({ bytes }) => bytes.length > 0) : undefined;
  const receivedAt = momentFrom(fieldOf(ask.body, 'receivedAt'));
  const given = { ...applicationFrom(values), receivedAt, policyVersion: fieldOf(ask.body, 'policyVersion') };
  const done = await enterMailRequest(house, project, given, mail, actorOf(ask.visitor));
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'done') return seeOther(`/desk/distributors/${done.id}`);
  if (done.kind === 'faults')
    return shown(ask, { values, errors: fieldErrors(done.faults, 'name', mailRequestLabels) }, 422);
  const errors = done.refusal.gates.map(({ sentence }) => ({ field: 'name', message: sentence }));
  return shown(ask, { values, errors }, 409);
}

/** The mail itself, as it came. */
export async function mailFile(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const found = await mailOfRequest(house, project, ask.params.id ?? '', actorOf(ask.visitor));
  return found ? download(found.name, found.bytes) : notFound;
}
