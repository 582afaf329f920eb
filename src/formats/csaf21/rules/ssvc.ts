import { compareSemver } from '../../../core/release/order/semver.ts';
import { selections } from '../../csaf/schema/extensions.ts';
import table from './decision-points.json' with { type: 'json' };
import { eachOf, type Found, type Rule } from './rule.ts';
import { type At, type Csaf21, each, isClear, type Ssvc, type Vulnerability, vulnerabilities } from './view.ts';

/** Decision points by namespace, key and version: the keys of their values, in order. */
const known: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = table;
/** Namespaces that SSVC keeps for special purposes: nothing is said of what they define. */
const special = new Set(['example', 'invalid', 'test']);

const baseOf = (namespace: string): string => namespace.split('/')[0]!;
const isRegistered = (base: string): boolean => {
  const [name = ''] = base.split('#');
  // What is kept for what is not valid is no namespace to use.
  return Object.hasOwn(known, base) || (special.has(name) && name !== 'invalid');
};
/** `ssvc//.example.test#refined` refines; `x_example.test#own/de-DE` is only translated. */
const isRefined = (namespace: string): boolean => namespace.split('/').slice(2).join('/') !== '';

interface SsvcAt extends At<Ssvc> {
  readonly of: Vulnerability;
}
const assessments = (document: Csaf21): readonly SsvcAt[] =>
  vulnerabilities(document).flatMap(({ path, it: of }) =>
    each(`${path}/metrics`, of.metrics).flatMap((one) =>
      one.it.content?.ssvc_v2 ? [{ path: `${one.path}/content/ssvc_v2`, it: one.it.content.ssvc_v2, of }] : [],
    ),
  );
const chosen = (document: Csaf21) =>
  assessments(document).flatMap(({ path, it }) => each(`${path}/selections`, it.selections));

function* strayTargets({ path, it, of }: SsvcAt, document: Csaf21): Iterable<Found> {
  const own = new Set([of.cve, ...(of.ids ?? []).map((id) => id.text)]);
  const { id } = document.document.tracking;
  const isShared = (document.vulnerabilities ?? []).length > 1;
  for (const target of each(`${path}/target_ids`, it.target_ids)) {
    if (target.it === id && isShared)
      yield [target.path, 'the id of the document stands for more than one vulnerability'];
    else if (!own.has(target.it)) yield [target.path, `${target.it} is no id of this vulnerability`];
  }
}

/** Test 6.1.48: the decision point is defined, and so are its values, in their order. */
function wrongPoint({ path, it }: ReturnType<typeof chosen>[number]): Found | undefined {
  const base = baseOf(it.namespace);
  if (base.split('#')[0] === 'invalid') return [`${path}/namespace`, 'this namespace stands for what is not valid'];
  const versions = Object.hasOwn(known, base) ? known[base] : undefined;
  if (!versions) return undefined;
  const values = versions[it.key]?.[it.version]?.split(' ');
  if (!values) return [path, `${base} has no decision point ${it.key} of version ${it.version}`];
  const places = it.values.map(({ key }) => values.indexOf(key));
  if (places.includes(-1))
    return [`${path}/values`, `${it.key} ${it.version} has no value ${it.values[places.indexOf(-1)]!.key}`];
  const isSorted = places.every((place, n) => n === 0 || places[n - 1]! < place);
  return isSorted ? undefined : [`${path}/values`, 'the values stand in another order than in their definition'];
}

const namespaceRule = (
  clause: string,
  isWrong: (namespace: string, document: Csaf21) => boolean,
  message: string,
): Rule =>
  eachOf(clause, chosen, ({ path, it }, document) => isWrong(it.namespace, document) && [`${path}/namespace`, message]);

/** Tests about SSVC, whose decision points stand in the table beside. */
export const ssvcRules: readonly Rule[] = [
  eachOf('6.1.46', assessments, ({ path, it }) => {
    const result = selections.safeParse(it);
    return result.success
      ? []
      : result.error.issues.map((issue): Found => [[path, ...issue.path.map(String)].join('/'), issue.message]);
  }),
  eachOf('6.1.47', assessments, strayTargets),
  eachOf('6.1.48', chosen, wrongPoint),
  namespaceRule('6.2.34', (name) => !isRegistered(baseOf(name)), 'this namespace is not registered'),
  namespaceRule(
    '6.2.35',
    (name, document) => isClear(document) && !isRegistered(baseOf(name)),
    'readers may not know this namespace',
  ),
  namespaceRule(
    '6.2.36',
    (name, document) => isClear(document) && isRefined(name) && !special.has(baseOf(name)),
    'readers may not know this refinement',
  ),
  eachOf('6.2.37', assessments, ({ path, it }) => {
    const told = (it.decision_point_resources ?? []).map(({ summary }) => summary);
    const isExplained = (name: string) => told.some((summary) => summary.includes(name));
    return each(`${path}/selections`, it.selections).flatMap((one): Found[] => {
      const name = one.it.namespace;
      const isKnown = isRegistered(baseOf(name)) && (!isRefined(name) || special.has(baseOf(name).split('#')[0]!));
      return isKnown || isExplained(name) ? [] : [[`${one.path}/namespace`, `no resource tells of ${name}`]];
    });
  }),
  eachOf('6.3.13', chosen, ({ path, it }) => {
    const base = baseOf(it.namespace);
    const versions = Object.hasOwn(known, base) ? known[base]![it.key] : undefined;
    const newest = Object.keys(versions ?? {})
      .toSorted(compareSemver)
      .at(-1);
    const isOld = newest !== undefined && compareSemver(it.version, newest) < 0;
    return isOld && [`${path}/version`, `${it.key} is defined anew in version ${newest}`];
  }),
  namespaceRule(
    '6.3.14',
    (name, document) => !isClear(document) && !isRegistered(baseOf(name)),
    'readers may not know this namespace',
  ),
  namespaceRule(
    '6.3.15',
    (name, document) => !isClear(document) && isRefined(name) && !special.has(baseOf(name)),
    'readers may not know this refinement',
  ),
];
