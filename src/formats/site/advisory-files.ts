import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import type { Exploitation } from '../../core/advisory/exploitation.ts';
import { csafPath } from '../csaf/tracking.ts';
import { renderAdvisoryPage } from '../html/page.tsx';
import { formats } from '../index.ts';
import { writeJson } from '../json.ts';
import { osvId } from '../osv/osv.ts';
import type { Seals, Site, SiteFile } from './site.ts';

// The page lies in a folder of its own, so that any web server finds it under the advisory's address.
const documents = formats.filter(({ id }) => id !== 'html');

/**
 * Everything that one advisory puts on the site: its page, the advisory in every form that it can be written in, the
 * same by what collectors look for (OSV, CVE, VEX, CSAF provider), and the neutral text of this revision, which stays.
 * Nothing of it depends on another advisory.
 */
export async function advisoryFiles(
  site: Site,
  published: PublishedAdvisory,
  seals: Seals,
  exploitation?: Exploitation,
): Promise<readonly SiteFile[]> {
  const { advisory, revisions } = published;
  const base = `advisories/${advisory.id}`;
  const rendered = documents
    .filter((format) => format.obstacles(published).length === 0)
    .map((format) => ({ format, text: format.render(published) }));
  const neutral = writeJson(published);
  const files: SiteFile[] = [
    ...rendered.map(({ format, text }) => ({ path: `${base}${format.extension}`, body: text })),
    ...rendered.flatMap(({ format, text }) => byCollector(format.id, published, text)),
    { path: `${base}.json`, body: neutral },
    { path: `${base}/revisions/${revisions.length}.json`, body: neutral },
  ];
  const csaf = rendered.find(({ format }) => format.id === 'csaf');
  if (csaf) files.push(...(await sealed(`.well-known/csaf/${csafPath(published)}`, csaf.text, seals)));
  const listed = [
    ...rendered.map(({ format }) => ({ path: `/${base}${format.extension}`, mediaType: format.mediaType })),
    { path: `/${base}.json`, mediaType: 'application/json' },
  ];
  const place = { project: site.title, root: '../..', links: site.links };
  return [{ path: `${base}/index.html`, body: renderAdvisoryPage(published, place, listed, exploitation) }, ...files];
}

/** Where programs that collect one form look for it. */
function byCollector(format: string, { advisory }: PublishedAdvisory, body: string): readonly SiteFile[] {
  if (format === 'osv') return [{ path: `osv/${osvId(advisory)}.json`, body }];
  if (format === 'cve') return [{ path: `cve/${advisory.cve}.json`, body }];
  if (format === 'openvex') return [{ path: `vex/${advisory.id}.json`, body }];
  return [];
}

/** A CSAF document with its hashes and, where there is a key, its signature (CSAF 2.0 §7.1.18 and §7.1.19). */
async function sealed(path: string, text: string, { sha256, sha512, sign }: Seals): Promise<readonly SiteFile[]> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [
    { path, body: text },
    { path: `${path}.sha256`, body: `${sha256(text)}  ${name}\n` },
    { path: `${path}.sha512`, body: `${sha512(text)}  ${name}\n` },
    ...(sign ? [{ path: `${path}.asc`, body: await sign(text) }] : []),
  ];
}
