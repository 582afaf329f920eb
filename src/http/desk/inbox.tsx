import { inbox as readInbox } from '../../app/queries/cases.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { page } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { InboxPage } from './plain-inbox.tsx';

/** What must I do now, by when: the desk's first page. */
export async function inbox(ask: Ask): Promise<Answer> {
  const read = await readInbox(ask.site.house, ask.site.project, actorOf(ask.visitor));
  return page(<InboxPage frame={await personalFrame(ask)} inbox={read} />);
}
