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

/** A range with every sibling that it shares a version with. */
function* overlapping(document: Csaf21): Iterable<readonly [BranchAt, Sibling]> {
  const all = branches(document);
  const parent = (path: string) => path.slice(0, path.lastIndexOf('/'));
  for (const range of all.filter(({ it }) => isRange(it))) {
    const own = versOf(range.it.name);
    if (!own) continue;
    for (const branch of all) {
      if (branch.path === range.path || parent(branch.path) !== parent(range.path)) continue;
      if (branch.it.category === 'product_version') {
        if (versContains(own, branch.it.name)) yield [range, { branch, kind: 'version' }];
      } else if (isRange(branch.it)) {
        const other = versOf(branch.it.name);
        if (other && overlaps(own, other)) yield [range, { branch, kind: isVers(branch.it.name) ? 'vers' : 'vls' }];
      }
    }
  }
}

const groupsOf = (status: Readonly<Record<string, readonly string[]>>, id: string): readonly string[] =>
  Object.entries(statusGroups)
    .filter(([, names]) => names.some((name) => status[name]?.includes(id)))
    .map(([group]) => group);

/** Ranges that overlap, by the kind of the other and whether both are told to be in the same state. */
function overlapRule(clause: string, kind: Sibling['kind'], same: boolean): Rule {
  return {
    clause,
    *find(document) {
      for (const [range, sibling] of overlapping(document)) {
        const [a, b] = [range.it.product?.product_id, sibling.branch.it.product?.product_id];
        if (sibling.kind !== kind || a === undefined || b === undefined) continue;
        for (const { path, it } of vulnerabilities(document)) {
          const [first, second] = [groupsOf(it.product_status ?? {}, a), groupsOf(it.product_status ?? {}, b)];
          const isHit = first.some((group) =>
            same ? second.includes(group) : second.some((other) => other !== group),
          );
          if (isHit) yield [`${path}/product_status`, `the versions of ${a} and ${b} overlap`];
        }
      }
    },
  };
}

/** Ranges whose siblings lead on to further branches (tests 6.3.19.4 and .5). */
function inBranch(clause: string, kinds: readonly Sibling['kind'][]): Rule {
  return {
    clause,
    *find(document) {
      for (const [range, { branch, kind }] of overlapping(document)) {
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
