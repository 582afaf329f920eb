import type { Instant } from '../../core/process/instant.ts';
import type { Seals, SiteFile } from '../../formats/site/site.ts';
import { sha256, sha512 } from '../../vault/bytes.ts';
import type { Signer } from '../../vault/signer.ts';

const hashable = (body: SiteFile['body']): Buffer | string => (typeof body === 'string' ? body : Buffer.from(body));
const bytesOf = (body: SiteFile['body']): Buffer => Buffer.from(body as string);

/** The vault's hashes, and its signatures where there is a key, for a site that is built or looked at. */
export const sealsWith = (now: Instant, signer?: Signer): Seals => ({
  sha256: (body) => sha256(hashable(body)).toString('hex'),
  sha512: (body) => sha512(hashable(body)).toString('hex'),
  sign: signer && ((body) => signer.signDetached(bytesOf(body), now)),
});
