import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import { type Instant, instant, sayInstant } from '../../core/process/instant.ts';
import { writeJson } from '../json.ts';
import { cveFaults } from '../obstacles.ts';
import { placesOf } from './places.ts';

// It becomes the name of files and part of addresses: a dot before a letter would begin the ending of a file's name.
const id = /[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?=\d))*/.source;
const plainId = new RegExp(`^${id}$`);
/** Whether an id can be the name of a file and a part of an address. */
export const isPlainId = (text: string): boolean => plainId.test(text);
const neutralPath = new RegExp(`^advisories/(${id})\\.json$`);

/** The id of the advisory whose neutral text lies at this path of a site; undefined for every other file. */
export const advisoryAt = (path: string): string | undefined => neutralPath.exec(path)?.[1];

/** What is known of the site before an advisory comes to it. */
export interface Before {
  readonly now: Instant;
  /** The number of this advisory's newest revision on the site, if it has one. */
  readonly newest: number | undefined;
  /** The text of this very revision as it stands on the site. */
  readonly same: string | undefined;
  /** The id of another advisory that has the file of this name, if one has. */
  readonly ownerOf: (path: string) => string | undefined;
}

/**
 * Why an advisory may not go onto the site: it is no publication, or not yet; its id is no file name; a file of it is
 * another advisory's; or the same revision is public with another text. What has been public stays what it was; a change
 * is a new revision.
 */
export function notForSite(published: PublishedAdvisory, before: Before): readonly Fault[] {
  const { advisory, status, revisions, publishedAt, updatedAt } = published;
  const number = revisions.length;
  if (!isPlainId(advisory.id)) {
    const mend = 'Use letters, digits, - and _ only, such as CONTOUR-2026-001.';
    return [fault('site-id', '/id', `"${advisory.id}" cannot be part of an address.`, mend)];
  }
  if (status === 'draft') {
    const mend = 'Say under publication.publishedAt when it was published.';
    return [fault('site-draft', '/publication', `${advisory.id} is a draft.`, mend)];
  }
  const latest = [publishedAt, updatedAt, ...revisions.map(({ at }) => at)].reduce((a, b) => (a > b ? a : b));
  if (latest > before.now) {
    const said = `${advisory.id} is to be public ${sayInstant(instant(latest))}, which has not come.`;
    return [fault('site-early', '/publication', said, 'Build it at that time, and not before.')];
  }
  for (const path of placesOf(published)) {
    const owner = before.ownerOf(path);
    if (owner === undefined || owner === advisory.id) continue;
    const mend = 'Give each advisory an id of its own, in its own name and among CVE and GHSA ids.';
    return [fault('site-alias', '', `${path} is the file of ${owner} already.`, mend)];
  }
  if (before.newest !== undefined && number < before.newest) {
    const said = `${advisory.id} has ${before.newest} revisions on the site and ${number} here.`;
    return [fault('site-older', '/publication/revisions', said, 'Build from the newest text.')];
  }
  if (before.same !== undefined && before.same !== writeJson(published)) {
    const said = `Revision ${number} of ${advisory.id} is public with another text.`;
    const mend = 'Add a revision under publication.revisions that says what changed.';
    return [fault('site-revision', '/publication/revisions', said, mend)];
  }
  return [];
}

/** The documents that an advisory has a place for on the site and cannot have, each with what it lacks. */
export function unwritten(published: PublishedAdvisory): readonly Fault[] {
  if (!published.advisory.cve) return [];
  return cveFaults(published).map((found) => ({
    ...found,
    severity: 'warning',
    message: `There will be no CVE record. ${found.message}`,
  }));
}

/** The advisory without its long texts, for lists over thousands of them. */
export function headOf(published: PublishedAdvisory): PublishedAdvisory {
  const long = { description: '', impact: '', attackVectors: '', workarounds: '', detection: '', solution: '' };
  return { ...published, advisory: { ...published.advisory, ...long, references: [], credits: [] } };
}
