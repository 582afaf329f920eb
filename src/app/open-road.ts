import type { BookRef } from '../core/case/ids.ts';
import type { OrganisationEvent } from '../core/distributors/events.ts';
import { insertHandle } from '../store/handles.ts';
import type { Tx } from '../store/open.ts';
import { answerToken } from './answer-token.ts';
import type { House } from './house.ts';

const isAsked = (
  event: OrganisationEvent,
): event is Extract<OrganisationEvent, { type: 'RoadTested' | 'AddressAsked' }> =>
  event.type === 'RoadTested' || event.type === 'AddressAsked';

/** Keeps the reference of what is asked of a role address, and says behind which link it is answered. */
export async function openRoad(
  tx: Tx,
  house: House,
  book: BookRef,
  events: readonly OrganisationEvent[],
): Promise<{ readonly road?: string }> {
  const asked = events.find(isAsked);
  if (!asked) return {};
  await insertHandle(tx, { ref: asked.ref, book, party: `road:${asked.ref}` });
  return { road: `${house.baseUrl}/road/${answerToken(house, tx.project, asked.ref, 'road')}` };
}
