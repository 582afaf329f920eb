import type { ProjectId } from '../core/case/ids.ts';
import { encodeBase32, rfc4648 } from '../vault/base32.ts';
import { isSame } from '../vault/bytes.ts';
import { derive } from '../vault/keys.ts';
import { lookup } from '../vault/lookup.ts';
import type { House } from './house.ts';

/** Where a token stands: after the plus of a reply address, or in a link that needs no account. One opens not the other. */
export type TokenUse = 'reply address' | 'link';

/** 80 bits in a mail address, which servers cut and clients show; 160 in a link, which nobody types. */
const bytesOf: Readonly<Record<TokenUse, number>> = { 'reply address': 10, link: 20 };
const shape = /^([0-9a-hjkmnp-tv-z]{4})([0-9a-hjkmnp-tv-z]{4})\.([a-z2-7]{16}|[a-z2-7]{32})$/;

/**
 * What stands for one recipient of one case where it has no account: its own reference and a keyed digest of it
 * (HMAC-SHA-256). Nothing is kept; what the token is good for is decided each time it is used.
 */
export function answerToken(house: Pick<House, 'root'>, project: ProjectId, ref: string, use: TokenUse): string {
  const digest = lookup(derive(house.root, 'answer'), `${use}/${project}`, ref);
  const seal = encodeBase32(digest.subarray(0, bytesOf[use]), rfc4648);
  return `${ref.replace('-', '').toLowerCase()}.${seal}`;
}

/** The reference that a token of this project and use stands for; nothing for any other text. Letters may be of any case. */
export function refOfAnswerToken(
  house: Pick<House, 'root'>,
  project: ProjectId,
  token: string,
  use: TokenUse,
): string | undefined {
  const given = token.toLowerCase();
  const [, first, second] = shape.exec(given) ?? [];
  if (!first || !second) return undefined;
  const ref = `${first}-${second}`.toUpperCase();
  const own = answerToken(house, project, ref, use);
  return isSame(Buffer.from(own), Buffer.from(given)) ? ref : undefined;
}

/** Where a recipient answers without an account. It holds as long as the case and the membership do. */
export function answerUrl(house: Pick<House, 'root' | 'baseUrl'>, project: ProjectId, ref: string): string {
  return `${house.baseUrl}/answer/${answerToken(house, project, ref, 'link')}`;
}
