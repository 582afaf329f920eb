import { lightenGuards } from './light-guards.ts';

interface Told {
  readonly instancePath: string;
  readonly message: string;
}
interface TestResult {
  readonly errors?: readonly Told[];
  readonly warnings?: readonly Told[];
  readonly infos?: readonly Told[];
}

/** One test of the BSI's validator; its name says which, such as `mandatoryTest_6_1_11`. */
export type LibraryTest = (document: unknown) => TestResult | Promise<TestResult>;

/** What a test says: the number of its clause, where, and what. */
export interface Finding {
  readonly clause: string;
  readonly path: string;
  readonly message: string;
}

/** These fetch addresses (6.3.6, 6.3.7) or start programs (6.3.8): an embargo could leak, so they are never run. */
const reachesOut = /_6_3_[678]$/;
const isOurs = /_6_2_14$/;
const testsOf = (module: object): readonly LibraryTest[] =>
  Object.values<LibraryTest>(module as Record<string, LibraryTest>).filter(
    ({ name }) => !reachesOut.test(name) && !isOurs.test(name),
  );

/**
 * The library's tests for CSAF 2.0, named one by one: its own `validate` would also run those that reach out. Loaded on
 * first use, since their schemas take most of a second to compile.
 */
export async function testsOf20() {
  lightenGuards();
  const mandatory = testsOf(await import('@secvisogram/csaf-validator-lib/mandatoryTests.js'));
  return { mandatory, optional: testsOf(await import('@secvisogram/csaf-validator-lib/optionalTests.js')) };
}

/** Those of its informative tests that look at nothing but the document. */
export async function informativeTestsOf20(): Promise<readonly LibraryTest[]> {
  lightenGuards();
  return testsOf(await import('@secvisogram/csaf-validator-lib/informativeTests.js'));
}

/** Its tests for CSAF 2.1, as the standard was drafted when the library came out, all groups together. */
export async function testsOf21(): Promise<readonly LibraryTest[]> {
  lightenGuards();
  return [
    ...testsOf(await import('@secvisogram/csaf-validator-lib/csaf_2_1/mandatoryTests.js')),
    ...testsOf(await import('@secvisogram/csaf-validator-lib/csaf_2_1/recommendedTests.js')),
    ...testsOf(await import('@secvisogram/csaf-validator-lib/csaf_2_1/informativeTests.js')),
  ];
}

/** `mandatoryTest_6_1_27_3` as `6.1.27.3`. */
export const clauseOf = (test: LibraryTest): string => test.name.replace(/^[a-z]+Tests?_/i, '').replaceAll('_', '.');

/** What a test says, as a sentence. An id or address at the beginning is left as it is written. */
export const asSentence = (text: string): string =>
  `${text.replace(/^[a-z]+(?= )/, (word) => word.charAt(0).toUpperCase() + word.slice(1))}${/[.?!]$/.test(text) ? '' : '.'}`;

async function runTest(test: LibraryTest, document: unknown, isSound: boolean): Promise<TestResult> {
  try {
    return await test(document);
  } catch (error) {
    if (isSound) throw error;
    return {};
  }
}

/**
 * What the tests say of a document.
 * @param isSound whether it has the shape that the schema asks for: some tests stumble over documents that have not
 */
export async function findings(
  tests: readonly LibraryTest[],
  document: unknown,
  isSound: boolean,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const test of tests) {
    const { errors = [], warnings = [], infos = [] } = await runTest(test, document, isSound);
    for (const { instancePath, message } of [...errors, ...warnings, ...infos]) {
      found.push({ clause: clauseOf(test), path: instancePath, message: asSentence(message) });
    }
  }
  return found;
}
