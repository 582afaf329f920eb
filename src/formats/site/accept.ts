import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { type Fault, fault } from '../../core/case/fault.ts';
import { writeJson } from '../json.ts';

// It becomes the name of files and part of addresses.
const plainId = /^[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?=\d))*$/;

/**
 * Why an advisory may not go onto the site: it is no publication, its id is no file name, or the same revision is
 * public with another text. What has been public stays what it was; a change is a new revision.
 * @param before the text of this revision as it stands on the site, if it does
 * @param newest the number of the newest revision on the site, if there is one
 */
export function notForSite(
  published: PublishedAdvisory,
  before: string | undefined,
  newest: number | undefined,
): readonly Fault[] {
  const { advisory, status, revisions } = published;
  const number = revisions.length;
  if (!plainId.test(advisory.id)) {
    const mend = 'Use letters, digits, - and _ only, such as CONTOUR-2026-001.';
    return [fault('site-id', '/id', `"${advisory.id}" cannot be part of an address.`, mend)];
  }
  if (status === 'draft') {
    const mend = 'Say under publication.publishedAt when it was published.';
    return [fault('site-draft', '/publication', `${advisory.id} is a draft.`, mend)];
  }
  if (newest !== undefined && number < newest) {
    const said = `${advisory.id} has ${newest} revisions on the site and ${number} here.`;
    return [fault('site-older', '/publication/revisions', said, 'Build from the newest text.')];
  }
  if (before !== undefined && before !== writeJson(published)) {
    const said = `Revision ${number} of ${advisory.id} is public with another text.`;
    const mend = 'Add a revision under publication.revisions that says what changed.';
    return [fault('site-revision', '/publication/revisions', said, mend)];
  }
  return [];
}

/** The advisory without its long texts, for lists over thousands of them. */
export function headOf(published: PublishedAdvisory): PublishedAdvisory {
  const long = { description: '', impact: '', attackVectors: '', workarounds: '', detection: '', solution: '' };
  return { ...published, advisory: { ...published.advisory, ...long, references: [], credits: [] } };
}
