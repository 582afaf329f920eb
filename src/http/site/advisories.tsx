import { atomFeed, jsonFeed, securityTxt } from '../../app/queries/feeds.ts';
import { publicAdvisories, publicAdvisory, publicFile } from '../../app/queries/public.ts';
import type { Answer, Ask } from '../exchange.ts';
import { frameOf } from '../frame.ts';
import { publicHeaders } from '../headers.ts';
import { AdvisoryListPage } from '../pages/advisory-list-page.tsx';
import { AdvisoryPage } from '../pages/advisory-page.tsx';
import { notFound } from '../problem.ts';
import { page, tagged } from '../reply.ts';
import { advisoryItem, advisoryView } from '../views/advisory-view.ts';
import { checkVersion } from '../views/version-check.ts';
import { open } from './home.tsx';

/** Everything that has been published. */
export async function advisories(ask: Ask): Promise<Answer> {
  const list = (await publicAdvisories(ask.site.house, ask.site.project)).map(advisoryItem);
  return page(<AdvisoryListPage frame={frameOf(ask)} view={{ advisories: list }} />, 200, open);
}

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
  return page(<AdvisoryPage frame={frameOf(ask)} view={{ ...advisoryView(found), check }} />, 200, open);
}

/** The advisories as an Atom feed. */
export async function feedAtom(ask: Ask): Promise<Answer> {
  const body = await atomFeed(ask.site.house, ask.site.project);
  return { status: 200, type: 'application/atom+xml; charset=utf-8', body, headers: publicHeaders };
}

/** The advisories as a JSON Feed. */
export async function feedJson(ask: Ask): Promise<Answer> {
  const body = await jsonFeed(ask.site.house, ask.site.project);
  return { status: 200, type: 'application/feed+json; charset=utf-8', body, headers: publicHeaders };
}

/** Where and how to report, for programs (RFC 9116). */
export async function wellKnown(ask: Ask): Promise<Answer> {
  const body = await securityTxt(ask.site.house, ask.site.project);
  return { status: 200, type: 'text/plain; charset=utf-8', body, headers: publicHeaders };
}
