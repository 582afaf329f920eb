import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { Exploitation } from '../../core/advisory/exploitation.ts';
import { hashLine } from '../csaf/provider.ts';
import type { Format } from '../format.ts';
import { renderAdvisoryPage } from '../html/page.tsx';
import { formats } from '../index.ts';
import { writeJson } from '../json.ts';
import { csafPlace, placeIn, placesOf, revisionPath } from './places.ts';
import type { Seals, Site, SiteFile } from './site.ts';

/** The forms that an advisory can be written in; its page lies in a folder of its own, under the advisory's address. */
const formsOf = (published: PublishedAdvisory): readonly Format[] =>
  formats.filter(({ id, obstacles }) => id !== 'html' && obstacles(published).length === 0);

/**
 * Every document of one advisory: each form that it can be written in, the same by what collectors look for (OSV, CVE,
 * VEX, CSAF provider with its hashes), and the neutral text with this revision of it, which stays.
 */
function documentFiles(published: PublishedAdvisory, forms: readonly Format[], seals: Seals): readonly SiteFile[] {
  const base = `advisories/${published.advisory.id}`;
  const neutral = writeJson(published);
  return [
    ...forms.flatMap((format) => {
      const own: SiteFile = { path: `${base}${format.extension}`, body: format.render(published) };
      const path = placeIn(format.id, published);
      if (path === undefined) return [own];
      const copy: SiteFile = { path, body: own.body, same: own.path };
      return format.id === 'csaf' ? [own, copy, ...hashes(copy, seals)] : [own, copy];
    }),
    { path: `${base}.json`, body: neutral },
    { path: revisionPath(published), body: neutral, same: `${base}.json` },
  ];
}

/** The hashes of a document as files beside it (CSAF 2.0 §7.1.18). */
function hashes({ path, body }: SiteFile, { sha256, sha512 }: Seals): readonly SiteFile[] {
  return [
    { path: `${path}.sha256`, body: hashLine(sha256(body), path) },
    { path: `${path}.sha512`, body: hashLine(sha512(body), path) },
  ];
}

/** Every path at which an advisory can have a file on a site, whether it can be written in that form or not. */
export function advisoryPaths(published: PublishedAdvisory): readonly string[] {
  const base = `advisories/${published.advisory.id}`;
  const csaf = csafPlace(published);
  return [
    `${base}/index.html`,
    ...formats.filter(({ id }) => id !== 'html').map(({ extension }) => `${base}${extension}`),
    ...placesOf(published),
    ...['sha256', 'sha512', 'asc'].map((extension) => `${csaf}.${extension}`),
    `${base}.json`,
    revisionPath(published),
  ];
}

/** Everything that one advisory puts on the site, its page first. Nothing of it depends on another advisory. */
export async function advisoryFiles(
  site: Site,
  published: PublishedAdvisory,
  seals: Seals,
  exploitation?: Exploitation,
): Promise<readonly SiteFile[]> {
  const base = `/advisories/${published.advisory.id}`;
  const forms = formsOf(published);
  const listed = [
    ...forms.map(({ extension, mediaType }) => ({ path: `${base}${extension}`, mediaType })),
    { path: `${base}.json`, mediaType: 'application/json' },
  ];
  const place = { project: site.title, root: '../..', links: site.links };
  const page = renderAdvisoryPage(published, place, listed, exploitation);
  const files = documentFiles(published, forms, seals);
  const csaf = files.find(({ path }) => path === csafPlace(published));
  // CSAF 2.0 §7.1.19.
  const signature = csaf && seals.sign && { path: `${csaf.path}.asc`, body: await seals.sign(csaf.body) };
  return [{ path: `${base.slice(1)}/index.html`, body: page }, ...files, ...(signature ? [signature] : [])];
}
