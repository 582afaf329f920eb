import { type Advisory, advisorySchema, justifications, type Statement } from '../../core/advisory/advisory.ts';
import { packageOf, parsePurl, readPurl, writePurl } from '../../core/advisory/purl.ts';
import { rangesOfSpans, type Span, spansOfVers } from '../../core/advisory/spans.ts';
import { parseVers } from '../../core/advisory/vers.ts';
import { fault } from '../../core/case/fault.ts';
import { faultsFromZod } from '../../core/case/zod-faults.ts';
import { withoutV } from '../../core/release/versions.ts';
import { parseJson } from '../json.ts';
import { cveShape, ghsaShape, type ReadAdvisory } from '../read.ts';
import { type Part, reading } from '../reading.ts';
import { checkOpenVex } from './check.ts';

type Product = Advisory['affected'][number];

interface Named {
  readonly vendor: string;
  readonly product: string;
  readonly purl?: string;
  readonly spans: readonly Span[];
  /** Whether the name says nothing beyond what is read from it. */
  readonly isWhole: boolean;
}

/** A product by its package URL, whose version or `vers` qualifier says which versions are meant; all without either. */
function ofPurl(text: string): Named | undefined {
  const read = parsePurl(text);
  const purl =
    read && writePurl({ type: read.type, name: read.name, ...(read.namespace ? { namespace: read.namespace } : {}) });
  if (!read || !purl || purl.length > 500 || !readPurl(purl)) return undefined;
  const { vers, ...others } = read.qualifiers ?? {};
  const range = vers === undefined ? undefined : parseVers(vers);
  const { spans, rest } = range ? spansOfVers(range) : { spans: versionOf(read.version), rest: [] };
  const isWhole =
    Object.keys(others).length === 0 &&
    !read.subpath &&
    rest.length === 0 &&
    (vers === undefined || range !== undefined);
  return { vendor: read.namespace ?? read.name, product: read.name, purl, spans, isWhole };
}

function versionOf(version: string | undefined): readonly Span[] {
  if (version === undefined) return [{ from: '0' }];
  const bare = withoutV(version);
  return [{ from: bare, last: bare }];
}

/** The address that our own documents give to a product without a package URL: its names and versions behind the page. */
function ofAddress(text: string): Named {
  const [, name, vers] = /#([^?]+)(?:\?vers=(.+))?$/.exec(text) ?? [];
  try {
    const range = vers === undefined ? undefined : parseVers(decodeURIComponent(vers));
    const [vendor, product] = decodeURIComponent(name ?? '').split(/\/(.*)/s);
    const [, alone, version] = /^(.+)@([^@]+)$/.exec(product ?? '') ?? [];
    if (!range && vendor && alone && version)
      return { vendor, product: alone, spans: versionOf(version), isWhole: true };
    if (!range && name !== undefined && vendor && product)
      return { vendor, product, spans: [{ from: '0' }], isWhole: true };
    if (range && vendor && product) return { vendor, product, ...spansOfVers(range), isWhole: true };
  } catch {
    // A percent sign that leads nowhere: then the address is only a name.
  }
  return { vendor: text, product: text, spans: [{ from: '0' }], isWhole: true };
}

const idOf = (component: Part): string =>
  String(component.at('identifiers').at('purl').value ?? component.at('@id').value ?? '');

function productsIn(statements: readonly Part[]): Product[] {
  const found = new Map<string, Named>();
  for (const component of statements.flatMap((one) => one.at('products').items())) {
    const named = ofPurl(idOf(component)) ?? ofAddress(idOf(component));
    if (named.isWhole)
      for (const part of [component.at('@id'), component.at('identifiers').at('purl')])
        if (part.value === idOf(component)) part.take();
    const key = JSON.stringify([named.vendor, named.product, named.purl]);
    found.set(key, { ...named, spans: [...(found.get(key)?.spans ?? []), ...named.spans] });
  }
  return [...found.values()].map(({ vendor, product, purl, spans }) => {
    const named = purl ? packageOf(purl) : undefined;
    return {
      vendor: vendor.slice(0, 200),
      product: product.slice(0, 200),
      ...(purl ? { purl } : {}),
      ...(named ? { ecosystem: named.ecosystem, package: named.name } : {}),
      ranges: rangesOfSpans(spans, named?.ecosystem),
    };
  });
}

/** Takes the versions with a patch that the ranges end with; any other says more than the advisory would. */
function settle(fixed: readonly Part[], affected: readonly Product[], url: string): void {
  for (const component of fixed.flatMap((one) => one.at('products').items())) {
    const id = idOf(component);
    const read = parsePurl(id);
    const isTold = affected.some(({ purl, vendor, product, ranges }) =>
      ranges.some(({ fixed: version }) => {
        if (version === undefined) return false;
        if (purl && read?.version)
          return id === writePurl({ ...parsePurl(purl)!, version: read.version }) && withoutV(read.version) === version;
        return id === `${url}#${encodeURIComponent(`${vendor}/${product}@${version}`)}`;
      }),
    );
    if (isTold) component.take();
  }
}

