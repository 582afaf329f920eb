import { handleOrganisation } from '../../app/organisations.ts';
import { partnerDesk, vouchRequest } from '../../app/queries/partner.ts';
import type { Fault } from '../../core/case/fault.ts';
import { criteriaByForm } from '../../core/distributors/application.ts';
import { acceptPolicy as policyStep } from '../../core/distributors/steps/accept-policy.ts';
import { decline } from '../../core/distributors/steps/decline.ts';
import { leak as leakStep } from '../../core/distributors/steps/leak.ts';
import { vouch as vouchStep } from '../../core/distributors/steps/vouch.ts';
import { fieldOf, fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { personalFrame } from '../frame.ts';
import { PartnerListPage, PartnerNoticePage, VouchListPage } from '../pages/partner-pages.tsx';
import { VouchPage, type VouchView } from '../pages/vouch-page.tsx';
import { changedMeanwhile, notFound, refused, waitSentence } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { labelsOf } from '../step-schema.ts';
import { partnerListView, partnerNoticeView } from '../views/partner-view.ts';
import { type TriedForm, triedForm, whyRefused } from '../views/tried-form.ts';
import { actorOf } from '../visitor.ts';
import { noticeOf, openedNotice, partnerStep, takePartnerStep } from './steps.ts';

/** The notices of the asker's organisation. */
export async function home(ask: Ask): Promise<Answer> {
  const desk = await partnerDesk(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!desk) return notFound;
  return page(<PartnerListPage frame={await personalFrame(ask)} view={partnerListView(desk)} />);
}

/** The organisation accepts the policy in force; the version it has read must still be that one. */
export async function acceptPolicy(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  const desk = await partnerDesk(house, project, actor);
  if (!desk || actor.kind !== 'distributor') return notFound;
  if (String(desk.newPolicy?.version ?? '') !== fieldOf(ask.body, 'version')) return seeOther('/partner');
  const done = await handleOrganisation(house, project, actor.organisation, { type: policyStep.command }, actor);
  return done.kind === 'refused' ? refused(done.refusal) : seeOther('/partner');
}

const told: Readonly<Record<string, string>> = {
  'open-notice': 'The team sees that you have read it.',
  'answer-date': 'Your answer is on record.',
  'accept-embargo': 'You have accepted the embargo. The notice is open to you.',
  'decline-embargo': 'The team has been told.',
  'tell-status': 'The team sees where you stand.',
  'tell-affected': 'The team sees whether you are affected.',
  'ask-team': 'The team has your question. Its answer will stand here.',
  'give-feedback': 'The team reads your feedback.',
  'record-exposure': 'The team has been told.',
  leak: 'The team has been told of the leak. Thank you. Share nothing further until it answers.',
};

async function shown(ask: Ask, status: number, tried?: TriedForm): Promise<Answer> {
  const found = await openedNotice(ask);
  if (!found) return notFound;
  const done = tried ? undefined : told[ask.query.done ?? ''];
  return page(
    <PartnerNoticePage frame={await personalFrame(ask)} view={partnerNoticeView(found, tried, done)} />,
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
  const again = (status: number, errors: TriedForm['errors']) =>
    shown(ask, status, triedForm(step.id, typed(fields), errors));
  if (ask.wait !== undefined) return again(429, [{ field: '', message: waitSentence(ask.wait, ask.now) }]);
  const done = await takePartnerStep(ask, found, step, inputFromForm(step.input, fields));
  if (done.kind === 'done') return seeOther(`/partner/notices/${found.ref}?done=${step.id}`);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'changed') return changedMeanwhile(done.seq);
  const { errors, status } = whyRefused(done.refusal, labelsOf(step.input));
  return again(status, errors);
}

/** Who asks the asker's organisation to vouch. */
export async function vouchList(ask: Ask): Promise<Answer> {
  const desk = await partnerDesk(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!desk) return notFound;
  const requests = desk.vouchRequests.map(({ id, name, appliedAt }) => ({ id, name, since: appliedAt }));
  const given = desk.vouchedFor.map(({ id, name, vouched }) => ({ id, name, since: vouched!.at }));
  return page(<VouchListPage frame={await personalFrame(ask)} view={{ requests, given }} />);
}

async function vouchPage(ask: Ask, status: number, more: Pick<VouchView, 'values' | 'errors'>): Promise<Answer> {
  const { house, project } = ask.site;
  const found = await vouchRequest(house, project, ask.params.id ?? '', actorOf(ask.visitor));
  if (!found) return notFound;
  const { applicant, criteria } = found;
  const answered = applicant.vouched ? 'vouched' : applicant.vouchDeclined ? 'declined' : undefined;
  const view = {
    applicant: applicant.name,
    products: applicant.products,
    // What the form itself answers has no words to read, and the member is the answer to one of them.
    criteria: criteria
      .filter(({ id }) => !criteriaByForm.has(id))
      .map((each) => ({ ...each, answer: applicant.answers[each.id] ?? '' })),
    action: `/partner/vouch/${applicant.id}`,
    answered,
    mayTakeBack: applicant.state === 'vouched',
    ...more,
  } as const;
  return page(<VouchPage frame={await personalFrame(ask)} view={view} />, status);
}

/** An applicant that named the asker's organisation. */
export async function vouch(ask: Ask): Promise<Answer> {
  return vouchPage(ask, 200, { values: {}, errors: [] });
}

/** The member vouches, or does not. */
export async function vouchAnswer(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  const id = ask.params.id ?? '';
  if (!(await vouchRequest(house, project, id, actor))) return notFound;
  const values = typed(fieldsOf(ask.body));
  const again = (errors: VouchView['errors'], status = 422) => vouchPage(ask, status, { values, errors });
  const step = [vouchStep, decline].find((each) => each.id === fieldOf(ask.body, 'answer'));
  if (!step) return again([{ field: 'answer', message: 'Say whether you vouch.' }]);
  // The page has one box for both answers; the law calls it words or reason.
  const words = fieldOf(ask.body, 'words');
  const command = { type: step.command, ...(step === vouchStep ? { words } : { reason: words }) };
  const done = await handleOrganisation(house, project, id, command, actor);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'done') return seeOther('/partner/vouch');
  if (done.refusal.why === 'input') return again(inWords(done.refusal.faults));
  return again(
    done.refusal.gates.map(({ sentence }) => ({ field: 'words', message: sentence })),
    409,
  );
}

