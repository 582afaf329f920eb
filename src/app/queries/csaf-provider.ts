import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import { hashLine, providerLists } from '../../formats/csaf/provider.ts';
import { csafPath } from '../../formats/csaf/tracking.ts';
import { sha256, sha512 } from '../../vault/bytes.ts';
import { projectOf } from '../books.ts';
import type { House } from '../house.ts';
import { publicAdvisories, publicFile } from './public.ts';

/** One file of the provider. */
export interface ProviderFile {
  readonly mediaType: string;
  readonly body: Buffer;
}

const text = (mediaType: string, body: string): ProviderFile => ({ mediaType, body: Buffer.from(body, 'utf8') });

/** A file below /.well-known/csaf by its path there; undefined for one that is not. */
export async function providerFile(house: House, project: ProjectId, path: string): Promise<ProviderFile | undefined> {
  const owner = await house.store.readTx(project, (tx) => projectOf(tx, house.root));
  const advisories = await publicAdvisories(house, project);
  const { vendor: name, namespace, contact, signing } = owner;
  if (signing && path === `openpgp/${signing.fingerprint}.asc`) {
    return text('application/pgp-keys', signing.publicKey);
  }
  const list = Object.hasOwn(providerLists, path) ? providerLists[path] : undefined;
  if (list) {
    const publisher = { name, namespace, contact };
    const since = owner.foundedAt ?? house.now();
    return text(list.mediaType, list.render({ baseUrl: house.baseUrl, publisher, advisories, key: signing, since }));
  }
  return document(house, project, path, advisories);
}

/** A document with its hashes and its signature, as they were published under the advisory's own address. */
async function document(
  house: House,
  project: ProjectId,
  path: string,
  advisories: readonly PublishedAdvisory[],
): Promise<ProviderFile | undefined> {
  const [, base = '', ending = ''] = /^(.*\.json)(\.sha256|\.sha512|\.asc)?$/.exec(path) ?? [];
  const published = advisories.find((one) => csafPath(one) === base);
  if (!published) return undefined;
  const own = `/advisories/${published.advisory.id}.csaf.json`;
  const found = await publicFile(house, project, ending === '.asc' ? `${own}.asc` : own);
  if (!found) return undefined;
  const body = Buffer.from(found.body);
  if (ending === '.sha256') return text('text/plain; charset=utf-8', hashLine(sha256(body).toString('hex'), base));
  if (ending === '.sha512') return text('text/plain; charset=utf-8', hashLine(sha512(body).toString('hex'), base));
  return { mediaType: found.mediaType, body };
}
