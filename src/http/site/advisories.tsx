import { digestOfBytes } from '../../app/digest.ts';
import { announcedAhead } from '../../app/queries/announced.ts';
import { collectedFile } from '../../app/queries/collections.ts';
import { atomFeed, jsonFeed, rssFeed, securityMd, securityTxt } from '../../app/queries/feeds.ts';
import { publicAdvisories, publicAdvisory, publicFile } from '../../app/queries/public.ts';
import { AdvisoryListPage } from '../../parts/advisory/advisory-list-page.tsx';
import { AdvisoryPage } from '../../parts/advisory/advisory-page.tsx';
import { advisoryListView, advisoryView } from '../../parts/advisory/advisory-view.ts';
import type { Answer, Ask } from '../exchange.ts';
import { frameOf } from '../frame.ts';
import { lastingHeaders, publicHeaders } from '../headers.ts';
import { notFound } from '../problem.ts';
import { page, tagged } from '../reply.ts';
import { checkVersion } from '../views/version-check.ts';
import { open } from './home.tsx';

/** Everything that has been published. */
export async function advisories(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const ahead = await announcedAhead(house, project, 'site');
  const view = { ...advisoryListView(await publicAdvisories(house, project)), ahead };
  return page(<AdvisoryListPage frame={frameOf(ask)} view={view} />, 200, open);
}

/** What became public in one year; a year without an advisory has no page. */
export async function advisoriesOfYear(ask: Ask): Promise<Answer> {
  const view = advisoryListView(await publicAdvisories(ask.site.house, ask.site.project), ask.params.year ?? '');
  if (view.advisories.length === 0) return notFound;
  return page(<AdvisoryListPage frame={frameOf(ask)} view={view} />, 200, open);
}

/** The neutral text of one revision as it was published, `<number>.json`: it never changes. */
export async function revision(ask: Ask): Promise<Answer> {
  const { id = '', revision: name = '' } = ask.params;
  const [, number] = /^([1-9]\d{0,8})\.json$/.exec(name) ?? [];
  const { house, project } = ask.site;
  const file = number && (await publicFile(house, project, `/advisories/${id}.json`, Number(number)));
  if (!file || file.advisory !== id) return notFound;
  const reply = { status: 200, type: file.mediaType, body: Buffer.from(file.body), headers: lastingHeaders };
  return tagged(ask, reply, `"${file.sha256}"`);
}

/** A file of one of the collections: OSV, CVE, VEX. */
export const collected =
  (collection: string) =>
  async (ask: Ask): Promise<Answer> => {
    const { house, project } = ask.site;
    const file = await collectedFile(house, project, collection, ask.params['*'] ?? '');
    if (!file) return notFound;
    const reply = { status: 200, type: file.mediaType, body: file.body, headers: publicHeaders };
    return tagged(ask, reply, `"${file.sha256}"`);
  };

/**
 * One advisory as a page, or one of its files by the ending of its name. One that is not public yet is not found, like
 * one that never was.
 */
export async function advisory(ask: Ask): Promise<Answer> {
  const id = ask.params.id ?? '';
  const { house, project } = ask.site;
  const file = id.includes('.') ? await publicFile(house, project, `/advisories/${id}`) : undefined;
  if (file) {
    const reply = { status: 200, type: file.mediaType, body: Buffer.from(file.body), headers: publicHeaders };
    return tagged(ask, reply, `"${file.sha256}"`);
  }
  const found = await publicAdvisory(house, project, id);
  if (!found) return notFound;
  const asked = ask.query.version;
  const check = asked === undefined ? undefined : checkVersion(found.published.advisory, asked);
  const { cve } = found.published.advisory;
  const exploitation = cve ? house.exploitation?.of(cve) : undefined;
  return page(<AdvisoryPage frame={frameOf(ask)} view={{ ...advisoryView(found), check, exploitation }} />, 200, open);
}

/** A public text that is made anew each time, with a tag by which readers learn that it has not changed. */
async function told(ask: Ask, type: string, make: typeof atomFeed): Promise<Answer> {
  const body = Buffer.from(await make(ask.site.house, ask.site.project), 'utf8');
  return tagged(ask, { status: 200, type, body, headers: publicHeaders }, `"${digestOfBytes(body)}"`);
}

/** The advisories as an Atom feed. */
export const feedAtom = (ask: Ask) => told(ask, 'application/atom+xml; charset=utf-8', atomFeed);

/** The advisories as an RSS channel. */
export const feedRss = (ask: Ask) => told(ask, 'application/rss+xml; charset=utf-8', rssFeed);

/** The advisories as a JSON Feed. */
export const feedJson = (ask: Ask) => told(ask, 'application/feed+json; charset=utf-8', jsonFeed);

/** Where and how to report, for programs (RFC 9116). */
export const wellKnown = (ask: Ask) => told(ask, 'text/plain; charset=utf-8', securityTxt);

/** What a repository of the project can carry as its SECURITY.md. */
export const securityMarkdown = (ask: Ask) => told(ask, 'text/markdown; charset=utf-8', securityMd);
