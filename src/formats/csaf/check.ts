import { type Fault, fault, warning } from '../../core/case/fault.ts';
import { cweName } from '../../core/scores/cwe.ts';
import { readJson } from '../json.ts';
import { lightenGuards } from './light-guards.ts';

/** `mandatoryTest_6_1_11` as `csaf-6.1.11`, the number of the clause in CSAF 2.0. */
const ruleOf = (name: string): string =>
  name.startsWith('csaf') ? 'csaf-schema' : `csaf-${name.replace(/^[a-z]+Test_/i, '').replaceAll('_', '.')}`;

const mendOf = (name: string): string =>
  name.startsWith('csaf_2_0')
    ? 'Give the field the shape that CSAF 2.0 §3 asks for.'
    : `See the test in CSAF 2.0 §${ruleOf(name).slice(5)}.`;

/** The validator ships CWE 4.19; a name that CWE 4.20 gives to the id is right all the same. */
function isNewerName(document: unknown, name: string, path: string): boolean {
  if (!name.endsWith('6_1_11')) return false;
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

interface TestResult {
  readonly errors?: readonly { readonly instancePath: string; readonly message: string }[];
  readonly warnings?: readonly { readonly instancePath: string; readonly message: string }[];
}
type Test = (document: unknown) => TestResult | Promise<TestResult>;
interface Finding {
  readonly test: string;
  readonly path: string;
  readonly message: string;
}

/**
 * The package's own tests, named one by one: its `validateStrict` would also load the informative ones, which fetch
 * and spawn. Loaded on first use, since their schemas take most of a second to compile.
 */
async function loadTests(): Promise<{ schema: Test; required: readonly Test[]; advised: readonly Test[] }> {
  lightenGuards();
  const schemas = await import('@secvisogram/csaf-validator-lib/schemaTests.js');
  const mandatory = await import('@secvisogram/csaf-validator-lib/mandatoryTests.js');
  const optional = await import('@secvisogram/csaf-validator-lib/optionalTests.js');
  return {
    schema: schemas.csaf_2_0,
    required: Object.values<Test>(mandatory),
    advised: Object.values<Test>(optional),
  };
}

async function runTest(test: Test, document: unknown, isSound: boolean): Promise<TestResult> {
  try {
    return await test(document);
  } catch (error) {
    if (isSound) throw error;
    return {};
  }
}

/** The tests stumble over some documents that break the schema; `isSound` says that this one does not. */
async function findings(tests: readonly Test[], document: unknown, isSound: boolean): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const test of tests) {
    const { errors = [], warnings = [] } = await runTest(test, document, isSound);
    found.push(...[...errors, ...warnings].map((e) => ({ test: test.name, path: e.instancePath, message: e.message })));
  }
  return found;
}

/**
 * Every mandatory test of CSAF 2.0 as errors and every optional one as warnings, by the validator of the BSI.
 * Its informative tests fetch addresses and start programs: they are never run here.
 */
export async function checkCsaf(text: string): Promise<readonly Fault[]> {
  const read = readJson(text);
  if ('fault' in read) return [read.fault];
  const { schema, required, advised } = await loadTests();
  const misshapen = await findings([schema], read.value, true);
  const isSound = misshapen.length === 0;
  const errors = [...misshapen, ...(await findings(required, read.value, isSound))]
    .filter((e) => !isNewerName(read.value, e.test, e.path))
    .map((e) => fault(ruleOf(e.test), e.path, e.message, mendOf(e.test)));
  if (!errors.some((e) => e.rule === 'csaf-6.1.26')) errors.push(...categoryFaults(read.value));
  if (!isSound) return errors;
  const hints = await findings(advised, read.value, isSound);
  return [...errors, ...hints.map((e) => warning(ruleOf(e.test), e.path, e.message, mendOf(e.test)))];
}