function inWords(faults: readonly Fault[]): VouchView['errors'] {
  return faults.map(({ mend }) => ({ field: 'words', message: `Your words are missing or too long. ${mend}` }));
}

/** A member tells exactly what was leaked and to whom (R81). */
export async function leak(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  if (actor.kind !== 'distributor') return notFound;
  const fields = fieldsOf(ask.body);
  // The form stands beside the notice that it is about, and comes back there with its words.
  const again = (status: number, errors: TriedForm['errors']) =>
    shown(
      { ...ask, params: { ...ask.params, ref: fieldOf(ask.body, 'notice') } },
      status,
      triedForm('leak', typed(fields), errors),
    );
  if (ask.wait !== undefined) return again(429, [{ field: '', message: waitSentence(ask.wait, ask.now) }]);
  const command = { ...inputFromForm(leakStep.input, fields), type: leakStep.command };
  const done = await handleOrganisation(house, project, actor.organisation, command, actor);
  if (done.kind === 'not found') return notFound;
  if (done.kind === 'refused') {
    const { errors, status } = whyRefused(done.refusal, labelsOf(leakStep.input));
    const here = await again(status, errors);
    // A leak may be told without naming a notice: there is no page of one to come back to then.
    return here === notFound ? refused(done.refusal) : here;
  }
  const notice = done.organisation.leaks.at(-1)?.notice;
  return seeOther(notice ? `/partner/notices/${encodeURIComponent(notice)}?done=leak` : '/partner');
}
