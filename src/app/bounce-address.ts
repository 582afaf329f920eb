import type { DeliveryId } from '../core/case/ids.ts';
import type { House } from './house.ts';
import { subAddress } from './sub-address.ts';

/**
 * Where the return of one mail goes: a sub-address of our own mailbox for it (RFC 5233), with the delivery's opaque id, which
 * the Message-ID carries as well. Whoever returns something to it tells which delivery it was, and needs to quote nothing.
 * @returns undefined where no mailbox is set: returned mail then goes to the sender
 */
export function bounceAddress(house: Pick<House, 'bouncesTo'>, id: DeliveryId): string | undefined {
  return house.bouncesTo === undefined ? undefined : subAddress(house.bouncesTo, id);
}
