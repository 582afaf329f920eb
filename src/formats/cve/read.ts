import { type Advisory, advisorySchema, creditRoles } from '../../core/advisory/advisory.ts';
import { fault, warning } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { cweShape, fields, firstOf, ghsaShape, items, type ReadAdvisory, textOf } from '../read.ts';
import { checkCve } from './check.ts';

type Range = Advisory['affected'][number]['ranges'][number];

const lineOf = (version: string): string => (/^v?(\d+\.\d+)\./.exec(version)?.[1] ?? version).slice(0, 40);
const range = (introduced: string, fixed?: string): Range =>
  fixed ? { line: lineOf(fixed), introduced, fixed } : { line: lineOf(introduced), introduced };

/** One entry of `versions`; also GitHub's habit of writing `>= 1.33.0, < 1.33.4` into `version`. */
function rangeOf(entry: unknown): Range | undefined {
  const { version, status, lessThan } = fields(entry);
  if (status !== 'affected') return undefined;
  const from = textOf(version);
  const to = textOf(lessThan);
  if (to) return range(/^(0|n\/a|unspecified|\*)$/.test(from) ? '0' : from, to === '*' ? undefined : to);
  const bounds = /^(?:>=\s*(?<from>[^\s,]+))?\s*,?\s*(?:<\s*(?<to>[^\s,=]+))?$/.exec(from)?.groups;
  return bounds?.to ? range(bounds.from ?? '0', bounds.to) : undefined;
}

function affectedOf(entry: unknown): Advisory['affected'] {
  const { vendor, product, packageName, packageURL, versions } = fields(entry);
  const ranges = items(versions).flatMap((one) => rangeOf(one) ?? []);
  if (ranges.length === 0) return [];
  const purl = textOf(packageURL);
  return [
    {
      vendor: (textOf(vendor) || textOf(packageName)).slice(0, 200),
      product: (textOf(product) || textOf(packageName)).slice(0, 200),
      ...(purl ? { purl } : {}),
      ranges,
    },
  ];
}

function english(value: unknown): string {
  const texts = items(value).map(fields);
  return textOf((texts.find((one) => /^en/i.test(textOf(one.lang))) ?? texts[0])?.value);
}

function kindOf(tags: readonly unknown[]): Advisory['references'][number]['kind'] {
  if (tags.includes('patch')) return 'fix';
  if (tags.includes('vendor-advisory') || tags.includes('third-party-advisory')) return 'advisory';
  if (tags.includes('release-notes')) return 'release';
  if (tags.includes('technical-description')) return 'article';
  return tags.includes('issue-tracking') ? 'report' : 'web';
}

/** The newest CVSS of the container. */
function vectorOf(metrics: unknown): string | undefined {
  const all = items(metrics).map(fields);
  const keys = ['cvssV4_0', 'cvssV3_1', 'cvssV3_0', 'cvssV2_0'];
  const vectors = keys.flatMap((key) => all.map((metric) => textOf(fields(metric[key]).vectorString)));
  return vectors.find((vector) => vector !== '');
}

/** Reads a published CVE record into the neutral advisory. */
export async function readCve(text: string): Promise<ReadAdvisory> {
  const faults = await checkCve(text);
  if (faults.some((found) => found.severity === 'error')) return { faults };
  const record = fields(JSON.parse(text));
  const metadata = fields(record.cveMetadata);
  const cna = fields(fields(record.containers).cna ?? record.cnaContainer);
  if (!cna.descriptions) {
    const said = 'The record is rejected; there is nothing to take over.';
    return { faults: [fault('cve-rejected', '', said, 'Give a published record.')] };
  }
  const cve = textOf(metadata.cveId);
  const source = textOf(fields(cna.source).advisory);
  const weaknesses = items(cna.problemTypes)
    .flatMap((type) => items(fields(type).descriptions))
    .map((one) => textOf(fields(one).cweId));
  const description = english(cna.descriptions);
  const result = advisorySchema.safeParse({
    id: (source && !source.startsWith('GHSA-') ? source : cve || source || 'unnamed').slice(0, 80),
    title: (textOf(cna.title) || description.split(/(?<=\.)\s/)[0]!).slice(0, 300),
    description,
    workarounds: english(cna.workarounds),
    solution: english(cna.solutions),
    cvss: vectorOf(cna.metrics),
    cwe: firstOf(weaknesses, cweShape),
    cve: cve || undefined,
    ghsa: firstOf([source], ghsaShape),
    affected: items(cna.affected).flatMap(affectedOf),
    references: items(cna.references).map((entry) => {
      const { url, name, tags } = fields(entry);
      const title = textOf(name);
      return { kind: kindOf(items(tags)), url, ...(title && title !== url ? { title: title.slice(0, 300) } : {}) };
    }),
    credits: items(cna.credits).map((entry) => {
      const { value, type } = fields(entry);
      return { name: textOf(value).slice(0, 200), role: creditRoles.find((role) => role === type) ?? 'finder' };
    }),
  });
  if (!result.success) return { faults: [...faults, ...faultsFromZod(result.error)] };
  const lost = items(cna.affected).length > result.data.affected.length;
  const said = 'Some products have versions that are no range from a first to a patched version.';
  const hints = lost ? [warning('cve-lost', '/containers/cna/affected', said, 'Add their ranges by hand.')] : [];
  return { advisory: result.data, faults: [...faults, ...hints] };
}
