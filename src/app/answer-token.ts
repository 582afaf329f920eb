import type { ProjectId } from '../core/case/ids.ts';
import { encodeBase32, rfc4648 } from '../vault/base32.ts';
import { isSame } from '../vault/bytes.ts';
import { derive } from '../vault/keys.ts';
import { lookup } from '../vault/lookup.ts';
import type { House } from './house.ts';

/**
 * Where a token stands: after the plus of a reply address, in a link that needs no account, or in one that proves the way to
 * a role address. None opens another.
 */
export type TokenUse = 'reply address' | 'link' | 'road';

/** 80 bits in a mail address, which servers cut and clients show; 160 in a link, which nobody types. */
const bytesOf: Readonly<Record<TokenUse, number>> = { 'reply address': 10, link: 20, road: 20 };
const shape = /^([0-9a-hjkmnp-tv-z]{4})([0-9a-hjkmnp-tv-z]{4})\.([a-z2-7]{16}|[a-z2-7]{32})$/;

/**
 * What stands for one recipient of one case where it has no account: its own reference and a keyed digest of it
 * (HMAC-SHA-256), anew for each generation; 0 is the first. Nothing is kept; what the token is good for is decided each time it is used.
 */
export function answerToken(
  house: Pick<House, 'root'>,
  project: ProjectId,
  ref: string,
  use: TokenUse,
  generation = 0,
): string {
  const place = generation === 0 ? `${use}/${project}` : `${use}/${project}/${generation}`;
  const digest = lookup(derive(house.root, 'answer'), place, ref);
  const seal = encodeBase32(digest.subarray(0, bytesOf[use]), rfc4648);
  return `${ref.replace('-', '').toLowerCase()}.${seal}`;
}

/** The reference that a text would be a token of, if it is one at all. Letters may be of any case. */
export function refClaimedBy(token: string): string | undefined {
  const [, first, second] = shape.exec(token.toLowerCase()) ?? [];
  return first && second ? `${first}-${second}`.toUpperCase() : undefined;
}

/** Which generation’s token of this reference, project and use it is, of those up to the newest; nothing for any other text. */
export function generationOfToken(
  house: Pick<House, 'root'>,
  project: ProjectId,
  token: string,
  { ref, use, newest }: { readonly ref: string; readonly use: TokenUse; readonly newest: number },
): number | undefined {
  const given = Buffer.from(token.toLowerCase());
  for (let generation = newest; generation >= 0; generation -= 1)
    if (isSame(Buffer.from(answerToken(house, project, ref, use, generation)), given)) return generation;
  return undefined;
}

/** Where a recipient answers without an account. It holds as long as the case and the membership do, and until it is replaced. */
export function answerUrl(
  house: Pick<House, 'root' | 'baseUrl'>,
  project: ProjectId,
  ref: string,
  generation = 0,
): string {
  return `${house.baseUrl}/answer/${answerToken(house, project, ref, 'link', generation)}`;
}
