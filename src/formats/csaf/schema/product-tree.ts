import { z } from 'zod';
import { extensions } from './extensions.ts';
import { type CsafVersion, list, oneOf, only, record, shaped, text, url } from './shapes.ts';

const categories = [
  'architecture',
  'host_name',
  'language',
  'patch_level',
  'product_family',
  'product_name',
  'product_version',
  'product_version_range',
  'service_pack',
  'specification',
  'vendor',
];
const kindsOfRelation = [
  'default_component_of',
  'external_component_of',
  'installed_on',
  'installed_with',
  'optional_component_of',
];

// NIST IR 7695: the formatted string of 2.3, component by component, or the address of 2.2.
const plain = '[a-zA-Z0-9\\-._]';
const quoted = '\\\\[\\\\*?!"#$%&\'()+,/:;<=>@[\\]^`{|}~]';
const component = `(?:(?:\\?*|\\*?)(?:${plain}|${quoted})+(?:\\?*|\\*?)|[*-])`;
const languagePart = '(?:[a-zA-Z]{2,3}(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?|[*-])';
const formatted = `cpe:2\\.3:[aho*-](?::${component}){5}:${languagePart}(?::${component}){4}`;
const cpe = new RegExp(`^(?:${formatted}|[cC][pP][eE]:/[AHOaho]?(?::[A-Za-z0-9._\\-~%]*){0,6})$`);

function helper(version: CsafVersion): z.ZodType {
  const unique = version === '2.1';
  const algorithm = unique ? shaped(/^[0-9a-z][0-9a-z-]*$/, 'is no name of an algorithm in small letters') : text;
  const value = shaped(unique ? /^[0-9a-f]{32,}$/ : /^[0-9a-fA-F]{32,}$/, 'is no hash in hexadecimal');
  const fileHashes = list(record(version, { algorithm, value }), { unique });
  const purlShape = unique ? /^pkg:[a-z][a-z0-9.-]*\/.+/ : /^pkg:[A-Za-z.\-+][A-Za-z0-9.\-+]*\/.+/;
  const purl = url.regex(purlShape, 'is no package URL');
  const uris = list(record(version, { namespace: url, uri: url }), { unique });
  return record(
    version,
    {},
    {
      cpe: shaped(cpe, 'is no CPE name').min(5),
      hashes: list(record(version, { file_hashes: fileHashes, filename: text }), { unique }),
      model_numbers: list(text, { unique: true }),
      ...(version === '2.0' ? { purl } : { purls: list(purl, { unique: true }) }),
      sbom_urls: list(url, { unique }),
      serial_numbers: list(text, { unique: true }),
      skus: list(text, { unique }),
      x_generic_uris: uris,
    },
    { min: 1 },
  );
}

/** `product_tree`, CSAF §3.2.2. */
export function productTree(version: CsafVersion): z.ZodType {
  const product = record(
    version,
    { name: text, product_id: text },
    { product_identification_helper: helper(version), ...only(version, '2.1', { x_extensions: extensions }) },
  );
  const category = oneOf(...categories, version === '2.0' ? 'legacy' : 'platform');
  const branches: z.ZodType = list(
    record(version, { category, name: text }, { branches: z.lazy(() => branches), product }, { min: 3, max: 3 }),
  );
  const kind = oneOf(...kindsOfRelation);
  const relation = record('2.0', {
    category: kind,
    full_product_name: product,
    product_reference: text,
    relates_to_product_reference: text,
  });
  const path = record('2.1', {
    beginning_product_reference: text,
    full_product_name: product,
    subpaths: list(record('2.1', { category: kind, next_product_reference: text })),
  });
  const manyIds = list(text, { min: 2, unique: true });
  return record(
    version,
    {},
    {
      branches,
      full_product_names: list(product),
      product_groups: list(record(version, { group_id: text, product_ids: manyIds }, { summary: text })),
      ...(version === '2.0' ? { relationships: list(relation) } : { product_paths: list(path) }),
    },
    { min: 1 },
  );
}
