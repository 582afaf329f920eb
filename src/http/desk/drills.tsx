import { accountById, answerDrills } from '../../app/identity/account.ts';
import { fieldOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { DrillsPage } from '../pages/drills-page.tsx';
import { notFound } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { nowFor } from './now.ts';

/** Everybody's own word on fire drills. */
export async function drills(ask: Ask): Promise<Answer> {
  if (ask.visitor.kind !== 'session') return notFound;
  const sheet = await accountById(ask.site.gatehouse, ask.visitor.who.account);
  if (!sheet) return notFound;
  const { address } = sheet.card;
  const view = { now: await nowFor(ask), address, since: sheet.account.drillsSince, isDone: ask.query.done === '1' };
  return page(<DrillsPage frame={await personalFrame(ask)} view={view} />);
}

/** Agrees to be written to in drills, or takes that back. */
export async function answer(ask: Ask): Promise<Answer> {
  if (ask.visitor.kind !== 'session') return notFound;
  await answerDrills(ask.site.gatehouse, ask.visitor.who, fieldOf(ask.body, 'agree') === 'yes');
  return seeOther('/desk/drills?done=1');
}
