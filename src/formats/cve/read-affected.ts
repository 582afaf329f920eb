import type { Advisory } from '../../core/advisory/advisory.ts';
import { affectedTest } from '../../core/advisory/intervals.ts';
import { readNative } from '../../core/advisory/native.ts';
import { packageOf, purlOf } from '../../core/advisory/purl.ts';
import { rangesOfSpans, type Span, spansOfVers } from '../../core/advisory/spans.ts';
import type { Part } from '../reading.ts';

type Product = Advisory['affected'][number];
type Commits = NonNullable<Product['commits']>[number];

const noVersion = /^(n\/a|unspecified|unknown|various|-|\*|all|all versions|0|)$/i;
const everyVersion = /^(\*|all|all versions)$/i;
const oneVersion = /^[0-9A-Za-z][\w.+:~^-]{0,79}$/;
const hash = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/** `5.4.*` as an end: everything before 5.5. */
function afterAll(version: string): string | undefined {
  const [, start, last] = /^((?:\d+\.)*)(\d+)\.\*$/.exec(version) ?? [];
  return last === undefined ? undefined : `${start}${BigInt(last) + 1n}`;
}

interface Told {
  readonly part: Part;
  readonly status: string;
  readonly spans: readonly Span[];
}

/** Which versions an entry of `versions` is about, its texts taken; nothing where it says no range that we know. */
function spansOf(part: Part): readonly Span[] {
  const [version, lessThan, upTo] = ['version', 'lessThan', 'lessThanOrEqual'].map((key) => part.at(key));
  const said = typeof version!.value === 'string' ? version!.value.trim() : '';
  const [before, last] = [lessThan!, upTo!].map(({ value }) => (typeof value === 'string' ? value.trim() : ''));
  if (!before && !last) return aloneOf(part, said);
  const from = noVersion.test(said) ? '0' : said;
  const end = last && afterAll(last) ? { before: afterAll(last)! } : before ? { before } : { last: last! };
  const isOpen = before === '*' || last === '*';
  if (![from, ...(isOpen ? [] : Object.values(end))].every((one) => oneVersion.test(one))) return [];
  for (const one of [version, lessThan, upTo]) one!.take();
  part.at('versionType').take();
  if (isOpen) return [{ from }];
  const changes = part.at('changes').items();
  return changes.length === 0 ? [{ from, ...end }] : changing(changes, { from, ...end });
}

/** Only an entry without an end: one version, every version, or a range in GitHub's words. */
function aloneOf(part: Part, said: string): readonly Span[] {
  const { spans, rest } = spansOfVers(
    readNative('github', said) ?? { scheme: 'none', constraints: [{ comparator: '!=', version: '0' }] },
  );
  const isRange = rest.length === 0 && spans.length > 0;
  const found = isRange ? spans : everyVersion.test(said) ? [{ from: '0' }] : undefined;
  if (!found && (noVersion.test(said) ? said !== '0' : !oneVersion.test(said) || /[.]?\b[xX]$|\*/.test(said)))
    return [];
  part.at('version').take();
  part.at('versionType').take();
  return found ?? [{ from: said, last: said }];
}

/** A range whose status changes on the way: each change to unaffected ends a span, each one back begins the next. */
function changing(changes: readonly Part[], whole: Span): readonly Span[] {
  const spans: Span[] = [];
  let from: string | undefined = whole.from;
  for (const change of changes) {
    const [at, status] = [change.at('at').value, change.at('status').value];
    if (typeof at !== 'string' || !oneVersion.test(at)) return [whole];
    change.take();
    if (status === 'affected') from ??= at;
    else if (from !== undefined) {
      spans.push({ from, before: at });
      from = undefined;
    }
  }
  return from === undefined ? spans : [...spans, { ...whole, from }];
}

/** All versions but those that are told to be unaffected. */
function allBut(unaffected: readonly Span[]): readonly Span[] {
  const gaps = rangesOfSpans(unaffected.filter(({ last }) => last === undefined));
  const spans: Span[] = [];
  let from: string | undefined = '0';
  for (const { introduced, fixed } of gaps) {
    if (from !== undefined && introduced !== '0') spans.push({ from, before: introduced });
    from = fixed;
  }
  return from === undefined ? spans : [...spans, { from }];
}

function commitsOf(part: Part, repo: string): Commits | undefined {
  const [version, lessThan, upTo] = ['version', 'lessThan', 'lessThanOrEqual'].map((key) => part.at(key).value);
  const isKnown = (value: unknown): value is string => typeof value === 'string' && hash.test(value);
  if (!repo || (version !== '0' && !isKnown(version)) || part.at('changes').value !== undefined) return undefined;
  if (lessThan === undefined && upTo === undefined)
    return isKnown(version) ? { repo, introduced: version, lastAffected: version } : undefined;
  if (lessThan === '*') return { repo, introduced: version };
  if (isKnown(lessThan)) return { repo, introduced: version, fixed: lessThan };
  return isKnown(upTo) ? { repo, introduced: version, lastAffected: upTo } : undefined;
}

