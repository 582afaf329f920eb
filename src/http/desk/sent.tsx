import { recheckSent } from '../../app/queries/recheck.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { SentPage } from '../pages/sent-page.tsx';
import { page } from '../reply.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

/** Everything that has left the house, judged with the rules of today. */
export async function sent(ask: Ask): Promise<Answer> {
  const { judged, breaches } = await recheckSent(ask.site.house, ask.site.project, actorOf(ask.visitor));
  const view = { now: await nowFor(ask), judged, breaches };
  return page(<SentPage frame={await personalFrame(ask)} view={view} />);
}
