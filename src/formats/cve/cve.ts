import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { isRejected } from '../../core/advisory/rejection.ts';
import { type Fault, warning } from '../../core/case/fault.ts';
import type { Format } from '../format.ts';
import { cveFaults } from '../obstacles.ts';
import { checkCve } from './check.ts';
import { readCve } from './read.ts';
import { longestTitle, renderCve } from './render.ts';

/** What the format cuts: a title, which has no room to say where the whole stands. */
function leftOut(published: PublishedAdvisory): readonly Fault[] {
  if (isRejected(published) || published.advisory.title.length <= longestTitle) return [];
  const said = `A CVE record has a title of ${longestTitle} characters; the rest is cut.`;
  return [warning('cve-cut', '/title', said, 'Shorten it.')];
}

/** CVE Record Format 5.2.0: the whole record. */
export const cve: Format = {
  id: 'cve',
  title: 'CVE record 5.2',
  extension: '.cve.json',
  mediaType: 'application/json',
  obstacles: cveFaults,
  leftOut,
  render: renderCve,
  check: checkCve,
  read: readCve,
};
