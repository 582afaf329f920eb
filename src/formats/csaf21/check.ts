import { type Fault, fault, warning } from '../../core/case/fault.ts';
import { cweVersion } from '../../core/scores/cwe.ts';
import { isFault, score } from '../../core/scores/score.ts';
import { asSentence, clauseOf, findings, testsOf21 } from '../csaf/library.ts';
import { mendOf } from '../csaf/mends.ts';
import { privateLanguages } from '../csaf/private-language.ts';
import { structureFaults } from '../csaf/schema/schema.ts';
import { readJson } from '../json.ts';
import { unknownExtensions } from './rules/extensions.ts';
import { rulesOf } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import type { Csaf21 } from './rules/view.ts';

interface Told {
  readonly clause: string;
  readonly path: string;
  readonly message: string;
}

/** What our own tests say; where the structure is broken, as far as they come. */
function ownFindings(rules: readonly Rule[], document: unknown, isSound: boolean): readonly Told[] {
  return rules.flatMap(({ clause, find }) => {
    const found: Told[] = [];
    try {
      for (const [path, message] of find(document as Csaf21))
        found.push({ clause, path, message: asSentence(message) });
    } catch (error) {
      if (isSound) throw error;
    }
    return found;
  });
}

/** The library knows the names of weaknesses up to CWE 4.19, we those of the newest edition (test 6.1.11). */
function isLeftToLibrary(document: unknown, { clause, path }: Told): boolean {
  if (clause !== '6.1.11') return true;
  const [, at, cwe] = /^\/vulnerabilities\/(\d+)\/cwes\/(\d+)/.exec(path) ?? [];
  return (document as Csaf21).vulnerabilities?.[Number(at)]?.cwes?.[Number(cwe)]?.version !== cweVersion;
}

/** The library holds the score of CVSS 4.0 against the base metrics alone; the draft lets that of the whole vector stand. */
function isWholeScore(document: unknown, { clause, path }: Told): boolean {
  const [, at, metric] =
    /^\/vulnerabilities\/(\d+)\/scores\/(\d+)\/cvss_v4\//.exec(clause === '6.1.9' ? path : '') ?? [];
  if (at === undefined) return false;
  const body = (document as Csaf21).vulnerabilities?.[Number(at)]?.metrics?.[Number(metric)]?.content.cvss_v4;
  const found = body && score(String(body.vectorString));
  if (!found || isFault(found) || found.version !== '4.0') return false;
  return body.baseScore === found.score && body.baseSeverity === found.severity.toUpperCase();
}

/** Clauses that we judge ourselves: the library's own test of that number would follow an older draft. */
const ours = new Set(rulesOf(0).map(({ clause }) => clause));
ours.delete('6.1.11');

/**
 * The structure of CSAF 2.1 as it was drafted in August 2026, and its tests: the mandatory ones as errors, the
 * recommended ones as warnings, and with `informative` also those that only remark. Half of them are the library's.
 */
export async function checkCsaf21(text: string, { informative = false } = {}): Promise<readonly Fault[]> {
  const read = readJson(text);
  if ('fault' in read) return [read.fault];
  const misshapen = structureFaults('2.1', read.value);
  const isSound = misshapen.length === 0;
  const tests = (await testsOf21()).filter((test) => !ours.has(clauseOf(test)));
  const told = [
    ...(await findings(tests, read.value, isSound)).filter(
      (one) => isLeftToLibrary(read.value, one) && !isWholeScore(read.value, one),
    ),
    ...ownFindings(rulesOf(Date.now()), read.value, isSound),
    ...privateLanguages(read.value),
  ];
  const errors = told.filter(({ clause }) => clause.startsWith('6.1.'));
  // What is not known here is told, and held against nobody.
  const unknown = ownFindings([{ clause: '6.1.60.2', find: unknownExtensions }], read.value, isSound);
  const hints = told.filter(({ clause }) => clause.startsWith('6.2.') || (informative && clause.startsWith('6.3.')));
  return [
    ...misshapen.map((one) => ({ ...one, rule: 'csaf21-schema' })),
    ...errors.map((one) => fault(`csaf21-${one.clause}`, one.path, one.message, mendOf('2.1', one.clause))),
    ...[...hints, ...unknown].map((one) =>
      warning(`csaf21-${one.clause}`, one.path, one.message, mendOf('2.1', one.clause)),
    ),
  ];
}
