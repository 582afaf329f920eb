import { extensions as shape } from '../../csaf/schema/extensions.ts';
import { type ExtensionPlace, knownExtensions } from './known-extensions.ts';
import { eachOf, type Found, type Rule } from './rule.ts';
import { type At, branches, type Csaf21, type Extension, each, isClear, metrics, vulnerabilities } from './view.ts';

/** Extensions by where they may stand; each has a remark of its own (tests 6.3.21.3 to 6.3.21.9). */
const places: readonly (readonly [
  clause: string,
  place: ExtensionPlace,
  find: (document: Csaf21) => readonly At<readonly Extension[] | undefined>[],
])[] = [
  ['6.3.21.3', 'document', ({ document }) => [{ path: '/document', it: document?.x_extensions }]],
  [
    '6.3.21.4',
    'branch',
    (document) => branches(document).map(({ path, it }) => ({ path: `${path}/product`, it: it.product?.x_extensions })),
  ],
  [
    '6.3.21.5',
    'full_product_name',
    ({ product_tree: tree }) =>
      each('/product_tree/full_product_names', tree?.full_product_names).map(({ path, it }) => ({
        path,
        it: it.x_extensions,
      })),
  ],
  [
    '6.3.21.6',
    'product_path',
    ({ product_tree: tree }) =>
      each('/product_tree/product_paths', tree?.product_paths).map(({ path, it }) => ({
        path: `${path}/full_product_name`,
        it: it.full_product_name.x_extensions,
      })),
  ],
  [
    '6.3.21.7',
    'metric',
    (document) => metrics(document).map(({ path, it }) => ({ path: `${path}/content`, it: it.content?.x_extensions })),
  ],
  [
    '6.3.21.8',
    'vulnerability',
    (document) => vulnerabilities(document).map(({ path, it }) => ({ path, it: it.x_extensions })),
  ],
  ['6.3.21.9', 'root', (document) => [{ path: '', it: document.x_extensions }]],
];

const listsOf = (document: Csaf21) =>
  places
    .flatMap(([, place, find]) => find(document).map((one) => ({ ...one, place })))
    .flatMap(({ path, place, it }) => (it ? [{ path: `${path}/x_extensions`, place, it }] : []));
const all = (document: Csaf21) => listsOf(document).flatMap(({ path, it }) => each(path, it));

/** Where OASIS publishes its own. */
const official = /^https:\/\/docs\.oasis-open\.org\/csaf\//;

/** The register has none of those that are known here; of others nobody can tell without asking it. */
const isExperimental = ({ $schema }: Extension): boolean => knownExtensions.has($schema) && !official.test($schema);

/** Which documents a test about experiments is for. */
const isMeant = {
  '6.2.54.1': () => true,
  '6.2.54.4': (isClearDocument: boolean) => isClearDocument,
  '6.3.21.2': (isClearDocument: boolean) => !isClearDocument,
};

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
  eachOf('6.1.60.3', listsOf, ({ path, place, it }) =>
    [...Map.groupBy(it, ({ $schema }) => $schema)].flatMap(([address, same]): Found[] => {
      const known = knownExtensions.get(address);
      const most = known?.mostIn?.[place] ?? known?.most ?? same.length;
      const often = most === 0 ? 'may not stand here' : `may stand here at most ${most} time${most > 1 ? 's' : ''}`;
      return same.length > most ? [[path, `${address} ${often}`]] : [];
    }),
  ),
  {
    clause: '6.1.60.3',
    *find(document) {
      const used = new Set(all(document).map(({ it }) => it.$schema));
      for (const { path, it } of all(document)) {
        const other = knownExtensions.get(it.$schema)?.against.find((address) => used.has(address));
        if (other !== undefined) yield [`${path}/$schema`, `${it.$schema} may not stand beside ${other}`];
      }
    },
  },
  ...(['6.2.54.1', '6.2.54.4', '6.3.21.2'] as const).map((clause) =>
    eachOf(
      clause,
      (document) => (isMeant[clause](isClear(document)) ? all(document).filter(({ it }) => isExperimental(it)) : []),
      ({ path }) => [`${path}/$schema`, 'this extension is for experiments: it is neither official nor registered'],
    ),
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
    ([clause, , find]): Rule =>
      eachOf(
        clause,
        (document) => find(document).filter(({ it }) => it !== undefined),
        ({ path }) => [`${path}/x_extensions`, 'readers may not know this extension'],
      ),
  ),
];
