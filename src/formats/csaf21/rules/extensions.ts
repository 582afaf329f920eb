import { extensions as shape } from '../../csaf/schema/extensions.ts';
import { knownExtensions } from './known-extensions.ts';
import { eachOf, type Found, type Rule } from './rule.ts';
import { type At, branches, type Csaf21, type Extension, each, metrics, vulnerabilities } from './view.ts';

/** Extensions by where they may stand; each has a remark of its own (tests 6.3.21.3 to 6.3.21.9). */
const places: readonly (readonly [
  clause: string,
  find: (document: Csaf21) => readonly At<readonly Extension[] | undefined>[],
])[] = [
  ['6.3.21.3', ({ document }) => [{ path: '/document', it: document?.x_extensions }]],
  [
    '6.3.21.4',
    (document) => branches(document).map(({ path, it }) => ({ path: `${path}/product`, it: it.product?.x_extensions })),
  ],
  [
    '6.3.21.5',
    ({ product_tree: tree }) =>
      each('/product_tree/full_product_names', tree?.full_product_names).map(({ path, it }) => ({
        path,
        it: it.x_extensions,
      })),
  ],
  [
    '6.3.21.6',
    ({ product_tree: tree }) =>
      each('/product_tree/product_paths', tree?.product_paths).map(({ path, it }) => ({
        path: `${path}/full_product_name`,
        it: it.full_product_name.x_extensions,
      })),
  ],
  [
    '6.3.21.7',
    (document) => metrics(document).map(({ path, it }) => ({ path: `${path}/content`, it: it.content?.x_extensions })),
  ],
  ['6.3.21.8', (document) => vulnerabilities(document).map(({ path, it }) => ({ path, it: it.x_extensions }))],
  ['6.3.21.9', (document) => [{ path: '', it: document.x_extensions }]],
];

const listsOf = (document: Csaf21) =>
  places
    .flatMap(([, find]) => find(document))
    .flatMap(({ path, it }) => (it ? [{ path: `${path}/x_extensions`, it }] : []));
const all = (document: Csaf21) => listsOf(document).flatMap(({ path, it }) => each(path, it));

/** Where OASIS publishes its own. */
const official = /^https:\/\/docs\.oasis-open\.org\/csaf\//;

/** Extensions whose schema is not known here, as the standard wants them told (tests 6.1.60.2 and 6.1.60.3). */
export const unknownExtensions = (document: Csaf21): readonly Found[] =>
  all(document).flatMap(({ path, it }): Found[] =>
    typeof it?.$schema !== 'string' || knownExtensions.has(it.$schema)
      ? []
      : [[`${path}/$schema`, `the ${it.category} extension ${it.$schema} is not known here, and was not checked`]],
  );

/** Tests about extensions; those with schemas of their own for the ones that are known, since nothing is fetched. */
export const extensionRules: readonly Rule[] = [
  eachOf('6.1.60.1', listsOf, ({ path, it }) => {
    const result = shape.safeParse(it);
    return result.success
      ? []
      : result.error.issues.map((issue): Found => [[path, ...issue.path.map(String)].join('/'), issue.message]);
  }),
  eachOf('6.1.60.2', all, ({ path, it }) => {
    const result = knownExtensions.get(it.$schema)?.content.safeParse(it.content);
    return (result?.error?.issues ?? []).map(
      (issue): Found => [[path, 'content', ...issue.path.map(String)].join('/'), issue.message],
    );
  }),
  eachOf('6.1.60.3', listsOf, ({ path, it }) =>
    [...Map.groupBy(it, ({ $schema }) => $schema)].flatMap(([address, same]): Found[] => {
      const { most = same.length } = knownExtensions.get(address) ?? {};
      return same.length > most ? [[path, `${address} may stand here at most ${most} time`]] : [];
    }),
  ),
  eachOf(
    '6.2.54.2',
    all,
    ({ path, it }) => !official.test(it.$schema) && [`${path}/$schema`, 'this is no extension of OASIS'],
  ),
  eachOf('6.2.54.3', all, ({ path, it }) => it.critical !== false && [`${path}/critical`, 'the extension is critical']),
  eachOf(
    '6.3.21.1',
    all,
    ({ path, it }) => it.category === 'essential' && [`${path}/category`, 'the extension is essential'],
  ),
  ...places.map(
    ([clause, find]): Rule =>
      eachOf(
        clause,
        (document) => find(document).filter(({ it }) => it !== undefined),
        ({ path }) => [`${path}/x_extensions`, 'readers may not know this extension'],
      ),
  ),
];
