import { fresh } from '../../app/house.ts';
import { handleOrganisation } from '../../app/organisations.ts';
import { partnerDesk, vouchRequest } from '../../app/queries/partner.ts';
import { stepById } from '../../core/process/index.ts';
import { areFaults } from '../api/body.ts';
import { fieldOf, fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { personalFrame } from '../frame.ts';
import { leakStep, organisationCommand, voucherSteps } from '../organisation-steps.ts';
import { plainFields } from '../plain-fields.ts';
import { changedMeanwhile, invalid, notFound, refused } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { fieldErrors } from '../views/field-errors.ts';
import { actorOf } from '../visitor.ts';
import { NoticePage, PartnerHomePage, type PartnerTried, VouchPage } from './plain-pages.tsx';
import { noticeOf, partnerStep, takePartnerStep } from './steps.ts';

/** The notices of the asker's organisation. */
export async function home(ask: Ask): Promise<Answer> {
  const desk = await partnerDesk(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!desk) return notFound;
  const done = { leak: 'The team has been told.', vouched: 'Your answer is on record.' }[ask.query.done ?? ''];
  const frame = await personalFrame(ask);
  return page(<PartnerHomePage frame={frame} desk={desk} leakFields={plainFields(leakStep.input)} done={done} />);
}

async function shown(ask: Ask, status: number, tried?: PartnerTried): Promise<Answer> {
  const notice = await noticeOf(ask);
  if (!notice) return notFound;
  const step = stepById('record-exposure')!;
  const mine = tried?.step === step.id ? tried.values : {};
  const done = tried ? undefined : partnerStep(ask.query.done ?? '')?.title;
  const frame = await personalFrame(ask);
  const fields = plainFields(step.input, mine);
  return page(
    <NoticePage frame={frame} notice={notice} exposureFields={fields} tried={tried} done={done && `Done: ${done}.`} />,
    status,
  );
}

/** One notice. */
export async function notice(ask: Ask): Promise<Answer> {
  return shown(ask, 200);
}

/** Takes a distributor's step; what is refused comes back with everything that was typed. */
export async function noticeStep(ask: Ask): Promise<Answer> {
  const step = partnerStep(ask.params.step ?? '');
  const found = step && (await noticeOf(ask));
  if (!step || !found) return notFound;
  const fields = fieldsOf(ask.body);
  const done = await takePartnerStep(ask, found, step, inputFromForm(step.input, fields));
  if (done.kind === 'done') return seeOther(`/partner/notices/${found.ref}?done=${step.id}`);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'changed') return changedMeanwhile(done.seq);
  const { faults, gates, why } = done.refusal;
  const errors =
    faults.length > 0 ? fieldErrors(faults) : gates.map(({ sentence }) => ({ field: 'reason', message: sentence }));
  return shown(ask, why === 'input' ? 422 : 409, { step: step.id, values: typed(fields), errors });
}

/** Who asks the asker's organisation to vouch: the same list that stands on its first page. */
export async function vouchList(): Promise<Answer> {
  return seeOther('/partner#vouch');
}

async function vouchPage(ask: Ask, status: number, faults: ReturnType<typeof invalid>['faults'] = []): Promise<Answer> {
  const { house, project } = ask.site;
  const found = await vouchRequest(house, project, ask.params.id ?? '', actorOf(ask.visitor));
  if (!found) return notFound;
  const tried = fieldOf(ask.body, 'answer');
  const forms = voucherSteps.map(({ id, title, input }) => ({
    id,
    title,
    fields: id === tried ? plainFields(input, typed(fieldsOf(ask.body)), faults) : plainFields(input),
  }));
  return page(<VouchPage frame={await personalFrame(ask)} {...found} forms={forms} />, status);
}

/** An applicant that named the asker's organisation. */
export async function vouch(ask: Ask): Promise<Answer> {
  return vouchPage(ask, 200);
}

/** The member vouches, or does not. */
export async function vouchAnswer(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  const id = ask.params.id ?? '';
  if (!(await vouchRequest(house, project, id, actor))) return notFound;
  const step = voucherSteps.find((each) => each.id === fieldOf(ask.body, 'answer'));
  if (!step) return vouchPage(ask, 422);
  const command = organisationCommand(step, inputFromForm(step.input, fieldsOf(ask.body)));
  if (areFaults(command)) return vouchPage(ask, 422, command);
  const done = await handleOrganisation(house, project, id, command, actor);
  if (done.kind === 'not found') return notFound;
  return done.kind === 'refused' ? refused(done.refusal) : seeOther('/partner?done=vouched');
}

/** A member tells exactly what was leaked and to whom (R81). */
export async function leak(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  if (actor.kind !== 'distributor') return notFound;
  const command = organisationCommand(leakStep, inputFromForm(leakStep.input, fieldsOf(ask.body)), {
    ref: fresh(house),
  });
  if (areFaults(command)) return invalid(command);
  const done = await handleOrganisation(house, project, actor.organisation, command, actor);
  if (done.kind === 'not found') return notFound;
  return done.kind === 'refused' ? refused(done.refusal) : seeOther('/partner?done=leak');
}
