import { parsePurl } from '../../../core/advisory/purl.ts';
import { eachOf, type Found, type Rule } from './rule.ts';
import { type Branch, branches } from './view.ts';

/** Parts of a CPE 2.3 name by their place, and the branch categories that say the same. */
const counterparts: readonly (readonly [place: number, name: string, categories: readonly string[]])[] = [
  [5, 'version', ['product_version', 'product_version_range']],
  [6, 'update', ['patch_level', 'service_pack', 'product_version', 'product_version_range']],
  [7, 'edition', ['specification', 'product_name', 'product_family']],
  [8, 'language', ['language']],
];

const partsOf = (cpe: string): readonly string[] =>
  cpe.split(/(?<!\\):/).map((part) => part.replaceAll(/\\(.)/g, '$1'));
const isSaid = (part: string | undefined): part is string => part !== undefined && part !== '*' && part !== '-';
const plain = (version: string): string =>
  version
    .toLowerCase()
    .replace(/^v(?=\d)/, '')
    .replaceAll(/[^a-z0-9]+/g, '_');

/** Whether two ways to write a version agree; an update of its own may follow the version of a branch. */
const agree = (name: string, version: string, update = ''): boolean =>
  plain(name) === plain(version) || plain(name) === plain(`${version}_${update}`);

function faultsOfCpe(cpe: string, trail: readonly Branch[]): readonly string[] {
  const parts = partsOf(cpe);
  if (!cpe.startsWith('cpe:2.3:')) return [];
  const categories = trail.map(({ category }) => category);
  const extra = counterparts
    .filter(([place, , said]) => isSaid(parts[place]) && !said.some((category) => categories.includes(category)))
    .map(([place, name]) => `the CPE says the ${name} ${parts[place]}, and no branch does`);
  const version = trail.find(({ category }) => category === 'product_version')?.name;
  if (version === undefined) return extra;
  const update = isSaid(parts[6]) ? parts[6] : '';
  const isLike = isSaid(parts[5]) && agree(version, parts[5], update);
  const isExtra =
    update !== '' && plain(version) === plain(parts[5] ?? '') && !/patch_level|service_pack/.test(categories.join());
  const own = isLike ? [] : [`the CPE does not say version ${version}`];
  return [...extra, ...own, ...(isExtra ? [`the CPE says the update ${update}, and no branch does`] : [])];
}

function faultsOfPurl(purl: string, trail: readonly Branch[]): readonly string[] {
  const version = trail.find(({ category }) => category === 'product_version')?.name;
  const read = parsePurl(purl);
  if (version === undefined || !read) return [];
  return read.version !== undefined && agree(version, read.version) ? [] : [`${purl} does not say version ${version}`];
}

/** Test 6.2.42: what identifies a product in the tree says what its branches say. */
export const branchHelperRule: Rule = eachOf(
  '6.2.42',
  (document) => branches(document).filter(({ it }) => it.product?.product_identification_helper),
  ({ path, it, trail }): Found[] => {
    const helper = it.product!.product_identification_helper!;
    const at = `${path}/product/product_identification_helper`;
    const ofCpe =
      helper.cpe === undefined ? [] : faultsOfCpe(helper.cpe, trail).map((said): Found => [`${at}/cpe`, said]);
    const ofPurls = (helper.purls ?? []).flatMap((purl, n) =>
      faultsOfPurl(purl, trail).map((said): Found => [`${at}/purls/${n}`, said]),
    );
    return [...ofCpe, ...ofPurls];
  },
);