/** Lists of packages by a word of the address that CVE records give as `collectionURL`. */
const collections: readonly (readonly [word: RegExp, ecosystem: string])[] = [
  [/\bgo\.dev\b/, 'Go'],
  [/\bnpmjs\b/, 'npm'],
  [/\bpypi\b/, 'PyPI'],
  [/\bcrates\b/, 'crates.io'],
  [/\brubygems\b/, 'RubyGems'],
  [/\bmaven\b/, 'Maven'],
  [/\bnuget\b/, 'NuGet'],
  [/\bpackagist\b/, 'Packagist'],
];

function packageIn(part: Part): Partial<Product> {
  const purl = part.at('packageURL').text(500);
  const [collection, name] = [part.at('collectionURL'), part.at('packageName')];
  const [, ecosystem] = collections.find(([word]) => word.test(String(collection.value ?? ''))) ?? [];
  if (purl) {
    const named = packageOf(purl);
    if (named && named.name === name.value) name.take();
    if (named && named.ecosystem === ecosystem) collection.take();
    return { purl, ...(named ? { ecosystem: named.ecosystem, package: named.name } : {}) };
  }
  if (!ecosystem || typeof name.value !== 'string' || name.value.length > 300) return {};
  collection.take();
  const known = purlOf(ecosystem, name.text());
  return { ecosystem, package: name.text(), ...(known ? { purl: known } : {}) };
}

const orders: Readonly<Record<string, string>> = { semver: 'npm', python: 'PyPI', maven: 'Maven', rpm: 'Red Hat' };

/** The list of versions of an entry of `affected`, and every list of changes in it. */
export function versionLists(part: Part): Part[] {
  const versions = part.at('versions');
  return [versions, ...versions.items().map((one) => one.at('changes'))];
}

/** One entry of `affected`. What it says of versions beyond ranges and single versions stays untaken. */
function productOf(part: Part): Product {
  const named = packageIn(part);
  const repo = part.at('repo');
  const versions = part.at('versions').items();
  const commits = versions.flatMap((one) => {
    const found =
      one.at('versionType').value === 'git' && one.at('status').value === 'affected'
        ? commitsOf(one, String(repo.value ?? ''))
        : undefined;
    if (!found) return [];
    one.take();
    repo.take();
    return [found];
  });
  const told = versions
    .filter((one) => one.at('versionType').value !== 'git')
    .map((one): Told => ({ part: one, status: String(one.at('status').value), spans: spansOf(one) }));
  const by = (status: string) => told.filter((one) => one.status === status).flatMap(({ spans }) => spans);
  const isAll = part.at('defaultStatus').value === 'affected' && commits.length === 0;
  const types = told.map((one) => orders[String(one.part.at('versionType').value)]).find((known) => known);
  const ranges = rangesOfSpans(isAll ? allBut(by('unaffected')) : by('affected'), named.ecosystem ?? types);
  const product = {
    vendor: part.at('vendor').text(200) || part.at('packageName').text(200) || 'unnamed',
    product: part.at('product').text(200) || part.at('packageName').text(200) || 'unnamed',
    ...named,
    ranges,
    ...(commits.length > 0 ? { commits } : {}),
  };
  part.at('defaultStatus').take();
  settle(product, told);
  return product;
}

/** Takes the status of each entry with which the ranges agree, and gives back what they do not hold. */
function settle(product: Product, told: readonly Told[]): void {
  const isAffected = affectedTest(product);
  for (const { part, status, spans } of told) {
    const first = spans[0]?.from;
    if (first === undefined) continue;
    if (status !== 'unknown' && isAffected(first) === (status === 'affected')) part.at('status').take();
  }
}

/** Whether an entry says of no version that it is affected: then it is none of the products. */
export function isUnaffected(part: Part): boolean {
  const versions = part
    .at('versions')
    .items()
    .map((one) => one.at('status').value);
  const all = [part.at('defaultStatus').value, ...versions];
  return all.includes('unaffected') && !all.includes('affected');
}

/** The products of a container; entries that only add commits to a product before them become part of it. */
export function affectedIn(list: readonly Part[]): Product[] {
  const products: Product[] = [];
  const places = new Map<string, number>();
  for (const found of list.map(productOf)) {
    const name = JSON.stringify([found.vendor, found.product, found.purl]);
    const before = found.commits && found.ranges.length === 0 ? products[places.get(name) ?? -1] : undefined;
    if (before) before.commits = [...(before.commits ?? []), ...found.commits!];
    else {
      if (!places.has(name)) places.set(name, products.length);
      products.push(found);
    }
  }
  return products;
}
