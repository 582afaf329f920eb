import { type Fault, fault, warning } from '../../core/case/fault.ts';
import { cweName } from '../../core/scores/cwe.ts';
import { readJson } from '../json.ts';
import { findings, informativeTestsOf20, type LibraryTest, testsOf20 } from './library.ts';
import { lightenGuards } from './light-guards.ts';

const isSchema = (clause: string): boolean => clause.startsWith('csaf');
const ruleOf = (clause: string): string => (isSchema(clause) ? 'csaf-schema' : `csaf-${clause}`);

const mendOf = (clause: string): string =>
  isSchema(clause) ? 'Give the field the shape that CSAF 2.0 §3 asks for.' : `See the test in CSAF 2.0 §${clause}.`;

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
  if (!profileNames.includes(category.replaceAll(/[\p{Pd}\s_]/gu, '').toLowerCase())) return [];
  const mend = 'Choose a name that is not that of a CSAF profile, or the profile itself with csaf_ in front.';
  return [fault('csaf-6.1.26', '/document/category', 'The category looks like a profile and is none.', mend)];
}

/** The package's schema test, beside the tests themselves. */
async function schemaTest(): Promise<LibraryTest> {
  lightenGuards();
  return (await import('@secvisogram/csaf-validator-lib/schemaTests.js')).csaf_2_0;
}

/**
 * Every mandatory test of CSAF 2.0 as errors and every optional one as warnings, by the validator of the BSI; with
 * `informative`, also those of its informative ones that stay within the document.
 */
export async function checkCsaf(text: string, { informative = false } = {}): Promise<readonly Fault[]> {
  const read = readJson(text);
  if ('fault' in read) return [read.fault];
  const tests = await testsOf20();
  const misshapen = await findings([await schemaTest()], read.value, true);
  const isSound = misshapen.length === 0;
  const errors = [...misshapen, ...(await findings(tests.mandatory, read.value, isSound))]
    .filter((e) => !isNewerName(read.value, e.clause, e.path))
    .map((e) => fault(ruleOf(e.clause), e.path, e.message, mendOf(e.clause)));
  if (!errors.some((e) => e.rule === 'csaf-6.1.26')) errors.push(...categoryFaults(read.value));
  if (!isSound) return errors;
  const advised = informative ? [...tests.optional, ...(await informativeTestsOf20())] : tests.optional;
  const hints = await findings(advised, read.value, isSound);
  return [...errors, ...hints.map((e) => warning(ruleOf(e.clause), e.path, e.message, mendOf(e.clause)))];
}
