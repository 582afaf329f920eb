import { deliveriesInTrouble, resolveDelivery } from '../../app/queries/deliveries.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { notInDoubt, resolutionSchema } from '../api/deliveries.ts';
import { fieldOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { DeliveriesPage } from '../pages/deliveries-page.tsx';
import { invalid, notFound } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { isBoard } from '../views/board-address.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

/** Deliveries that wait for a person. */
export async function deliveries(ask: Ask): Promise<Answer> {
  const waiting = await deliveriesInTrouble(ask.site.house, ask.site.project, actorOf(ask.visitor));
  const done = ask.query.done === undefined ? undefined : 'What became of it is on record.';
  const shown = waiting.map((each) => ({ ...each, recipient: each.name ?? each.recipient }));
  const view = { now: await nowFor(ask), deliveries: shown, done };
  return page(<DeliveriesPage frame={await personalFrame(ask)} view={view} />);
}

/** A person says what became of one. */
export async function resolve(ask: Ask): Promise<Answer> {
  const given = { outcome: fieldOf(ask.body, 'outcome') };
  const parsed = resolutionSchema.safeParse(given);
  if (!parsed.success) return invalid(faultsFromZod(parsed.error, given));
  const { house, project } = ask.site;
  const done = await resolveDelivery(house, project, ask.params.id ?? '', parsed.data.outcome, actorOf(ask.visitor));
  if (done === 'not found') return notFound;
  if (done !== 'done') return notInDoubt;
  const back = fieldOf(ask.body, 'back');
  return seeOther(`${isBoard(back) ? back : '/desk/deliveries'}?done=1`);
}
