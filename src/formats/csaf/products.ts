import type { Advisory } from '../../core/advisory/advisory.ts';
import { type Affected, type Interval, intervalsOf } from '../../core/advisory/intervals.ts';
import { purlAt, purlOf, readPurl } from '../../core/advisory/purl.ts';
import { versOf } from '../../core/advisory/vers.ts';
import { isSemanticVersion, withoutV } from '../../core/release/versions.ts';
import type { CsafVersion } from './schema/shapes.ts';

type Statement = NonNullable<Advisory['statements']>[number];

interface Placed {
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
  /** The full name, for people. */
  readonly name: string;
  /** What stands below the product in the tree; without it, the product itself is the leaf. */
  readonly version?: { readonly category: 'product_version' | 'product_version_range'; readonly name: string };
  readonly purl?: string;
  readonly affected?: Affected;
}

/** One product of the tree: an affected range or version, a version with the patch, or one that a statement is about. */
export type Product = Placed &
  (
    | { readonly kind: 'affected'; readonly interval: Interval }
    | { readonly kind: 'fixed'; readonly interval: Interval }
    | { readonly kind: 'commits' }
    | { readonly kind: Statement['status']; readonly statement: Statement }
  );

/** `Product` without its id; the union is kept. */
type Unnumbered = Product extends infer P ? (P extends Product ? Omit<P, 'id'> : never) : never;

/** Every version in VERS is `vers:all/*` in CSAF, whatever the scheme. */
const rangeName = (affected: Affected, interval: Interval): string =>
  versOf(affected, interval).replace(/^vers:[^/]+\/\*$/, 'vers:all/*');

/** Types whose package URLs name one version always, so that a range has none. */
const needVersion: readonly string[] = ['cran', 'swift'];

/** The package URL of a product or of one version; none where test 6.1.13 would take it for invalid. */
export function urlOf(purl: string, version?: string): string | undefined {
  const type = readPurl(purl)?.type ?? '';
  if (version === undefined) return needVersion.includes(type) ? undefined : purl;
  const isWrong = type === 'golang' && !isSemanticVersion(withoutV(version));
  return isWrong ? undefined : purlAt(purl, version);
}

function affectedProduct(affected: Affected, interval: Interval): Unnumbered {
  const { vendor, product } = affected;
  const isSingle = interval.last !== undefined && interval.last === interval.introduced;
  const version = isSingle
    ? { category: 'product_version' as const, name: interval.introduced }
    : { category: 'product_version_range' as const, name: rangeName(affected, interval) };
  const purl = purlFor(affected);
  const name = `${vendor} ${product}, release line ${interval.range.line}, ${version.name}`;
  const at = purl && urlOf(purl, isSingle ? interval.introduced : undefined);
  return { kind: 'affected', interval, vendor, product, name, version, affected, ...(at ? { purl: at } : {}) };
}

function fixedProduct(affected: Affected, interval: Interval): Unnumbered {
  const { vendor, product } = affected;
  const number = interval.before!;
  const version = { category: 'product_version' as const, name: number };
  const purl = purlFor(affected);
  const name = `${vendor} ${product} ${number}`;
  const at = purl && urlOf(purl, number);
  return { kind: 'fixed', interval, vendor, product, name, version, affected, ...(at ? { purl: at } : {}) };
}

function statedProduct(statement: Statement): Unnumbered {
  const { vendor, product, version, purl, status } = statement;
  const name = version ? `${vendor} ${product} ${version}` : `${vendor} ${product}`;
  const at = purl && urlOf(purl, version);
  return {
    kind: status,
    statement,
    vendor,
    product,
    name,
    ...(version ? { version: { category: 'product_version', name: version } } : {}),
    ...(at ? { purl: at } : {}),
  };
}

