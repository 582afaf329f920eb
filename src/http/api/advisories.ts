import { publicAdvisories } from '../../app/queries/public.ts';
import { advisoryItem } from '../../parts/advisory/advisory-view.ts';
import { toApi } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { publicHeaders } from '../headers.ts';
import { json } from '../reply.ts';

async function list(ask: Ask): Promise<Answer> {
  const found = await publicAdvisories(ask.site.house, ask.site.project);
  const data = found.map((published) => ({ ...advisoryItem(published), url: published.url }));
  return json(toApi({ data }), 200, { headers: publicHeaders });
}

/** What is public, over the API; the documents themselves stand under /advisories. */
export const advisoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/advisories',
    access: 'api.advisories',
    handler: list,
    limit: 'api',
    api: {
      id: 'listAdvisories',
      summary: 'Every published advisory',
      gives: 'Advisories, newest first, with the address of each',
    },
  },
];
