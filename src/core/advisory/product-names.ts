import type { Advisory } from './advisory.ts';
import { purlOf } from './purl.ts';

type Product = Advisory['affected'][number];

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The package of a product in one line: its package URL, or ecosystem and name where there is no type for those. */
export function sayPackage({ purl, ecosystem, package: name }: Product): string | undefined {
  if (purl || !ecosystem || !name) return purl;
  return purlOf(ecosystem, name) ?? `${ecosystem} package ${name}`;
}

/** What people read as the name of each product, in order: with its package or its maker where two share a name. */
export function productNames(products: readonly Product[]): readonly string[] {
  const bare = products.map(({ product }) => inOneLine(product));
  if (new Set(bare).size === bare.length) return bare;
  return bare.map((name, n) => {
    const isAlone = bare.indexOf(name) === bare.lastIndexOf(name);
    return isAlone ? name : `${name} (${sayPackage(products[n]!) ?? inOneLine(products[n]!.vendor)})`;
  });
}

/** `contour by projectcontour, pkg:golang/github.com/projectcontour/contour`. @param name from `productNames` */
export function sayProduct(product: Product, name: string): string {
  const found = sayPackage(product);
  // A package URL by which it is told apart stands in its name already.
  const isSaid = found?.startsWith('pkg:') && name !== inOneLine(product.product) && name.endsWith(` (${found})`);
  return `${name} by ${inOneLine(product.vendor)}${found && !isSaid ? `, ${found}` : ''}`;
}
