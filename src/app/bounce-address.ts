import type { DeliveryId, ProjectId } from '../core/case/ids.ts';
import { encodeBase32, rfc4648 } from '../vault/base32.ts';
import { isSame } from '../vault/bytes.ts';
import { derive } from '../vault/keys.ts';
import { lookup } from '../vault/lookup.ts';
import type { House } from './house.ts';
import { subAddress, tagOf } from './sub-address.ts';

type Place = Pick<House, 'root' | 'bouncesTo'>;

/** 60 bits: guessing goes through the mailbox, and all that it could win is one mail that is called lost. */
const sealLength = 12;

/**
 * Where the return of one mail goes: a sub-address of our own mailbox for it (RFC 5233), with the delivery's opaque id and a
 * keyed digest of it (HMAC-SHA-256). The id stands in the Message-ID as well and proves nothing; the whole address is known to
 * the servers that carried the mail, and to whoever got it.
 * @returns undefined where no mailbox is set: returned mail then goes to the sender
 */
export function bounceAddress(house: Place, project: ProjectId, id: DeliveryId): string | undefined {
  return house.bouncesTo === undefined ? undefined : subAddress(house.bouncesTo, `${id}.${sealOf(house, project, id)}`);
}

/** The delivery whose return address this is; nothing for any other address. */
export function deliveryOfBounce(house: Place, project: ProjectId, address: string): DeliveryId | undefined {
  const [, id, seal] = /^([a-z2-7]{26})\.([a-z2-7]{12})$/.exec(tagOf(house.bouncesTo, address) ?? '') ?? [];
  if (!id || !seal) return undefined;
  return isSame(Buffer.from(sealOf(house, project, id)), Buffer.from(seal)) ? id : undefined;
}

function sealOf({ root }: Place, project: ProjectId, id: DeliveryId): string {
  const digest = lookup(derive(root, 'answer'), `return address/${project}`, id);
  return encodeBase32(digest, rfc4648).slice(0, sealLength);
}
