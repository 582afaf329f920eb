import { recordOpening } from '../app/openings.ts';
import type { CaseId } from '../core/case/ids.ts';
import type { OpenedThing, OpenedWhat } from '../core/embargo/openings.ts';
import type { Ask } from './exchange.ts';
import { actorOf } from './visitor.ts';

/**
 * Puts on record that whoever asks is about to see something of a case. What only asks for the head of a page, or fetches
 * it ahead, sees nothing and is not counted.
 */
export async function onRecord(ask: Ask, id: CaseId, thing: OpenedThing, which?: string): Promise<void> {
  if (ask.isAhead) return;
  const actor = actorOf(ask.visitor);
  const what: OpenedWhat = {
    thing,
    ...(which === undefined ? {} : { which }),
    ...(actor.kind === 'distributor' ? { organisation: actor.organisation } : {}),
  };
  await recordOpening(ask.site.house, ask.site.project, id, actor, what);
}