/** Whether a statement says that products are not affected, or not yet judged. */
const isStated = (one: Part): boolean =>
  ['not_affected', 'under_investigation'].includes(String(one.at('status').value));

/** What it says of its products, one each: of one version, or of the product as a whole. Ranges have no place there. */
function statedIn(one: Part): Statement[] {
  if (!isStated(one)) return [];
  const status = one.at('status').value === 'not_affected' ? 'not affected' : 'under investigation';
  const reason = one.at(status === 'not affected' ? 'impact_statement' : 'status_notes');
  const justification = justifications.find((word) => word === one.at('justification').value);
  const found = one
    .at('products')
    .items()
    .flatMap((component): Statement[] => {
      const { isWhole, spans, vendor, product, purl } = ofPurl(idOf(component)) ?? ofAddress(idOf(component));
      const [span, more] = spans;
      const isOne =
        span !== undefined && !more && (span.last === span.from || (span.from === '0' && !span.before && !span.last));
      if (!isWhole || !isOne) return [];
      component.take();
      const why = typeof reason.value === 'string' ? reason.value.slice(0, 2_000) : '';
      return [
        {
          vendor: vendor.slice(0, 200),
          product: product.slice(0, 200),
          ...(purl ? { purl } : {}),
          ...(span.last ? { version: span.last } : {}),
          status,
          ...(justification ? { justification } : {}),
          ...(why ? { why } : {}),
        },
      ];
    });
  if (found.length > 0) for (const part of [reason, one.at('justification')]) part.text(2_000);
  return found;
}

const distinct = (texts: readonly string[]): string => [...new Set(texts.filter((text) => text !== ''))].join('\n\n');

/** The advisory that the statements about one vulnerability make; undefined where they say of no product how it stands. */
function advisoryIn(name: string, about: readonly Part[], page: string) {
  const affected = about.filter((one) => one.at('status').value === 'affected');
  const statements = about.flatMap(statedIn);
  if (affected.length === 0 && statements.length === 0) return undefined;
  const fixed = about.filter((one) => one.at('status').value === 'fixed');
  const told = [...affected, ...fixed, ...about.filter((one) => isStated(one) && statedIn(one).length > 0)];
  for (const one of told) {
    one.at('status').take();
    one.at('vulnerability').at('name').take();
  }
  const listed = told.flatMap((one) => one.at('vulnerability').at('aliases').items());
  const names = [...new Set([name, ...listed.map((one) => one.text(200))])];
  const [cve, ghsa] = [cveShape, ghsaShape].map((shape) => names.find((one) => shape.test(one)));
  const [id = name, ...aliases] = names.filter((one) => one !== cve && one !== ghsa);
  const products = productsIn(affected);
  settle(fixed, products, page);
  return {
    id: id.slice(0, 80),
    title: '',
    description: affected
      .map((one) => one.at('status_notes').text(20_000))
      .join('\n\n')
      .trim(),
    workarounds: '',
    solution: distinct(affected.map((one) => one.at('action_statement').text(20_000))),
    ...(cve ? { cve } : {}),
    ...(ghsa ? { ghsa } : {}),
    ...(aliases.length > 0 ? { aliases } : {}),
    affected: products,
    ...(statements.length > 0 ? { statements } : {}),
  };
}

const nameOf = (statement: Part): string => String(statement.at('vulnerability').at('name').value);

/** Reads an OpenVEX document into neutral advisories, one for each vulnerability of which it says how a product stands. */
export async function readOpenVex(text: string): Promise<ReadAdvisory> {
  const faults = await checkOpenVex(text);
  if (faults.some((found) => found.severity === 'error')) return { faults };
  const { whole, losses } = reading(parseJson(text));
  const page = whole
    .at('@id')
    .text()
    .replace(/\.vex\.json$/, '');
  const byName = Map.groupBy(whole.at('statements').items(), nameOf);
  const found = [...byName].flatMap(([name, about]) => advisoryIn(name, about, page) ?? []);
  if (found.length === 0) {
    const said = `No statement says that a product is affected by ${[...byName.keys()].join(', ')}.`;
    return { faults: [fault('openvex-unaffected', '/statements', said, 'Give a document with an affected product.')] };
  }
  const read = found.map((one) => advisorySchema.safeParse(one));
  const broken = read.flatMap((one) => (one.success ? [] : faultsFromZod(one.error)));
  if (broken.length > 0) return { faults: [...faults, ...broken] };
  const [advisory, ...further] = read.map(({ data }) => data!);
  whole.at('@context').take();
  const [published, updated] = [whole.at('timestamp').moment(), whole.at('last_updated').moment()];
  const author = whole.at('author').text(200);
  const publication = {
    ...(author ? { publisher: { name: author } } : {}),
    status: 'published' as const,
    ...(published ? { publishedAt: published } : {}),
    ...(updated ? { updatedAt: updated } : {}),
    url: page,
  };
  return {
    advisory: advisory!,
    ...(further.length > 0 ? { further } : {}),
    publication,
    faults: [...faults, ...losses('openvex-lost')],
  };
}
