import { isCanonicalVers, parseVers, type Vers, versContains } from '../../../core/advisory/vers.ts';
import { eachOf, type Found, type Rule } from './rule.ts';
import { type Branch, type BranchAt, branches, type Csaf21, statusGroups, vulnerabilities } from './view.ts';

/** Types of VERS that its specification lists. */
const registeredSchemes = new Set(
  [
    'all alpine alpm apk cargo composer conan conda cpan cran datetime deb ebuild gem generic github golang hackage hex',
    'intdot lexicographic maven mattermost mozilla nginx none npm nuget openssl pub pypi rpm semver swift tomee',
  ].flatMap((line) => line.split(' ')),
);

const isRange = ({ category }: Branch): boolean => category === 'product_version_range';
const rangesIn = (document: Csaf21): readonly BranchAt[] => branches(document).filter(({ it }) => isRange(it));

/** A range in VERS, or in the notation that CSAF lets stand for it: the constraints alone ("vls"). */
const isVers = (name: string): boolean => name.startsWith('vers:');
const versOf = (name: string): Vers | undefined =>
  parseVers(isVers(name) ? name : `vers:generic/${name.replaceAll(/[^|<>=!]+/g, (part) => encodeURIComponent(part))}`);

/** Test 6.1.50: VERS in its canonical form, or constraints with comparators. */
function isRightRange(name: string): boolean {
  if (name === 'vers:all/*') return true;
  if (/^vers:(?:all\/|[^/]*\/\*$)/.test(name)) return false;
  if (!isVers(name))
    return (
      /^(?:(?:[<>]=?|!=|=)?[^\s|<>=!]+)(?:\|(?:[<>]=?|!=|=)?[^\s|<>=!]+)*$/.test(name) &&
      /[<>=!|]/.test(name) &&
      !name.includes('/')
    );
  const read = parseVers(name);
  if (!read) return false;
  return registeredSchemes.has(read.scheme) ? isCanonicalVers(name) : true;
}

/** Whether a range has no end above (test 6.2.49). */
function isOpenAbove(name: string): boolean {
  const read = name === 'vers:all/*' ? undefined : versOf(name);
  if (!read) return false;
  const bounds = read.constraints.filter(({ comparator }) => comparator !== '!=');
  return bounds.at(-1)?.comparator.startsWith('>') ?? read.constraints.length > 0;
}

/** Whether a range means one version only (test 6.1.59). */
function isSingle(name: string): boolean {
  const [one, ...more] = versOf(name)?.constraints ?? [];
  return one !== undefined && more.length === 0 && one.comparator === '=';
}

function* stacked(document: Csaf21): Iterable<Found> {
  for (const { path, it, trail } of branches(document)) {
    const above = trail.slice(0, -1).map(({ category }) => category);
    if (it.category !== 'product_family' && above.includes(it.category)) {
      yield [`${path}/category`, `${it.category} stands twice on the way to this product`];
    }
  }
}

function* bothKinds(document: Csaf21): Iterable<Found> {
  const kinds = ['product_version', 'product_version_range'];
  for (const { path, it, trail } of branches(document)) {
    const above = trail.slice(0, -1).map(({ category }) => category);
    const other = kinds.find((kind) => kind !== it.category && kinds.includes(it.category) && above.includes(kind));
    if (other) yield [`${path}/category`, `${it.category} and ${other} stand on the same way to a product`];
  }
}

/** Points at which two ranges could both hold: their own bounds and just beside them. */
function overlaps(a: Vers, b: Vers): boolean {
  const isIn = (version: string) => versContains(a, version) && versContains(b, version);
  const bounds = [...a.constraints, ...b.constraints].map(({ version }) => version);
  if (bounds.some(isIn)) return true;
  // Between two bounds there may lie versions that neither names: one that follows each bound stands for them.
  return bounds.some((version) => isIn(`${version}.0.1`) || isIn(`${version}.99999`) || isIn(`0`));
}

interface Sibling {
  readonly branch: BranchAt;
  readonly kind: 'vers' | 'vls' | 'version';
}

interface Overlaps {
  /** Each range with every sibling that it shares a version with. */
  readonly pairs: readonly (readonly [BranchAt, Sibling])[];
  /** The range from which on nothing was compared, since there are too many. */
  readonly unjudged?: BranchAt;
}

/** Siblings are compared in pairs, so that their number is bounded and not only the document: about half a second. */
const mostPairs = 50_000;

/** Eight tests ask the same of the same document. */
const known = new WeakMap<Csaf21, Overlaps>();

function overlapsIn(document: Csaf21): Overlaps {
  const before = known.get(document);
  if (before) return before;
  const found = compared(document);
  known.set(document, found);
  return found;
}

