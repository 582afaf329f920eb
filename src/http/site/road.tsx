import { answerRoad, roadBehind } from '../../app/roads.ts';
import type { Answer, Ask } from '../exchange.ts';
import { frameOf } from '../frame.ts';
import { RoadAnsweredPage, RoadPage } from '../pages/road-page.tsx';
import { type Problem, plain, refused } from '../problem.ts';
import { page } from '../reply.ts';

/** Said of every link that asks nothing, whatever the reason. */
const ended: Problem = plain(
  404,
  'link_ended',
  'This link asks nothing any more',
  'It was answered already, another was sent since, or it is not whole. Look at the newest mail.',
);

const behindLink = ({ site: { house, project }, params: { token = '' } }: Ask) => roadBehind(house, project, token);

/** What a mail to a role address asks: to answer a test, or to confirm the address. Reading it answers nothing. */
export async function road(ask: Ask): Promise<Answer> {
  const found = await behindLink(ask);
  if (!found) return ended;
  const view = { asks: found.asks, action: `/road/${ask.params.token}` };
  return page(<RoadPage frame={frameOf(ask, '/')} view={view} />);
}

/** Takes the answer. */
export async function roadAnswer(ask: Ask): Promise<Answer> {
  const found = await behindLink(ask);
  if (!found) return ended;
  const done = await answerRoad(ask.site.house, ask.site.project, found);
  if (done.kind === 'refused') return refused(done.refusal);
  return done.kind === 'done' ? page(<RoadAnsweredPage frame={frameOf(ask, '/')} asks={found.asks} />) : ended;
}