/** Every affected range and every version with a patch, each patched version once, and then what statements are about. */
export function productsOf({ affected: list, statements = [] }: Advisory): Product[] {
  const found: Unnumbered[] = [];
  for (const affected of list) {
    const { vendor, product } = affected;
    const intervals = intervalsOf(affected);
    found.push(...intervals.map((interval) => affectedProduct(affected, interval)));
    const patched = new Map(intervals.filter((i) => i.patched).map((i) => [i.before, i]));
    found.push(...[...patched.values()].map((interval) => fixedProduct(affected, interval)));
    // Commits alone: the notes say which; the tree has the product without a version.
    if (intervals.length === 0) {
      const purl = purlFor(affected);
      found.push({
        kind: 'commits',
        vendor,
        product,
        name: `${vendor} ${product}`,
        affected,
        ...(purl ? { purl } : {}),
      });
    }
  }
  found.push(...statements.map(statedProduct));
  return found.map((one, n): Product => ({ ...one, id: `CSAFPID-${String(n + 1).padStart(4, '0')}` }));
}

const purlFor = (affected: Affected): string | undefined =>
  affected.purl ?? (affected.ecosystem && affected.package ? purlOf(affected.ecosystem, affected.package) : undefined);

/** Ids of the products of these kinds. */
export const idsOf = (products: readonly Product[], ...kinds: readonly Product['kind'][]): readonly string[] =>
  products.filter((p) => kinds.includes(p.kind)).map((p) => p.id);

/** Where OSV says what its ecosystems and package names are. */
export const osvNamespace = 'https://ossf.github.io/osv-schema/#affectedpackage-field';

/** The address of a package's page at OSV: a URI in which ecosystem and name can be told apart again. */
export const osvUri = (ecosystem: string, name: string): string =>
  `https://osv.dev/list?ecosystem=${encodeURIComponent(ecosystem)}&q=${encodeURIComponent(name)}`;

/** The package URL of a range says the range in its qualifier `vers`. */
export function exactPurl(purl: string, version: Product['version']): string {
  return version?.category === 'product_version_range' ? `${purl}?vers=${encodeURIComponent(version.name)}` : purl;
}

function helperOf(product: Product, edition: CsafVersion): Record<string, unknown> {
  const { ecosystem, package: name } = product.affected ?? {};
  const isNew = edition === '2.1';
  // 2.1 wants no two products to be identified alike (test 6.2.32): there a range says so itself.
  const uri = ecosystem && name && `${osvUri(ecosystem, name)}${isNew ? `#${product.id}` : ''}`;
  const uris = uri ? { x_generic_uris: [{ namespace: osvNamespace, uri }] } : {};
  const purl = product.purl && (isNew ? { purls: [exactPurl(product.purl, product.version)] } : { purl: product.purl });
  return purl || uri ? { product_identification_helper: { ...(purl || {}), ...uris } } : {};
}

interface Branch {
  readonly category: 'vendor' | 'product_name' | 'product_version' | 'product_version_range';
  readonly name: string;
  readonly branches?: readonly Branch[];
  readonly product?: Readonly<Record<string, unknown>>;
}

const groups = (products: readonly Product[], key: (p: Product) => string): [string, readonly Product[]][] => [
  ...Map.groupBy(products, key),
];

/** CSAF §3.2.2.1: vendor, below it the product, below it its versions. */
export function branchesOf(products: readonly Product[], edition: CsafVersion): Branch[] {
  const leaf = (product: Product) => ({
    product: { name: product.name, product_id: product.id, ...helperOf(product, edition) },
  });
  return groups(products, (p) => p.vendor).map(([vendor, ofVendor]) => ({
    category: 'vendor',
    name: vendor,
    branches: groups(ofVendor, (p) => p.product).flatMap(([name, ofProduct]) => {
      const versions = ofProduct.flatMap((one) => (one.version ? [{ ...one.version, ...leaf(one) }] : []));
      const below: Branch[] = versions.length > 0 ? [{ category: 'product_name', name, branches: versions }] : [];
      const itself = ofProduct.filter((one) => !one.version);
      return [...below, ...itself.map((one): Branch => ({ category: 'product_name', name, ...leaf(one) }))];
    }),
  }));
}
