import { type Fault, fault, warning } from '../../core/case/fault.ts';
import { cweName } from '../../core/scores/cwe.ts';
import { readJson } from '../json.ts';
import { findings, informativeTestsOf20, testsOf20 } from './library.ts';
import { mendOf } from './mends.ts';
import { privateLanguages } from './private-language.ts';
import { structureFaults } from './schema/schema.ts';

const ruleOf = (clause: string): string => `csaf-${clause}`;

/** The validator ships CWE 4.19; a name that CWE 4.20 gives to the id is right all the same. */
function isNewerName(document: unknown, clause: string, path: string): boolean {
  if (clause !== '6.1.11') return false;
  const place = /^\/vulnerabilities\/(\d+)\/cwe/.exec(path);
  const list = (document as { vulnerabilities?: { cwe?: { id: string; name: string } }[] }).vulnerabilities;
  const cwe = place ? list?.[Number(place[1])]?.cwe : undefined;
  return cwe !== undefined && cweName(cwe.id) === cwe.name;
}

const profileNames = ['securityincidentresponse', 'informationaladvisory', 'securityadvisory', 'vex'];

/** CSAF 2.0 §6.1.26 with every dash and space of Unicode; the package knows only those of ASCII. */
function categoryFaults(document: unknown): Fault[] {
  const category = (document as { document?: { category?: unknown } } | null)?.document?.category;
  if (typeof category !== 'string' || /^csaf_/i.test(category)) return [];
  // Dashes, spaces and underscores count on neither side: csafvex is the value csaf_vex.
  const bare = category.replaceAll(/[\p{Pd}\s_]/gu, '').toLowerCase();
  if (!profileNames.includes(bare.replace(/^csaf/, ''))) return [];
  const said = 'The category looks like a profile and is none.';
  return [fault('csaf-6.1.26', '/document/category', said, mendOf('2.0', '6.1.26'))];
}

/**
 * The structure of CSAF 2.0 and every mandatory test as errors and every optional one as warnings, by the validator of the BSI; with
 * `informative`, also those of its informative ones that stay within the document.
 */
export async function checkCsaf(text: string, { informative = false } = {}): Promise<readonly Fault[]> {
  const read = readJson(text);
  if ('fault' in read) return [read.fault];
  const tests = await testsOf20();
  const misshapen = structureFaults('2.0', read.value);
  const isSound = misshapen.length === 0;
  const failed = (await findings(tests.mandatory, read.value, isSound))
    .filter((e) => !isNewerName(read.value, e.clause, e.path))
    .map((e) => fault(ruleOf(e.clause), e.path, e.message, mendOf('2.0', e.clause)));
  const errors = [...misshapen, ...failed];
  if (!errors.some((e) => e.rule === 'csaf-6.1.26')) errors.push(...categoryFaults(read.value));
  if (!isSound) return errors;
  const advised = informative ? [...tests.optional, ...(await informativeTestsOf20())] : tests.optional;
  const hints = [...(await findings(advised, read.value, isSound)), ...privateLanguages(read.value)];
  return [...errors, ...hints.map((e) => warning(ruleOf(e.clause), e.path, e.message, mendOf('2.0', e.clause)))];
}
