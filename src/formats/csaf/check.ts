import { type Fault, fault, warning } from '../../core/case/fault.ts';
import { cweName } from '../../core/scores/cwe.ts';
import { readJson } from '../json.ts';

/** `mandatoryTest_6_1_11` as `csaf-6.1.11`, the number of the clause in CSAF 2.0. */
const ruleOf = (name: string): string => `csaf-${name.replace(/^[a-z]+Test_/i, '').replaceAll('_', '.')}`;

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

type Test = (document: unknown) => unknown;

interface TestResult {
  readonly name: string;
  readonly errors: readonly { readonly instancePath: string; readonly message: string }[];
  readonly warnings: readonly { readonly instancePath: string; readonly message: string }[];
}

interface Validator {
  readonly schema: Test;
  readonly mandatory: readonly Test[];
  readonly optional: readonly Test[];
  run(tests: readonly Test[], document: unknown): Promise<{ readonly tests: readonly TestResult[] }>;
}

/** Loaded on first use: its schemas take a while to compile. */
async function loadValidator(): Promise<Validator> {
  const [strict, schemas, mandatory, optional] = await Promise.all([
    import('@secvisogram/csaf-validator-lib/validateStrict.js'),
    import('@secvisogram/csaf-validator-lib/schemaTests.js'),
    import('@secvisogram/csaf-validator-lib/mandatoryTests.js'),
    import('@secvisogram/csaf-validator-lib/optionalTests.js'),
  ]);
  return {
    schema: schemas.csaf_2_0_strict,
    mandatory: Object.values<Test>(mandatory),
    optional: Object.values<Test>(optional),
    run: strict.default,
  };
}

/**
 * Every mandatory test of CSAF 2.0 as errors and every optional one as warnings, by the validator of the BSI.
 * Its informative tests fetch addresses and start programs: they are never run here.
 */
export async function checkCsaf(text: string): Promise<readonly Fault[]> {
  const read = readJson(text);
  if ('fault' in read) return [read.fault];
  const { schema, mandatory, optional, run } = await loadValidator();
  const required = await run([schema, ...mandatory], read.value);
  const advised = await run(optional, read.value);
  const errors = required.tests.flatMap((test) =>
    test.errors
      .filter((e) => !isNewerName(read.value, test.name, e.instancePath))
      .map((e) => fault(ruleOf(test.name), e.instancePath, e.message, mendOf(test.name))),
  );
  const hints = advised.tests.flatMap((test) =>
    [...test.errors, ...test.warnings].map((e) =>
      warning(ruleOf(test.name), e.instancePath, e.message, mendOf(test.name)),
    ),
  );
  return [...errors, ...hints];
}
