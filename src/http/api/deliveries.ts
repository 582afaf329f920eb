import { z } from 'zod';
import { deliveriesInTrouble, resolveDelivery } from '../../app/queries/deliveries.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { toApi, withGuesses } from '../api-shape.ts';
import type { Answer, Ask, Route } from '../exchange.ts';
import { invalid, notFound, plain } from '../problem.ts';
import { json } from '../reply.ts';
import { jsonSchemaOf } from '../step-schema.ts';
import { actorOf } from '../visitor.ts';
import { areFaults, objectFrom } from './body.ts';
import { once } from './once.ts';

/** What a person may say of a delivery in doubt. */
export const resolutionSchema = z.strictObject({ outcome: z.enum(['arrived', 'lost', 'again']) });

async function list(ask: Ask): Promise<Answer> {
  const data = await deliveriesInTrouble(ask.site.house, ask.site.project, actorOf(ask.visitor));
  return json(toApi({ data }));
}

async function resolve(ask: Ask): Promise<Answer> {
  return once(ask, false, async () => {
    const input = objectFrom(ask);
    if (areFaults(input)) return invalid(input);
    const parsed = resolutionSchema.safeParse(input);
    if (!parsed.success) return invalid(withGuesses(faultsFromZod(parsed.error, input), ['outcome']));
    const { house, project } = ask.site;
    const done = await resolveDelivery(house, project, ask.params.id ?? '', parsed.data.outcome, actorOf(ask.visitor));
    if (done === 'not found') return notFound;
    if (done === 'done') return json({ id: ask.params.id, outcome: parsed.data.outcome });
    return notInDoubt;
  });
}

/** Somebody was quicker, or there was no doubt. */
export const notInDoubt = plain(
  409,
  'not_in_doubt',
  'No longer in doubt',
  'This delivery is not in doubt any more. Read the list again.',
);

const base = '/api/v1/deliveries';

/** Deliveries that wait for a person, over the API. */
export const deliveryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: base,
    access: 'api.deliveries',
    handler: list,
    limit: 'api',
    api: {
      id: 'listDeliveries',
      summary: 'Deliveries in doubt, and those that failed',
      gives: 'Deliveries, those in doubt first',
    },
  },
  {
    method: 'POST',
    path: `${base}/:id/resolution`,
    access: 'api.delivery-resolution',
    handler: resolve,
    limit: 'api',
    api: {
      id: 'resolveDelivery',
      summary: 'Say what became of a delivery in doubt',
      gives: 'What was said',
      input: jsonSchemaOf(resolutionSchema),
      headers: ['Idempotency-Key'],
    },
  },
];
