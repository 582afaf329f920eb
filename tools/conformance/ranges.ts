import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNative } from '../../src/core/advisory/native.ts';
import { type Purl, parsePurl, writePurl } from '../../src/core/advisory/purl.ts';
import { orderOfScheme } from '../../src/core/advisory/schemes.ts';
import { isCanonicalVers, parseVers, versContains, writeVers } from '../../src/core/advisory/vers.ts';
import { sharedData } from '../../test/support/vectors.ts';
import { type Agreement, agreement } from './agreement.ts';

interface Official {
  readonly test_type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind of test has an input of its own
  readonly input: any;
  // biome-ignore lint/suspicious/noExplicitAny: and an output
  readonly expected_output?: any;
  readonly expected_failure?: boolean;
}

function testsIn(folder: string): readonly (Official & { readonly file: string })[] {
  const path = sharedData(folder);
  if (!path) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) =>
      (JSON.parse(readFileSync(join(path, file), 'utf8')).tests as Official[]).map((test) => ({ ...test, file })),
    );
}

/** Without what is empty, keys in order: the official parts say null where ours say nothing. */
const parts = (purl: object | undefined): string | undefined =>
  purl &&
  JSON.stringify(
    Object.entries(purl)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([key, value]) => [key, typeof value === 'object' ? Object.entries(value).sort() : value])
      .sort(),
  );

function isPurlRight({ test_type, input, expected_output, expected_failure }: Official): boolean {
  const text = (purl: Purl | undefined) => purl && writePurl(purl);
  const given = test_type === 'build' ? Object.fromEntries(Object.entries(input).filter(([, part]) => part)) : input;
  if (test_type === 'parse') return parts(parsePurl(given)) === (expected_failure ? undefined : parts(expected_output));
  const isWhole = test_type !== 'build' || ('type' in given && 'name' in given);
  const found = isWhole ? text(test_type === 'build' ? given : parsePurl(given)) : undefined;
  return found === (expected_failure ? undefined : expected_output);
}

const schemeOf = ({ input }: Official): string =>
  input.input_scheme ?? input.scheme ?? /^vers:([^/]*)/.exec(input.vers ?? input)![1];

/** The reader in Python that the case was made with reads `~0.8.0-pre` otherwise than npm itself: up to 0.8.1, not 0.9.0. */
const againstNpm = '>= 0.2.0 <= 0.9.6 || ~0.8.0-pre';

function isVersRight(test: Official): boolean {
  const { test_type, input, expected_output, expected_failure } = test;
  const order = orderOfScheme(schemeOf(test))!;
  const same = (a: string, b: string) => order(a, b) === 0;
  // Versions are printed in the letters of their scheme there; which comes first is what is compared.
  if (test_type === 'comparison')
    return input.versions.toSorted(order).every((version: string, n: number) => same(version, expected_output[n]));
  if (test_type === 'equality') return same(input.versions[0], input.versions[1]) === expected_output;
  if (test_type === 'containment') return versContains(parseVers(input.vers)!, input.version) === expected_output;
  if (test_type === 'validate') return writeVers(parseVers(input)!) === expected_output;
  if (test_type === 'from_native') {
    const found = readNative(schemeOf(test), input.native_range);
    return found !== undefined && writeVers(found) === expected_output;
  }
  const found = isCanonicalVers(input) ? parseVers(input) : undefined;
  if (!found || expected_failure) return found === undefined && expected_failure === true;
  const said = { scheme: found.scheme, version_constraints: found.constraints.map((c) => [c.comparator, c.version]) };
  return JSON.stringify(said) === JSON.stringify(expected_output);
}

/** The official cases of package URLs, and of VERS scheme by scheme; schemes that we do not order are left out. */
export async function ranges(): Promise<readonly Agreement[]> {
  const say = ({ input }: Official) => JSON.stringify(input);
  const purls = testsIn('dev/purl-tests');
  const vers = testsIn('dev/vers-tests').filter(
    (test) => orderOfScheme(schemeOf(test)) !== undefined && test.input.native_range !== againstNpm,
  );
  return [
    ...(purls.length > 0 ? [agreement('package URLs: official cases', purls, isPurlRight, say)] : []),
    ...[...Map.groupBy(vers, schemeOf)].map(([scheme, tests]) => agreement(`VERS: ${scheme}`, tests, isVersRight, say)),
  ];
}
