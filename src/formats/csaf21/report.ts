import { type Fault, fault } from '../../core/case/fault.ts';
import type { ReportInput } from '../../core/case/receive.ts';
import { checkCsaf } from '../csaf/check.ts';
import { readJson } from '../json.ts';
import { fields } from '../read.ts';
import { type Part, reading } from '../reading.ts';
import { checkCsaf21 } from './check.ts';

/** The profile of later drafts for reports to a vendor; the pinned draft knows only that such names are reserved. */
const profile = 'csaf_vulnerability_report';

const longest = 100_000;
const day = 86_400_000;

/** What a document of that profile may break: that its category is one of a profile to come. */
const isOfProfile = ({ rule }: Fault, document: Record<string, unknown>): boolean =>
  rule.endsWith('-6.1.26') && fields(document.document).category === profile;

const taken = (part: Part, ...alongside: readonly Part[]): string => {
  const text = part.text(longest);
  if (text !== '') for (const one of alongside) one.take();
  return text;
};

const textsOf = (list: Part, categories: readonly string[], field = 'text'): string =>
  list
    .items()
    .filter((one) => categories.includes(String(one.at('category').value)))
    .map((one) => taken(one.at(field), one.at('category'), one.at('title')))
    .join('\n\n');

/** The vectors of every score, one a line. */
function vectorsOf(vulnerability: Part): string {
  const lists = [...vulnerability.at('scores').items(), ...vulnerability.at('metrics').items()];
  const contents = lists.map((one) => (one.at('content').value === undefined ? one : one.at('content')));
  return contents
    .flatMap((content) => ['cvss_v2', 'cvss_v3', 'cvss_v4'].map((field) => content.at(field)))
    .flatMap((body) => (body.value === undefined ? [] : [taken(body.at('vectorString'))]))
    .join('\n');
}

/** The full names of the products that the reporter suspects. */
function productsIn(whole: Part, vulnerability: Part): string {
  const ids = ['under_investigation', 'known_affected', 'unknown'].flatMap((state) =>
    vulnerability.at('product_status').at(state).items(),
  );
  const named = new Map<unknown, Part>();
  const visit = (part: Part) => {
    if (part.at('product_id').value !== undefined) named.set(part.at('product_id').value, part);
    for (const one of [...part.fields(), ...part.items()]) visit(one);
  };
  visit(whole.at('product_tree'));
  return ids
    .flatMap((id) => {
      const product = named.get(id.value);
      if (!product) return [];
      for (const one of [id, product.at('product_id')]) one.take();
      return [taken(product.at('name'))];
    })
    .join('\n');
}

/** When the reporter means to publish, or has: the day of disclosure beside the day of the document. */
function disclosure(vulnerability: Part, tracking: Part): Pick<ReportInput, 'alreadyPublic' | 'deadlineDays'> {
  const date = ['disclosure_date', 'release_date']
    .map((name) => vulnerability.at(name))
    .find((one) => one.value !== undefined);
  const [at, now] = [date?.moment(), tracking.at('current_release_date').moment()];
  if (at === undefined || now === undefined) return { alreadyPublic: false };
  const days = Math.floor((Date.parse(at) - Date.parse(now)) / day);
  if (days < 1) return { alreadyPublic: true };
  return { alreadyPublic: false, deadlineDays: Math.min(days, 1_000) };
}

/**
 * Reads a report that somebody wrote as a CSAF document into the fields of our own form, by its first vulnerability.
 * @returns the fields, and every place of the document that they have no room for; none when it breaks a mandatory test
 */
export async function readCsafReport(
  text: string,
): Promise<{ readonly report?: Partial<ReportInput>; readonly faults: readonly Fault[] }> {
  const read = readJson(text);
  if ('fault' in read) return { faults: [read.fault] };
  const document = fields(read.value);
  const isNew = fields(document.document).csaf_version === '2.1';
  const checked = await (isNew ? checkCsaf21(text) : checkCsaf(text));
  const errors = checked.filter((found) => found.severity === 'error' && !isOfProfile(found, document));
  if (errors.length > 0) return { faults: errors };
  const { whole, losses } = reading(document);
  const head = whole.at('document');
  const [vulnerability] = whole.at('vulnerabilities').items();
  if (!vulnerability) {
    const said = 'The document tells of no vulnerability.';
    return {
      faults: [fault('csaf-empty', '/vulnerabilities', said, 'Describe what you found under vulnerabilities.')],
    };
  }
  const notes = vulnerability.at('notes');
  const publisher = head.at('publisher');
  const mail = /[^\s<>:,;]+@[^\s<>:,;]+\.[^\s<>:,;]+/.exec(String(publisher.at('contact_details').value ?? ''))?.[0];
  if (mail) publisher.at('contact_details').take();
  for (const field of ['csaf_version', 'category']) head.at(field).take();
  whole.at('$schema').take();
  const title = vulnerability.at('title').value === undefined ? head.at('title') : vulnerability.at('title');
  const threats = vulnerability.at('threats');
  const report = {
    subject: title.text(300),
    name: publisher.at('name').text(200),
    ...(mail ? { contact: mail } : {}),
    effects: [textsOf(notes, ['description', 'summary', 'general']), textsOf(threats, ['impact'], 'details')]
      .filter((part) => part !== '')
      .join('\n\n'),
    steps: textsOf(notes, ['details', 'other', 'faq']),
    surface: [vectorsOf(vulnerability), textsOf(threats, ['exploit_status', 'target_set'], 'details')]
      .filter((part) => part !== '')
      .join('\n\n'),
    dependencies: productsIn(whole, vulnerability),
    ...disclosure(vulnerability, head.at('tracking')),
  };
  return {
    report,
    faults: losses('csaf-lost', {
      made: 'the report',
      mend: 'Keep the document at hand, or say it in one of the texts.',
    }),
  };
}
