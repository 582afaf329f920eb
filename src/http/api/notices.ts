import { type PartnerNotice, partnerDesk } from '../../app/queries/partner.ts';
import { toApi } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { noticeOf, noticeOnRecord, openedNotice, partnerStep, takePartnerStep } from '../partner/steps.ts';
import { invalid, notFound, scopeMissing, tooMany } from '../problem.ts';
import { json } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { areFaults, objectFrom } from './body.ts';
import { answerOf, commandOf } from './cases.ts';
import { once } from './once.ts';

/** A notice as its recipient's programs read it: never the case behind it. */
function noticeView(notice: PartnerNotice) {
  const { ref, subject, text, sentAt, embargo, embargoEnd, proposal, answer, mayAnswer, advisory, followUp } = notice;
  return {
    reference: ref,
    subject,
    text,
    sentAt,
    embargo,
    embargoEnd: embargoEnd ?? null,
    proposal: proposal ?? null,
    answer: answer ? { answer: answer.answer, reason: answer.reason, at: answer.at } : null,
    mayAnswer,
    advisoryId: advisory ?? null,
    isFollowedUp: followUp,
    fix: notice.fix ?? null,
    consent: notice.consent,
    mayRead: notice.mayRead,
    answerBy: notice.answerBy ?? null,
  };
}

async function list(ask: Ask): Promise<Answer> {
  const desk = await partnerDesk(ask.site.house, ask.site.project, actorOf(ask.visitor));
  if (!desk) return notFound;
  for (const each of desk.notices) await noticeOnRecord(ask, each);
  return json(toApi({ data: desk.notices.map(noticeView) }));
}

async function one(ask: Ask): Promise<Answer> {
  const found = await openedNotice(ask);
  return found ? json(toApi(noticeView(found))) : notFound;
}

async function take(ask: Ask): Promise<Answer> {
  const step = partnerStep(ask.params.step ?? '');
  const notice = step && (await noticeOf(ask));
  if (!step || !notice) return notFound;
  if (ask.wait !== undefined) return tooMany(ask.wait);
  const scope = step.scope ?? 'case:write';
  if (ask.visitor.kind === 'token' && !ask.visitor.bearer.scopes.includes(scope)) return scopeMissing(scope);
  return once(ask, step.grave === true, async () => {
    const input = objectFrom(ask);
    const command = areFaults(input) ? input : commandOf(step, input);
    if (areFaults(command)) return invalid(command);
    const done = await takePartnerStep(ask, notice, step, input as Record<string, unknown>);
    return done.kind === 'done' ? json({ step: step.id }) : answerOf(done, step);
  });
}

const base = '/api/v1/notices';

/** Notices, over the API, for the distributors who have them. */
export const noticeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: base,
    access: 'api.notices',
    handler: list,
    limit: 'api',
    api: { id: 'listNotices', summary: 'Every notice that your organisation has', gives: 'Notices, newest first' },
  },
  {
    method: 'GET',
    path: `${base}/:ref`,
    access: 'api.notice',
    handler: one,
    limit: 'api',
    api: { id: 'readNotice', summary: 'One notice', gives: 'Its text, the embargo, and the date on the table' },
  },
  {
    method: 'POST',
    path: `${base}/:ref/steps/:step`,
    access: 'api.notice-step',
    handler: take,
    limit: 'api',
    isPaced: true,
    api: {
      id: 'takeNoticeStep',
      summary: 'Confirm that you have read it, answer the date, or say that it is public',
      gives: 'The step that was taken',
      input: { type: 'object' },
      headers: ['Idempotency-Key'],
    },
  },
];
