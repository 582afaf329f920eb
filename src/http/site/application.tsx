import { type ApplicantRoom, applicantRoom, takeApplicantStep } from '../../app/applications.ts';
import { acceptPolicy } from '../../core/distributors/steps/accept-policy.ts';
import { answer } from '../../core/distributors/steps/answer.ts';
import { appeal } from '../../core/distributors/steps/appeal.ts';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { frameOf } from '../frame.ts';
import { ApplicationPage } from '../pages/application-page.tsx';
import { notFound, refused } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { labelsOf } from '../step-schema.ts';
import { type ApplicantTried, applicationPageView } from '../views/application-view.ts';
import { fieldErrors } from '../views/field-errors.ts';
import { join, joinPage } from './join.tsx';

const roomOf = (ask: Ask): Promise<ApplicantRoom | undefined> =>
  applicantRoom(ask.site.house, ask.site.project, ask.params.token ?? '');

async function shown(ask: Ask, room: ApplicantRoom, status: number, tried?: ApplicantTried): Promise<Answer> {
  const { organisation } = room;
  const token = ask.params.token!;
  if (organisation && organisation.state !== 'invited') {
    const view = applicationPageView({ ...room, organisation }, `/join/${token}`, tried, ask.query.done);
    return page(<ApplicationPage frame={frameOf(ask, '/join')} view={view} />, status);
  }
  const invited = organisation && {
    name: organisation.name,
    products: organisation.products,
    contactName: room.contact.name,
    contactAddress: room.contact.address,
  };
  const kept = {
    until: room.expiresAt,
    isNew: ask.query.done === 'saved',
    link: `${ask.site.house.baseUrl}/join/${token}`,
  };
  const values = { ...invited, ...room.draft };
  return joinPage(ask, { values, errors: [], kept, ...(invited ? { invited: invited.name } : {}) }, status, token);
}

/** What stands behind the address of an application: the draft, the invitation, or what has become of it. */
export async function view(ask: Ask): Promise<Answer> {
  const room = await roomOf(ask);
  return room ? shown(ask, room, 200) : notFound;
}

/** Saves the draft behind an address again, or sends it. */
export async function save(ask: Ask): Promise<Answer> {
  const room = await roomOf(ask);
  if (!room) return notFound;
  const { organisation } = room;
  if (organisation && organisation.state !== 'invited') return seeOther(`/join/${ask.params.token}`);
  return join(ask, ask.params.token, organisation?.name);
}

const steps = [answer, appeal, acceptPolicy];

/** Takes a step of the applicant; what is refused comes back with everything that was typed. */
export async function step(ask: Ask): Promise<Answer> {
  const known = steps.find(({ id }) => id === ask.params.step);
  const room = await roomOf(ask);
  if (!known || !room?.organisation) return notFound;
  const { house, project } = ask.site;
  const fields = fieldsOf(ask.body);
  const command = { ...inputFromForm(known.input, fields), type: known.command };
  const done = await takeApplicantStep(house, project, ask.params.token!, command);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'done') return seeOther(`/join/${ask.params.token}?done=${known.id}`);
  // Whose gate is shut has no form on the page to come back to.
  if (done.refusal.why !== 'input') return refused(done.refusal);
  const errors = fieldErrors(done.refusal.faults, 'text', labelsOf(known.input));
  return shown(ask, room, 422, { step: known.id, values: typed(fields), errors });
}
