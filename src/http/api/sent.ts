import { recheckSent } from '../../app/queries/recheck.ts';
import { toApi } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { json } from '../reply.ts';
import { actorOf } from '../visitor.ts';

async function judged(ask: Ask): Promise<Answer> {
  const { judged, breaches } = await recheckSent(ask.site.house, ask.site.project, actorOf(ask.visitor));
  return json(toApi({ judged, data: breaches }));
}

/** What has left the house, judged again, over the API. */
export const sentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/sent/recheck',
    access: 'api.recheck',
    handler: judged,
    limit: 'api',
    api: {
      id: 'recheckSent',
      summary: 'Everything that has left the house, judged with the rules of today',
      gives: 'What was found, the newest first, and how many messages were judged',
    },
  },
];
