import { type Fault, fault, warning } from '../case/fault.ts';
import { compareVersions, isSemanticVersion, withoutV } from '../release/versions.ts';
import { checkCwe } from '../scores/cwe.ts';
import { isFault, mainScore, score } from '../scores/score.ts';
import type { Advisory, AffectedRange } from './advisory.ts';
import { ecosystemLike, isEcosystem } from './ecosystems.ts';
import { type Affected, hasSemanticVersions } from './intervals.ts';
import { readPurl } from './purl.ts';

/** Rules that only say what an advisory has not got. */
export const absences: readonly string[] = ['text-missing', 'severity-missing', 'affected-missing'];

const versionShape = /^[0-9A-Za-z][\w.+:~-]*$/;

function checkTexts(advisory: Advisory): Fault[] {
  const needed = { title: 'a title', description: 'a description' } as const;
  const mend = 'Write it; every format needs it.';
  return (['title', 'description'] as const)
    .filter((field) => advisory[field].trim() === '')
    .map((field) => fault('text-missing', `/${field}`, `The advisory has no text for ${needed[field]}.`, mend));
}

function checkScore(advisory: Advisory): Fault[] {
  if (advisory.cvss === undefined) {
    if (advisory.severity) return [];
    return [
      fault('severity-missing', '', 'Nothing says how severe this is.', 'Give a CVSS vector or a severity word.'),
    ];
  }
  const found = score(advisory.cvss);
  if (isFault(found)) return [{ ...found, path: '/cvss' }];
  if (!advisory.severity || advisory.severity === found.severity) return [];
  const said = `The severity says ${advisory.severity}, the vector scores ${mainScore(found).toFixed(1)} (${found.severity}).`;
  return [warning('severity-differs', '/severity', said, 'Leave the word out, or say in the text why it differs.')];
}

/** Further vectors each score, and each is of a version of CVSS that no other vector has. */
function checkVectors({ cvss, vectors = [] }: Advisory): Fault[] {
  const all = [cvss, ...vectors].map((vector) => (vector === undefined ? undefined : score(vector)));
  const versions = all.map((found) => (found && !isFault(found) ? found.version : undefined));
  return vectors.flatMap((_, n) => {
    const [found, path] = [all[n + 1]!, `/vectors/${n}`];
    if (isFault(found)) return [{ ...found, path }];
    if (versions.indexOf(found.version) > n) return [];
    const said = `Another vector is of CVSS ${found.version} already.`;
    return [
      fault('cvss-twice-told', path, said, 'Keep one for each version, or say where this one holds under scores.'),
    ];
  });
}

function checkWeaknesses({ cwe, weaknesses = [] }: Advisory): Fault[] {
  return weaknesses.flatMap((one, n) => {
    const isTold = one === cwe || weaknesses.indexOf(one) < n;
    if (!isTold) return checkCwe(one, `/weaknesses/${n}`);
    return [fault('cwe-twice', `/weaknesses/${n}`, `${one} stands twice.`, 'Take one out.')];
  });
}

function checkVersion(text: string, path: string, semantic: boolean): Fault[] {
  if (!versionShape.test(text)) {
    const mend = 'Write the bare number of one version, such as 1.33.4.';
    return [fault('version-form', path, `"${text}" is not one version.`, mend)];
  }
  if (!semantic || text === '0' || isSemanticVersion(withoutV(text))) return [];
  const mend = 'Write major, minor and patch, such as 1.33.4; 0 stands for the first version ever.';
  return [fault('version-semantic', path, `"${text}" is not a semantic version.`, mend)];
}

function checkRanges(affected: Affected, at: string): Fault[] {
  const semantic = hasSemanticVersions(affected);
  const faults = affected.ranges.flatMap((range, n) => {
    const path = `${at}/ranges/${n}`;
    const found = checkVersion(range.introduced, `${path}/introduced`, semantic);
    if (range.lastAffected) found.push(...checkLast(affected, range, path, semantic));
    if (range.planned && (range.fixed || range.unpatched)) {
      const said = `Line ${range.line} says what is planned, and also ${range.fixed ? 'names a patch' : 'why there is none'}.`;
      found.push(fault('range-contradiction', path, said, 'Keep one of the two.'));
    }
    if (!range.fixed) return found;
    found.push(...checkVersion(range.fixed, `${path}/fixed`, semantic));
    if (compareVersions(range.introduced, range.fixed, affected.ecosystem) >= 0) {
      const said = `The patch ${range.fixed} is not later than ${range.introduced}, where the range begins.`;
      found.push(fault('range-empty', path, said, 'Give the first version with the patch.'));
    }
    if (range.unpatched) {
      const said = `Line ${range.line} names a patch and also a reason for having none.`;
      found.push(fault('range-contradiction', path, said, 'Keep one of the two.'));
    }
    return found;
  });
  return faults.some((f) => f.severity === 'error') ? faults : [...faults, ...checkOverlaps(affected, at)];
}

