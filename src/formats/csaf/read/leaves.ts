import { parsePurl, readPurl } from '../../../core/advisory/purl.ts';
import type { Part } from '../../reading.ts';
import { osvNamespace, osvUri } from '../products.ts';

/** One product at the end of a branch, with the places that say what it is. */
export interface Leaf {
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
  readonly category: string;
  readonly name: string;
  /** Package URL without version and qualifiers. */
  readonly purl?: string;
  readonly ecosystem?: string;
  readonly package?: string;
  /** The branches from the vendor down, the last of which has the product. */
  readonly trail: readonly Part[];
  readonly part: Part;
}

const textAt = (part: Part): string => (typeof part.value === 'string' ? part.value : '');

/** Package URL and OSV package that a product is identified by, without taking them. */
function identity(helper: Part): Pick<Leaf, 'purl' | 'ecosystem' | 'package'> {
  const told = textAt(helper.at('purl')) || textAt(helper.at('purls').items()[0] ?? helper.at('purls'));
  const purl = told.startsWith('pkg:') ? versionless(told) : '';
  const osv = osvIn(helper);
  return { ...(readPurl(purl) ? { purl } : {}), ...(osv ? { ecosystem: osv.ecosystem, package: osv.name } : {}) };
}

/** The text up to the version, qualifiers or subpath; an at sign that begins a scope is no version. */
function versionless(text: string): string {
  const version = parsePurl(text)?.version;
  const [path = ''] = text.split(/[?#]/);
  if (version === undefined) return path;
  return path.slice(0, path.lastIndexOf('@'));
}

function osvIn(helper: Part): { readonly ecosystem: string; readonly name: string; readonly at: Part } | undefined {
  for (const one of helper.at('x_generic_uris').items()) {
    if (one.at('namespace').value !== osvNamespace) continue;
    const address = URL.parse(textAt(one.at('uri')));
    const [ecosystem, name] = [address?.searchParams.get('ecosystem'), address?.searchParams.get('q')];
    if (ecosystem && name) return { ecosystem, name, at: one };
  }
  return undefined;
}

/** Every product at the end of a branch; those defined elsewhere have no versions that could be read. */
export function leavesOf(branches: Part, trail: readonly Part[] = []): readonly Leaf[] {
  return branches.items().flatMap((branch) => {
    const path = [...trail, branch];
    const part = branch.at('product');
    if (part.value === undefined) return leavesOf(branch.at('branches'), path);
    const nameOf = (category: string) =>
      textAt((path.find((one) => one.at('category').value === category) ?? part).at('name'));
    const isNamed = (category: string) => path.some((one) => one.at('category').value === category);
    if (!isNamed('vendor') || !isNamed('product_name')) return [];
    return [
      {
        id: textAt(part.at('product_id')),
        vendor: nameOf('vendor'),
        product: nameOf('product_name'),
        category: textAt(branch.at('category')),
        name: textAt(branch.at('name')),
        ...identity(part.at('product_identification_helper')),
        trail: path,
        part,
      },
    ];
  });
}

/** What a leaf must say to be taken whole: what the advisory keeps of it, or what we would write for that. */
export interface Expected {
  readonly fullName: string;
  readonly purl: string | undefined;
  readonly ecosystem?: string | undefined;
  readonly package?: string | undefined;
  /** False where the name of a range says more than could be read. */
  readonly isWhole?: boolean;
}

/** Takes what says which product this is, as far as it is what was expected. */
export function takeLeaf(leaf: Leaf, expected: Expected): void {
  for (const branch of leaf.trail) {
    const category = textAt(branch.at('category'));
    const isVersion = branch === leaf.trail.at(-1) && category !== 'product_name';
    if (isVersion ? expected.isWhole === false : !['vendor', 'product_name'].includes(category)) continue;
    branch.at('category').take();
    branch.at('name').take();
  }
  leaf.part.at('product_id').take();
  if (leaf.part.at('name').value === expected.fullName) leaf.part.at('name').take();
  const helper = leaf.part.at('product_identification_helper');
  for (const one of [helper.at('purl'), ...helper.at('purls').items()]) if (one.value === expected.purl) one.take();
  const osv = osvIn(helper);
  if (!osv || osv.ecosystem !== expected.ecosystem || osv.name !== expected.package) return;
  const [address, own] = [textAt(osv.at.at('uri')), osvUri(osv.ecosystem, osv.name)];
  if (address === own || address === `${own}#${leaf.id}`) osv.at.take();
}
