// Looks at a site as its readers and collectors do: every document holds, and every list names what is there.
import { strFromU8, unzipSync } from 'fflate';
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import { readPublished } from '../advisory-file.ts';
import { csafPath } from '../csaf/tracking.ts';
import { checkHtml } from '../html/check.ts';
import { formats } from '../index.ts';
import { osvId } from '../osv/osv.ts';
import { csafPlace, documentFiles } from './advisory-files.ts';
import type { Seals } from './site.ts';

/** A site as it lies in a folder or came from somewhere else. */
export interface SiteToVerify {
  /** Every file below its root. */
  readonly paths: readonly string[];
  readonly read: (path: string) => Uint8Array | undefined;
  readonly seals: Seals;
  /** Whether a detached signature over the bytes is by that armoured public key. */
  readonly isSigned: (bytes: Uint8Array, signature: string, publicKey: string) => Promise<boolean>;
}

/** What is wrong with one file. */
export interface SiteFault {
  readonly file: string;
  readonly faults: readonly Fault[];
}

const well = '.well-known/csaf';
const one = (file: string, rule: string, message: string, mend: string): SiteFault => ({
  file,
  faults: [fault(rule, '', message, mend)],
});
const rebuild = 'Run tidegate site build again.';

/** Every fault of the site, file by file. @param step called after each advisory */
export async function verifySite(site: SiteToVerify, step: () => void = () => {}): Promise<readonly SiteFault[]> {
  const text = (path: string) => {
    const bytes = site.read(path);
    return bytes && new TextDecoder('utf-8').decode(bytes);
  };
  const found: SiteFault[] = [];
  const all: PublishedAdvisory[] = [];
  for (const path of site.paths.filter((each) => /^advisories\/[^/.]+(\.\d[^/.]*)*\.json$/.test(each))) {
    const { published, faults } = readPublished(text(path) ?? '', { at: '1970-01-01T00:00:00.000Z' });
    const errors = faults.filter(({ severity }) => severity === 'error');
    if (!published || errors.length > 0) found.push({ file: path, faults: errors });
    else found.push(...(await verifyAdvisory(site, text, published)));
    if (published) all.push(published);
    step();
  }
  return [...found, ...verifyLists(site, text, all), ...verifyLinks(site, text)];
}

type Text = (path: string) => string | undefined;

async function verifyAdvisory(site: SiteToVerify, text: Text, published: PublishedAdvisory): Promise<SiteFault[]> {
  const found: SiteFault[] = [];
  const note = (file: string, faults: readonly Fault[]) => {
    const errors = faults.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) found.push({ file, faults: errors });
  };
  const page = `advisories/${published.advisory.id}/index.html`;
  note(page, [...missing(text(page)), ...(await checkHtml(text(page) ?? ''))]);
  for (const { path, body } of documentFiles(published, site.seals)) {
    const there = text(path);
    note(path, there === undefined ? missing(there) : there === body ? [] : [foreign]);
    const format = formats.find(({ extension }) => path === `advisories/${published.advisory.id}${extension}`);
    if (there !== undefined && format) note(path, await format.check(there));
  }
  return [...found, ...(await verifySignature(site, text, csafPlace(published)))];
}

const missing = (text: string | undefined): readonly Fault[] =>
  text === undefined ? [fault('site-missing', '', 'It is missing.', rebuild)] : [];
const foreign = fault(
  'site-document',
  '',
  'It does not say what the advisory says: it was changed, or written by another version.',
  rebuild,
);

async function verifySignature(site: SiteToVerify, text: Text, path: string): Promise<SiteFault[]> {
  const [document, signature] = [site.read(path), text(`${path}.asc`)];
  const keys = site.paths.filter((each) => each.startsWith(`${well}/openpgp/`));
  if (!document || (keys.length === 0 && signature === undefined)) return [];
  for (const key of keys) {
    if (signature && (await site.isSigned(document, signature, text(key) ?? ''))) return [];
  }
  const said = 'It is no signature of its document by a key of the site.';
  return [one(`${path}.asc`, 'site-signature', said, 'Run tidegate site build with --key.')];
}

/** Whether each list names every advisory, and nothing else. */
function verifyLists(site: SiteToVerify, text: Text, all: readonly PublishedAdvisory[]): SiteFault[] {
  const wanted = (of: (published: PublishedAdvisory) => string) => all.map(of).sort();
  const lines = (path: string, column: number) =>
    (text(path) ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(',')[column]?.replaceAll('"', '') ?? '');
  const below = (published: PublishedAdvisory) => csafPath(published).replace(/^white\//, '');
  const records = new Set(site.paths.flatMap((path) => /^osv\/(.+)\.json$/.exec(path)?.[1] ?? []));
  const lists: readonly (readonly [file: string, named: readonly string[], wanted: readonly string[]])[] = [
    [`${well}/white/index.txt`, lines(`${well}/white/index.txt`, 0), wanted(below)],
    [`${well}/white/changes.csv`, lines(`${well}/white/changes.csv`, 0), wanted(below)],
    [`${well}/white/feed-tlp-white.json`, entriesOf(text), wanted(({ advisory }) => advisory.id)],
    ['osv/modified_id.csv', lines('osv/modified_id.csv', 1), wanted(({ advisory }) => osvId(advisory))],
    ['osv/all.zip', namesInArchive(site, text), [...records].sort()],
  ];
  return lists.flatMap(([file, named, expected]) => {
    const [there, needed] = [new Set(named), new Set(expected)];
    const missing = expected.find((each) => !there.has(each));
    const foreign = named.find((each) => !needed.has(each));
    if (missing === undefined && foreign === undefined && named.length === expected.length) return [];
    const said = missing === undefined ? `It names ${foreign ?? 'one of them twice'}.` : `It does not name ${missing}.`;
    return [one(file, 'site-list', said, rebuild)];
  });
}

function entriesOf(text: Text): readonly string[] {
  try {
    const { feed } = JSON.parse(text(`${well}/white/feed-tlp-white.json`) ?? '') as {
      feed: { entry: { id: string }[] };
    };
    return feed.entry.map(({ id }) => id);
  } catch {
    return [];
  }
}

/** The ids in the archive whose record is the one that lies beside it. */
function namesInArchive(site: SiteToVerify, text: Text): readonly string[] {
  try {
    const entries = Object.entries(unzipSync(site.read('osv/all.zip') ?? new Uint8Array()));
    return entries.flatMap(([name, bytes]) =>
      strFromU8(bytes) === text(`osv/${name}`) ? name.slice(0, -'.json'.length) : [],
    );
  } catch {
    return [];
  }
}

/** Whether every link of every page that leads to the site itself leads to a file. */
function verifyLinks({ paths }: SiteToVerify, text: Text): SiteFault[] {
  const there = new Set(paths);
  return paths
    .filter((path) => path.endsWith('.html'))
    .flatMap((file) => {
      const links = (text(file) ?? '').matchAll(/ href="([^":]+)"/g);
      const broken = [...links].flatMap(([, href = '']) => {
        if (href.startsWith('#')) return [];
        const { pathname } = new URL(href, `file:///${file}`);
        const path = decodeURIComponent(pathname.slice(1));
        return there.has(path.endsWith('/') || path === '' ? `${path}index.html` : path) ? [] : [href];
      });
      return broken[0] === undefined ? [] : [one(file, 'site-link', `A link leads nowhere: ${broken[0]}`, rebuild)];
    });
}
