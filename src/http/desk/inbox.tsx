import { inbox as readInbox } from '../../app/queries/cases.ts';
import { countWaiting } from '../../app/queries/mails.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { InboxPage } from '../pages/inbox-page.tsx';
import { page } from '../reply.ts';
import { inboxView } from '../views/inbox-view.ts';
import { actorOf } from '../visitor.ts';

/** What must I do now, by when: the desk's first page. */
export async function inbox(ask: Ask): Promise<Answer> {
  const read = await readInbox(ask.site.house, ask.site.project, actorOf(ask.visitor));
  const mails = await countWaiting(ask.site.house, ask.site.project, actorOf(ask.visitor));
  return page(<InboxPage frame={await personalFrame(ask)} view={{ ...inboxView(read, ask.query.view), mails }} />);
}
