import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { compareText } from '../../core/release/order/digits.ts';
import { advisoryListView } from '../../parts/advisory/advisory-view.ts';
import { providerLists } from '../csaf/provider.ts';
import { feedHead, renderAtom } from '../feeds/atom.ts';
import { renderJsonFeed } from '../feeds/json-feed.ts';
import { renderRss } from '../feeds/rss.ts';
import { renderListPage } from '../html/page.tsx';
import { osvChanges } from '../osv/collection.ts';
import type { Site, SiteFile } from './site.ts';

/**
 * The files over all advisories: lists, feeds and what a CSAF provider keeps (CSAF 2.0 §7.1). Rebuilt after the
 * advisories' own files, which never wait for them. Each is made when it is asked for, since some are long.
 * @param all every advisory of the site in any order; the long texts may be left out, since no list shows them
 * @param since what the lists say has changed last while there is no advisory, in UTC
 */
export function* listFiles(site: Site, all: readonly PublishedAdvisory[], since: string): Generator<SiteFile> {
  // Those of one moment by their ids, so that the lists are the same in whatever order the advisories came.
  const advisories = all.toSorted(
    (a, b) => compareText(b.publishedAt, a.publishedAt) || compareText(a.advisory.id, b.advisory.id),
  );
  const now = advisories.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), since);
  const { address: baseUrl, publisher, key } = site;
  const provider = { baseUrl, publisher, advisories, key, since };
  const well = '.well-known/csaf';
  yield* pages(site, advisories, now);
  yield* feeds(site, advisories);
  for (const [path, { render }] of Object.entries(providerLists)) {
    yield { path: `${well}/${path}`, body: render(provider) };
  }
  if (key) yield { path: `${well}/openpgp/${key.fingerprint}.asc`, body: key.publicKey };
  yield { path: 'osv/modified_id.csv', body: osvChanges(advisories) };
}

function* pages(site: Site, advisories: readonly PublishedAdvisory[], now: string): Generator<SiteFile> {
  const place = { project: site.title, links: site.links };
  const whole = advisoryListView(advisories);
  const page = (path: string, root: string, view = whole): SiteFile => ({
    path: `${path}index.html`,
    body: renderListPage(view, { ...place, root }, now),
  });
  yield page('', '.');
  yield page('advisories/', '..');
  for (const { year } of whole.years) {
    yield page(`advisories/year/${year}/`, '../../..', advisoryListView(advisories, year));
  }
}

function feeds({ title, address }: Site, advisories: readonly PublishedAdvisory[]): SiteFile[] {
  const head = (file: string) => feedHead(title, address, file);
  return [
    { path: 'feed.atom', body: renderAtom(advisories, head('feed.atom')) },
    { path: 'feed.rss', body: renderRss(advisories, head('feed.rss')) },
    { path: 'feed.json', body: renderJsonFeed(advisories, head('feed.json')) },
  ];
}
