import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { writeJson } from '../json.ts';
import { csafPath, csafUrl } from './tracking.ts';

/** The key with which a provider signs its documents. */
export interface SigningKeyCard {
  /** Forty hexadecimal digits or more. */
  readonly fingerprint: string;
}

/** Who provides, and what; every advisory newest first. */
export interface Provider {
  /** Scheme and host of the public site. */
  readonly baseUrl: string;
  readonly publisher: PublishedAdvisory['publisher'];
  readonly advisories: readonly PublishedAdvisory[];
  readonly key: SigningKeyCard | undefined;
  /** When nothing has been published yet, the moment that the metadata bears. */
  readonly since: string;
}

const root = '/.well-known/csaf';
const lastChange = ({ advisories, since }: Provider): string =>
  advisories.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), since);

/**
 * provider-metadata.json (CSAF 2.0 §7.1.7). A provider without TLS or without a key does not claim to be trusted
 * (§7.2.3): the role says what is so.
 */
export function renderProviderMetadata(provider: Provider): string {
  const { baseUrl, publisher, key } = provider;
  const url = `${baseUrl}${root}`;
  return writeJson({
    canonical_url: `${url}/provider-metadata.json`,
    distributions: [
      { directory_url: `${url}/white/` },
      {
        rolie: {
          feeds: [
            {
              summary: `All advisories of ${publisher.name}`,
              tlp_label: 'WHITE',
              url: `${url}/white/feed-tlp-white.json`,
            },
          ],
        },
      },
    ],
    last_updated: lastChange(provider),
    list_on_CSAF_aggregators: true,
    metadata_version: '2.0',
    mirror_on_CSAF_aggregators: true,
    ...(key
      ? { public_openpgp_keys: [{ fingerprint: key.fingerprint, url: `${url}/openpgp/${key.fingerprint}.asc` }] }
      : {}),
    publisher: {
      category: 'vendor',
      name: publisher.name,
      namespace: publisher.namespace,
      ...(publisher.contact ? { contact_details: publisher.contact } : {}),
    },
    role: key && baseUrl.startsWith('https:') ? 'csaf_trusted_provider' : 'csaf_provider',
  });
}

/** The ROLIE feed over all documents (§7.1.15, RFC 8322), with hashes and, where there is a key, signatures. */
export function renderRolieFeed(provider: Provider): string {
  const { baseUrl, advisories, key, publisher } = provider;
  const self = `${baseUrl}${root}/white/feed-tlp-white.json`;
  return writeJson({
    feed: {
      id: 'feed-tlp-white',
      title: `Advisories of ${publisher.name} (TLP:WHITE)`,
      link: [{ rel: 'self', href: self }],
      category: [{ scheme: 'urn:ietf:params:rolie:category:information-type', term: 'csaf' }],
      updated: lastChange(provider),
      entry: advisories.map((published) => {
        const href = csafUrl(published);
        const links = [
          { rel: 'self', href },
          { rel: 'hash', href: `${href}.sha256` },
          { rel: 'hash', href: `${href}.sha512` },
          ...(key ? [{ rel: 'signature', href: `${href}.asc` }] : []),
        ];
        const { advisory, publishedAt, updatedAt } = published;
        return {
          id: advisory.id,
          title: advisory.title,
          link: links,
          published: publishedAt,
          updated: updatedAt,
          summary: { content: advisory.summary },
          content: { type: 'application/json', src: href },
          format: {
            schema: 'https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json',
            version: '2.0',
          },
        };
      }),
    },
  });
}

/** Paths below the folder of white documents, such as `2026/contour-2026-001.json`. */
const pathBelow = (published: PublishedAdvisory): string => csafPath(published).replace(/^white\//, '');

/** index.txt (§7.1.12): every document, one path a line. */
export const renderIndex = ({ advisories }: Provider): string =>
  advisories
    .map((published) => `${pathBelow(published)}\n`)
    .sort()
    .join('');

/** changes.csv (§7.1.13): every document with its last change, newest first. */
export const renderChanges = ({ advisories }: Provider): string =>
  [...advisories]
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .map((published) => `"${pathBelow(published)}","${published.updatedAt}"\n`)
    .join('');

/** The files over all documents, by their path below /.well-known/csaf: the server answers with them, a site keeps them. */
export const providerLists: Readonly<
  Record<string, { readonly mediaType: string; readonly render: (provider: Provider) => string }>
> = {
  'provider-metadata.json': { mediaType: 'application/json', render: renderProviderMetadata },
  'white/feed-tlp-white.json': { mediaType: 'application/json', render: renderRolieFeed },
  'white/index.txt': { mediaType: 'text/plain; charset=utf-8', render: renderIndex },
  'white/changes.csv': { mediaType: 'text/csv; charset=utf-8', render: renderChanges },
};

/** What a file of one hash says (§7.1.18): the digest and the name of its document. @param path of the document */
export const hashLine = (digest: string, path: string): string =>
  `${digest}  ${path.slice(path.lastIndexOf('/') + 1)}\n`;
