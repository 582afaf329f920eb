import { lookedAtMail, waitingMails } from '../../app/queries/mails.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { MailsPage } from '../pages/mails-page.tsx';
import { notFound } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

/** Mails that came in and were not taken as an answer, each with its reason. */
export async function mails(ask: Ask): Promise<Answer> {
  const waiting = await waitingMails(ask.site.house, ask.site.project, actorOf(ask.visitor));
  const done = ask.query.done === undefined ? undefined : 'The mail is put away. It stays on record.';
  const view = { now: await nowFor(ask), mails: waiting, done };
  return page(<MailsPage frame={await personalFrame(ask)} view={view} />);
}

/** A person has looked at one. */
export async function lookedAt(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const done = await lookedAtMail(house, project, ask.params.id ?? '', actorOf(ask.visitor));
  return done === 'done' ? seeOther('/desk/mail?done=1') : notFound;
}
