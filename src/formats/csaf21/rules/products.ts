import { parsePurl, writePurl } from '../../../core/advisory/purl.ts';
import { sortKeys } from '../../json.ts';
import { eachOf, type Found, type Rule } from './rule.ts';
import {
  type At,
  branches,
  type Csaf21,
  each,
  type FullName,
  metrics,
  products,
  referring,
  vulnerabilities,
} from './view.ts';

/** Every reference to a product id, with its place. */
function references(document: Csaf21): readonly At<string>[] {
  const tree = document.product_tree;
  return [
    ...each('/product_tree/product_groups', tree?.product_groups).flatMap(({ path, it }) =>
      each(`${path}/product_ids`, it.product_ids),
    ),
    ...each('/product_tree/product_paths', tree?.product_paths).flatMap(({ path, it }) => [
      { path: `${path}/beginning_product_reference`, it: it.beginning_product_reference },
      ...each(`${path}/subpaths`, it.subpaths).map((sub) => ({
        path: `${sub.path}/next_product_reference`,
        it: sub.it.next_product_reference,
      })),
    ]),
    ...referring(document).flatMap(({ path, it }) => each(`${path}/product_ids`, it.product_ids)),
    ...metrics(document).flatMap(({ path, it }) => each(`${path}/products`, it.products)),
    ...vulnerabilities(document).flatMap(({ path, it }) =>
      Object.entries(it.product_status ?? {}).flatMap(([name, ids]) => each(`${path}/product_status/${name}`, ids)),
    ),
  ];
}

const groupReferences = (document: Csaf21): readonly At<string>[] =>
  referring(document).flatMap(({ path, it }) => each(`${path}/group_ids`, it.group_ids));
const groups = (document: Csaf21) => each('/product_tree/product_groups', document.product_tree?.product_groups);

/** The second and every further one of equal texts. */
function repeated(all: readonly At<string>[], what: string): readonly Found[] {
  const seen = new Set<string>();
  return all.flatMap(({ path, it }): Found[] => {
    if (seen.has(it)) return [[path, `${what} ${it} is defined more than once`]];
    seen.add(it);
    return [];
  });
}

/** Paths of products that lead back to where they began (test 6.1.3). */
function* circles(document: Csaf21): Iterable<Found> {
  const paths = each('/product_tree/product_paths', document.product_tree?.product_paths);
  const next = new Map<string, readonly string[]>();
  for (const { it } of paths) {
    const to = [it.beginning_product_reference, ...it.subpaths.map((sub) => sub.next_product_reference)];
    next.set(it.full_product_name.product_id, [...(next.get(it.full_product_name.product_id) ?? []), ...to]);
  }
  for (const { path, it } of paths) {
    const start = it.full_product_name.product_id;
    const seen = new Set<string>();
    const open = [...(next.get(start) ?? [])];
    while (open.length > 0) {
      const id = open.pop()!;
      if (id === start) {
        yield [`${path}/full_product_name/product_id`, `the definition of ${start} leads back to itself`];
        break;
      }
      if (seen.has(id)) continue;
      seen.add(id);
      open.push(...(next.get(id) ?? []));
    }
  }
}

const helperAt = ({ path, it }: At<FullName>) => ({
  path: `${path}/product_identification_helper`,
  helper: it.product_identification_helper ?? {},
});
const fileHashes = (document: Csaf21) =>
  products(document).flatMap((product) => {
    const { path, helper } = helperAt(product);
    return each(`${path}/hashes`, helper.hashes).map((one) => ({
      path: `${one.path}/file_hashes`,
      it: one.it.file_hashes,
    }));
  });

/** What two package URLs may differ in besides their qualifiers: nothing (test 6.1.42). */
function withoutQualifiers(text: string): string | undefined {
  const { qualifiers: _, ...rest } = parsePurl(text) ?? {};
  return JSON.stringify(sortKeys(rest));
}

/** Whether a text has more than one star that is not quoted: `a*b*c`, not `a\*b*c`. */
const hasManyStars = (text: string): boolean => text.replaceAll(/\\./g, '').split('*').length > 2;

const manyStars = (clause: string, field: 'model_numbers' | 'serial_numbers' | 'skus'): Rule =>
  eachOf(
    clause,
    (document) =>
      products(document)
        .map(helperAt)
        .flatMap(({ path, helper }) => each(`${path}/${field}`, helper[field])),
    ({ path, it }) => hasManyStars(it) && [path, `${it} has more than one star that is not quoted`],
  );

const knownHashes = new Set(
  ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-224', 'sha512-256'].concat(
    ['224', '256', '384', '512'].map((bits) => `sha3-${bits}`),
    ['blake2b512', 'blake2s256', 'shake128', 'shake256', 'rmd160', 'ripemd160', 'sm3', 'whirlpool', 'md5-sha1'],
  ),
);

/** Helpers whose values name one product: the same value for two is told at the second (test 6.2.32). */
function* sharedHelpers(document: Csaf21): Iterable<Found> {
  const seen = new Map<string, string>();
  for (const product of products(document)) {
    const { path, helper } = helperAt(product);
    for (const [kind, value] of Object.entries(helper)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        const key = `${kind} ${JSON.stringify(unordered(one))}`;
        const other = seen.get(key);
        if (other !== undefined && other !== product.it.product_id) {
          yield [`${path}/${kind}`, `${product.it.product_id} is identified like ${other}`];
        } else seen.set(key, product.it.product_id);
      }
    }
  }
}

