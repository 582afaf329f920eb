import type { ProjectId } from '../../core/case/ids.ts';
import { sayLength } from '../../core/process/calendar.ts';
import { type FeedHead, feedHead, renderAtom } from '../../formats/feeds/atom.ts';
import { renderJsonFeed } from '../../formats/feeds/json-feed.ts';
import { renderRss } from '../../formats/feeds/rss.ts';
import { renderSecurityMd } from '../../formats/security-md/security-md.ts';
import { expiryFrom, renderSiteSecurityTxt } from '../../formats/security-txt/security-txt.ts';
import type { House } from '../house.ts';
import { signedInClear } from '../signing.ts';
import { announcedAhead } from './announced.ts';
import { publicAdvisories, publicProject } from './public.ts';

/** Every published advisory as an Atom feed. */
export async function atomFeed(house: House, project: ProjectId): Promise<string> {
  const { title } = await publicProject(house, project);
  return renderAtom(await publicAdvisories(house, project), await headOf(house, project, title, 'feed.atom'));
}

/** Every published advisory as a JSON Feed. */
export async function jsonFeed(house: House, project: ProjectId): Promise<string> {
  const { title } = await publicProject(house, project);
  return renderJsonFeed(await publicAdvisories(house, project), await headOf(house, project, title, 'feed.json'));
}

/** Every published advisory as an RSS channel. */
export async function rssFeed(house: House, project: ProjectId): Promise<string> {
  const { title } = await publicProject(house, project);
  return renderRss(await publicAdvisories(house, project), await headOf(house, project, title, 'feed.rss'));
}

async function headOf(house: House, project: ProjectId, title: string, file: string): Promise<FeedHead> {
  const ahead = (await announcedAhead(house, project, 'feeds')).map(({ id, ...item }) => ({
    ...item,
    url: `${house.baseUrl}/advisories#${id}`,
  }));
  return { ...feedHead(title, house.baseUrl, file), ahead };
}

/** SECURITY.md for the project's repositories, out of the playbook in force. */
export async function securityMd(house: House, project: ProjectId): Promise<string> {
  const { title, contact, playbook } = await publicProject(house, project);
  return renderSecurityMd({
    project: title,
    report: [`${house.baseUrl}/report`, ...(contact.includes('@') ? [contact] : [])],
    firstReplyWithin: sayLength(playbook.clocks['first-contact']),
    disclosureWithin: sayLength(playbook.clocks['report-to-public']),
    scope: playbook.intake.scope,
    policy: `${house.baseUrl}/policy`,
    advisories: `${house.baseUrl}/advisories`,
    join: `${house.baseUrl}/join`,
  });
}

/**
 * The project's security.txt (RFC 9116): good for half a year from the day on which it is read, and signed as soon as the
 * project has a key.
 */
export async function securityTxt(house: House, project: ProjectId): Promise<string> {
  const { contact } = await publicProject(house, project);
  const mail = contact.includes('@') ? [`mailto:${contact.replace(/^mailto:/, '')}`] : [];
  const text = renderSiteSecurityTxt(
    {
      address: house.baseUrl,
      contacts: [`${house.baseUrl}/report`, ...mail],
      languages: ['en'],
      policy: `${house.baseUrl}/policy`,
    },
    expiryFrom(house.now()),
  );
  return signedInClear(house, project, text);
}
