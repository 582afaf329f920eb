import type { Advisory } from '../../../core/advisory/advisory.ts';
import type { ReadPublication } from '../../read.ts';
import type { Part } from '../../reading.ts';
import { categories, labels, withdrawnNote } from '../render.ts';
import type { CsafVersion } from '../schema/shapes.ts';
import { csafAddress } from '../tracking.ts';
import { involvementsOf, statusOf } from '../unfinished.ts';

const severityWords = ['none', 'low', 'medium', 'high', 'critical'] as const;

/** Takes a text that only says what we would say anyway. */
const takeIf = (part: Part, ...expected: readonly unknown[]): void => {
  if (expected.includes(part.value)) part.take();
};

/** The aggregate severity, where it is one of the five words. */
export function severityIn(head: Part): Pick<Advisory, 'severity'> {
  const part = head.at('aggregate_severity').at('text');
  const severity = severityWords.find((word) => word === String(part.value).toLowerCase());
  if (!severity) return {};
  part.take();
  return { severity };
}

/** The history with whole numbers from 1 on, as versions of the document have them when nothing is left out. */
function revisionsIn(tracking: Part): NonNullable<ReadPublication['revisions']> {
  const list = tracking.at('revision_history').items();
  const first = tracking.at('status').value === 'draft' ? 0 : 1;
  const read = list.flatMap((one) => {
    const at = one.at('date').moment();
    return at === undefined ? [] : [{ one, at, summary: one.at('summary').text(2_000) }];
  });
  const sorted = read.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const [n, { one }] of sorted.entries()) takeIf(one.at('number'), String(n + first));
  takeIf(tracking.at('version'), String(sorted.length - 1 + first));
  return sorted.map(({ at, summary }, n) => ({ number: n + 1, at, summary }));
}

/** Who publishes, when, and how the document came to be so; what only repeats the form is taken along. */
export function publicationIn(whole: Part, advisories: readonly Advisory[], edition: CsafVersion): ReadPublication {
  const head = whole.at('document');
  const id = String(head.at('tracking').at('id').value);
  const [tracking, publisher] = [head.at('tracking'), head.at('publisher')];
  const isDraft = tracking.at('status').value === 'draft';
  const hasAffected = advisories.some(({ affected }) => affected.length > 0);

  whole.at('$schema').take();
  head.at('csaf_version').take();
  takeIf(head.at('category'), categories[hasAffected ? 'security-advisory' : 'vex']);
  takeIf(head.at('lang'), 'en');
  const [tlp, label] = [head.at('distribution').at('tlp'), labels[edition]];
  takeIf(tlp.at('label'), isDraft ? label.draft : label.open);
  takeIf(tlp.at('url'), label.url);
  takeIf(publisher.at('category'), 'vendor');
  const revisions = revisionsIn(tracking);
  const publishedAt = tracking.at('initial_release_date').moment();
  const current = tracking.at('current_release_date');
  const updatedAt = current.moment();
  const generator = tracking.at('generator');
  takeIf(generator.at('engine').at('name'), 'Tidegate');
  takeIf(generator.at('date'), current.value);
  const withdrawn = head
    .at('notes')
    .items()
    .find((note) => note.at('text').value === withdrawnNote);
  withdrawn?.take();
  const status = withdrawn ? 'withdrawn' : isDraft ? 'draft' : 'published';
  const told = advisories.map((advisory) => statusOf({ advisory, status }));
  takeIf(tracking.at('status'), isDraft ? 'draft' : told.includes('interim') ? 'interim' : 'final');
  const url = pageIn(head.at('references'), id);
  const contact = publisher.at('contact_details').text(500);
  takeSelf(head.at('references'), id, publishedAt, url, edition);
  return {
    publisher: {
      name: publisher.at('name').text(200),
      ...(/^https?:/.test(String(publisher.at('namespace').value))
        ? { namespace: publisher.at('namespace').text(2_000) }
        : {}),
      ...(contact ? { contact } : {}),
    },
    status,
    ...(publishedAt ? { publishedAt } : {}),
    ...(updatedAt ? { updatedAt } : {}),
    ...(revisions.length > 0 ? { revisions } : {}),
    ...(url ? { url } : {}),
  };
}

/** The public page, which our own documents name beside themselves. */
function pageIn(references: Part, id: string): string | undefined {
  const page = references.items().find((one) => one.at('summary').value === `${id} as page`);
  if (page?.at('category').value !== 'self') return undefined;
  page.take();
  return page.at('url').text(2_000);
}

/** The document's own address, where it follows from the page. */
function takeSelf(
  references: Part,
  id: string,
  publishedAt: string | undefined,
  url: string | undefined,
  edition: CsafVersion,
) {
  const self = references.items().find((one) => one.at('summary').value === `${id} as CSAF document`);
  if (!self || !url || !publishedAt || self.at('category').value !== 'self') return;
  if (self.at('url').value === csafAddress(id, publishedAt, url, edition)) self.take();
}

/** Takes how far the vendor has come, where it is what we would say of the advisory. */
export function takeInvolvements(vulnerability: Part, advisory: Advisory, publication: ReadPublication): void {
  const { status = 'draft', updatedAt } = publication;
  const [own] = involvementsOf({ advisory, status }, updatedAt ?? '');
  for (const one of vulnerability.at('involvements').items()) {
    const isSame = own && Date.parse(String(one.at('date').value)) === Date.parse(String(own.date));
    if (!isSame || one.at('party').value !== own.party || one.at('status').value !== own.status) continue;
    for (const field of ['party', 'status', 'date']) one.at(field).take();
  }
}
