import { type Affected, type Interval, intervalsOf } from '../../core/advisory/intervals.ts';
import { purlAt } from '../../core/advisory/purl.ts';
import { versOf } from '../../core/advisory/vers.ts';

/** One product of the tree: an affected range of versions or a version with the patch. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly affected: Affected;
  readonly interval: Interval;
  readonly kind: 'affected' | 'fixed';
}

interface Branch {
  readonly category: 'vendor' | 'product_name' | 'product_version' | 'product_version_range';
  readonly name: string;
  readonly branches?: readonly Branch[];
  readonly product?: Readonly<Record<string, unknown>>;
}

/** Every affected range and every version with a patch, each patched version once, numbered in this order. */
export function productsOf(affectedList: readonly Affected[]): Product[] {
  const found: Omit<Product, 'id'>[] = [];
  for (const affected of affectedList) {
    const intervals = intervalsOf(affected);
    for (const interval of intervals) {
      const name = `${affected.vendor} ${affected.product} ${versOf(affected, interval)}`;
      found.push({ name, affected, interval, kind: 'affected' });
    }
    const patched = new Map(intervals.filter((i) => i.patched).map((i) => [i.before, i]));
    for (const [version, interval] of patched) {
      found.push({ name: `${affected.vendor} ${affected.product} ${version}`, affected, interval, kind: 'fixed' });
    }
  }
  return found.map((product, n) => ({ id: `CSAFPID-${String(n + 1).padStart(4, '0')}`, ...product }));
}

function versionBranch(product: Product): Branch {
  const { affected, interval, kind } = product;
  const version = interval.before ?? '';
  const purl = affected.purl && (kind === 'fixed' ? purlAt(affected.purl, version) : affected.purl);
  return {
    category: kind === 'fixed' ? 'product_version' : 'product_version_range',
    name: kind === 'fixed' ? version : versOf(affected, interval),
    product: {
      name: product.name,
      product_id: product.id,
      ...(purl ? { product_identification_helper: { purl } } : {}),
    },
  };
}

const groups = (products: readonly Product[], key: (p: Product) => string): [string, readonly Product[]][] => [
  ...Map.groupBy(products, key),
];

/** CSAF 2.0 §3.2.2.1: vendor, below it the product, below it its versions. */
export function branchesOf(products: readonly Product[]): Branch[] {
  return groups(products, (p) => p.affected.vendor).map(([vendor, ofVendor]) => ({
    category: 'vendor',
    name: vendor,
    branches: groups(ofVendor, (p) => p.affected.product).map(([name, ofProduct]) => ({
      category: 'product_name',
      name,
      branches: ofProduct.map(versionBranch),
    })),
  }));
}