function checkLast(affected: Affected, range: AffectedRange, path: string, semantic: boolean): Fault[] {
  const { introduced, fixed, lastAffected = '', line } = range;
  const found = checkVersion(lastAffected, `${path}/lastAffected`, semantic);
  if (compareVersions(introduced, lastAffected, affected.ecosystem) > 0) {
    const said = `The last affected version ${lastAffected} is earlier than ${introduced}, where the range begins.`;
    found.push(fault('range-empty', path, said, 'Give the last version that is affected.'));
  }
  if (!fixed) return found;
  const said = `Line ${line} names a patch and also a last affected version.`;
  return [...found, fault('range-contradiction', path, said, 'Keep the patch alone: it says more.')];
}

function checkOverlaps(affected: Affected, at: string): Fault[] {
  const order = affected.ranges.map((range, n) => ({ range, n }));
  const compare = (a: string, b: string) => compareVersions(a, b, affected.ecosystem);
  order.sort((a, b) => compare(a.range.introduced, b.range.introduced));
  return order.flatMap(({ range, n }, place) => {
    const before = order[place - 1]?.range;
    if (!before) return [];
    const same = compare(before.introduced, range.introduced) === 0;
    const covers =
      (before.fixed && compare(before.fixed, range.introduced) > 0) ||
      (before.lastAffected && compare(before.lastAffected, range.introduced) >= 0);
    if (!same && !covers) return [];
    const said = `Lines ${before.line} and ${range.line} both cover version ${range.introduced}.`;
    return [fault('range-overlap', `${at}/ranges/${n}`, said, 'Let each version belong to one line.')];
  });
}

function checkPurl(purl: string | undefined, at: string): Fault[] {
  if (purl === undefined || readPurl(purl)) return [];
  const mend = 'Write type, namespace and name and no version, such as pkg:golang/example.org/module.';
  return [fault('purl', `${at}/purl`, `"${purl}" is no package URL of a product.`, mend)];
}

const checkStatements = ({ statements = [] }: Advisory): Fault[] =>
  statements.flatMap(({ purl, version }, n) => [
    ...checkPurl(purl, `/statements/${n}`),
    ...(version === undefined ? [] : checkVersion(version, `/statements/${n}/version`, false)),
  ]);

function checkAffected(advisory: Advisory): Fault[] {
  if (advisory.affected.length === 0) {
    if (advisory.statements?.length) return [];
    return [
      fault('affected-missing', '/affected', 'No product is named.', 'Name the product and its affected versions.'),
    ];
  }
  const keys = advisory.affected.map((a) => JSON.stringify([a.vendor, a.product, a.purl, a.ecosystem, a.package]));
  return advisory.affected.flatMap((affected, n) => {
    const at = `/affected/${n}`;
    const faults = checkRanges(affected, at);
    if (affected.ranges.length === 0 && !affected.commits?.length) {
      faults.push(
        fault('range-missing', `${at}/ranges`, `${affected.product} has no affected versions.`, 'Give a range.'),
      );
    }
    if (keys.indexOf(keys[n]!) < n) {
      faults.push(fault('affected-twice', at, `${affected.product} stands twice.`, 'Put all its ranges in one entry.'));
    }
    faults.push(...checkPurl(affected.purl, at));
    if (affected.ecosystem !== undefined && !isEcosystem(affected.ecosystem)) {
      const like = ecosystemLike(affected.ecosystem);
      const mend = like ? `Write ${like}.` : 'Use a name of the OSV list, or leave ecosystem and package out.';
      faults.push(fault('ecosystem', `${at}/ecosystem`, `OSV knows no ecosystem ${affected.ecosystem}.`, mend));
    }
    if ((affected.ecosystem === undefined) !== (affected.package === undefined)) {
      const mend = 'Give ecosystem and package together, or neither.';
      faults.push(fault('package-half', at, 'Only one of ecosystem and package is given.', mend));
    }
    return faults;
  });
}

/**
 * What the schema can't see in an advisory that is to be published: missing texts, a vector that does not score,
 * versions that are none, ranges that are empty or overlap.
 * @returns faults with JSON pointers into the advisory; errors block every format, warnings none
 */
export function checkAdvisory(advisory: Advisory): Fault[] {
  return [
    ...checkTexts(advisory),
    ...checkScore(advisory),
    ...checkVectors(advisory),
    ...(advisory.cwe ? checkCwe(advisory.cwe, '/cwe') : []),
    ...checkWeaknesses(advisory),
    ...checkAffected(advisory),
    ...checkStatements(advisory),
  ];
}