function compared(document: Csaf21): Overlaps {
  const pairs: (readonly [BranchAt, Sibling])[] = [];
  let left = mostPairs;
  for (const siblings of Map.groupBy(branches(document), ({ path }) => path.slice(0, path.lastIndexOf('/'))).values()) {
    for (const range of siblings.filter(({ it }) => isRange(it))) {
      const own = versOf(range.it.name);
      if (!own) continue;
      left -= siblings.length;
      if (left < 0) return { pairs, unjudged: range };
      for (const branch of siblings) {
        const kind = branch === range ? undefined : kindOfOverlap(own, branch);
        if (kind) pairs.push([range, { branch, kind }]);
      }
    }
  }
  return { pairs };
}

/** How a branch shares a version with a range beside it; undefined where it shares none. */
function kindOfOverlap(own: Vers, { it }: BranchAt): Sibling['kind'] | undefined {
  if (it.category === 'product_version') return versContains(own, it.name) ? 'version' : undefined;
  const other = isRange(it) ? versOf(it.name) : undefined;
  if (!other || !overlaps(own, other)) return undefined;
  return isVers(it.name) ? 'vers' : 'vls';
}

/** The groups of states that each product is in. */
function groupsIn(status: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [group, names] of Object.entries(statusGroups))
    for (const id of names.flatMap((name) => status[name] ?? []))
      found.set(id, (found.get(id) ?? new Set<string>()).add(group));
  return found;
}

/** Ranges that overlap, by the kind of the other and whether both are told to be in the same state. */
function overlapRule(clause: string, kind: Sibling['kind'], same: boolean): Rule {
  return {
    clause,
    *find(document) {
      const states = vulnerabilities(document).map(({ path, it }) => ({ path, of: groupsIn(it.product_status ?? {}) }));
      for (const [range, sibling] of overlapsIn(document).pairs) {
        const [a, b] = [range.it.product?.product_id, sibling.branch.it.product?.product_id];
        if (sibling.kind !== kind || a === undefined || b === undefined) continue;
        for (const { path, of } of states) {
          const [first, second] = [[...(of.get(a) ?? [])], [...(of.get(b) ?? [])]];
          const isHit = first.some((group) =>
            same ? second.includes(group) : second.some((other) => other !== group),
          );
          if (isHit) yield [`${path}/product_status`, `the versions of ${a} and ${b} overlap`];
        }
      }
    },
  };
}

/** Said once, so that nothing is left out in silence. */
function* unjudged(document: Csaf21): Iterable<Found> {
  const { unjudged: from } = overlapsIn(document);
  if (from) yield [`${from.path}/name`, 'too many ranges stand beside each other; from here on they are not compared'];
}

/** Ranges whose siblings lead on to further branches (tests 6.3.19.4 and .5). */
function inBranch(clause: string, kinds: readonly Sibling['kind'][]): Rule {
  return {
    clause,
    *find(document) {
      for (const [range, { branch, kind }] of overlapsIn(document).pairs) {
        if (kinds.includes(kind) && branch.it.branches)
          yield [`${branch.path}/name`, `it overlaps with ${range.it.name}`];
      }
    },
  };
}

/** Tests about branches, and about the versions that they name. */
export const versionRules: readonly Rule[] = [
  eachOf(
    '6.1.50',
    rangesIn,
    ({ path, it }) => !isRightRange(it.name) && [`${path}/name`, `“${it.name}” is no range of versions`],
  ),
  { clause: '6.1.57', find: stacked },
  { clause: '6.1.58', find: bothKinds },
  eachOf(
    '6.1.59',
    rangesIn,
    ({ path, it }) => isSingle(it.name) && [`${path}/name`, 'this is one version and no range'],
  ),
  eachOf(
    '6.2.48',
    (document) => branches(document).filter(({ it }) => it.category === 'vendor'),
    ({ path, it }) =>
      it.name.replaceAll(/\s/g, '').toLowerCase() === 'opensource' && [`${path}/name`, 'this names no vendor'],
  ),
  eachOf('6.2.49', rangesIn, ({ path, it }) => isOpenAbove(it.name) && [`${path}/name`, 'this range has no end above']),
  { clause: '6.2.50', find: unjudged },
  overlapRule('6.2.50.1', 'vers', false),
  overlapRule('6.2.50.2', 'vls', false),
  overlapRule('6.2.50.3', 'version', false),
  eachOf('6.2.51', rangesIn, ({ path, it }) => {
    const scheme = /^vers:([^/]*)\//.exec(it.name)?.[1];
    return (
      scheme !== undefined &&
      !registeredSchemes.has(scheme) && [`${path}/name`, `“${scheme}” is no registered type of VERS`]
    );
  }),
  overlapRule('6.3.19.1', 'vers', true),
  overlapRule('6.3.19.2', 'vls', true),
  overlapRule('6.3.19.3', 'version', true),
  inBranch('6.3.19.4', ['vers', 'vls']),
  inBranch('6.3.19.5', ['version']),
];