/** Lists as sets: in the order of their texts. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value === null || typeof value !== 'object') return value;
  return sortKeys(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unordered(inner)])));
}

function* unused(document: Csaf21): Iterable<Found> {
  if (document.document.category === 'csaf_informational_advisory') return;
  const used = new Set(references(document).map(({ it }) => it));
  for (const { path, it } of products(document)) {
    if (!used.has(it.product_id)) yield [`${path}/product_id`, `${it.product_id} is defined and nowhere used`];
  }
}

function* hardware(document: Csaf21): Iterable<Found> {
  const paths = document.product_tree?.product_paths ?? [];
  const used = new Set(
    paths.flatMap((one) => [one.beginning_product_reference, ...one.subpaths.map((sub) => sub.next_product_reference)]),
  );
  for (const product of products(document)) {
    const { path, helper } = helperAt(product);
    const isHardware = helper.serial_numbers !== undefined || helper.model_numbers !== undefined;
    if (isHardware && !used.has(product.it.product_id)) {
      yield [path, `${product.it.product_id} is hardware, and no path of products leads to it`];
    }
  }
}

const isOnly = (algorithm: string, { it }: At<readonly { readonly algorithm: string }[]>): boolean =>
  it.some((one) => one.algorithm.toLowerCase() === algorithm) &&
  it.every((one) => one.algorithm.toLowerCase() === algorithm);

/** Tests about what the product tree defines and who refers to it. */
export const productRules: readonly Rule[] = [
  {
    clause: '6.1.1',
    *find(document) {
      const known = new Set(products(document).map(({ it }) => it.product_id));
      for (const { path, it } of references(document)) if (!known.has(it)) yield [path, `no product is called ${it}`];
    },
  },
  {
    clause: '6.1.2',
    find: (document) =>
      repeated(
        products(document).map(({ path, it }) => ({ path: `${path}/product_id`, it: it.product_id })),
        'product',
      ),
  },
  { clause: '6.1.3', find: circles },
  {
    clause: '6.1.4',
    *find(document) {
      const known = new Set(groups(document).map(({ it }) => it.group_id));
      for (const { path, it } of groupReferences(document))
        if (!known.has(it)) yield [path, `no group is called ${it}`];
    },
  },
  {
    clause: '6.1.5',
    find: (document) =>
      repeated(
        groups(document).map(({ path, it }) => ({ path: `${path}/group_id`, it: it.group_id })),
        'group',
      ),
  },
  eachOf(
    '6.1.13',
    (document) =>
      products(document)
        .map(helperAt)
        .flatMap(({ path, helper }) => each(`${path}/purls`, helper.purls)),
    ({ path, it }) => {
      const read = parsePurl(it);
      return (!read || writePurl(read) === undefined) && [path, `${it} is no valid package URL`];
    },
  ),
  eachOf('6.1.25', fileHashes, ({ path, it }) =>
    repeated(
      it.map((one, n) => ({ path: `${path}/${n}/algorithm`, it: one.algorithm })),
      'the algorithm',
    ),
  ),
  eachOf(
    '6.1.34',
    (document) => branches(document).filter(({ it }) => it.product),
    ({ path, trail }) => trail.length > 30 && [`${path}/product`, 'there are more than 30 branches above this product'],
  ),
  eachOf(
    '6.1.42',
    (document) => products(document).map(helperAt),
    ({ path, helper: { purls = [] } }) =>
      new Set(purls.map(withoutQualifiers)).size > 1 && [
        `${path}/purls`,
        'the package URLs differ in more than qualifiers',
      ],
  ),
  manyStars('6.1.43', 'model_numbers'),
  manyStars('6.1.44', 'serial_numbers'),
  manyStars('6.1.61', 'skus'),
  { clause: '6.2.1', find: unused },
  eachOf('6.2.8', fileHashes, (one) => isOnly('md5', one) && [one.path, 'MD5 is the only hash']),
  eachOf('6.2.9', fileHashes, (one) => isOnly('sha1', one) && [one.path, 'SHA-1 is the only hash']),
  eachOf(
    '6.2.16',
    products,
    ({ path, it }) => !it.product_identification_helper && [path, `nothing identifies ${it.product_id}`],
  ),
  { clause: '6.2.31', find: hardware },
  { clause: '6.2.32', find: sharedHelpers },
  eachOf('6.2.52', fileHashes, ({ path, it }) =>
    each(path, it).flatMap((one): Found[] =>
      knownHashes.has(one.it.algorithm) ? [] : [[`${one.path}/algorithm`, `${one.it.algorithm} is no known algorithm`]],
    ),
  ),
  eachOf('6.3.5', fileHashes, ({ path, it }) =>
    each(path, it).flatMap((one): Found[] =>
      one.it.value.length < 64 ? [[`${one.path}/value`, 'the hash is shorter than 64 characters']] : [],
    ),
  ),
];
