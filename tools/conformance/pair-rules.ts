import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Advisory } from '../../src/core/advisory/advisory.ts';
import { affectedTest } from '../../src/core/advisory/intervals.ts';
import { readNative } from '../../src/core/advisory/native.ts';
import { lineOf } from '../../src/core/advisory/spans.ts';
import { versContains } from '../../src/core/advisory/vers.ts';
import { compareVersions } from '../../src/core/release/versions.ts';
import { readCve } from '../../src/formats/cve/read.ts';
import { readOsv } from '../../src/formats/osv/read.ts';
import { sharedData } from '../../test/support/vectors.ts';

/** The same advisory in two forms, as texts. */
export interface Pair {
  readonly name: string;
  readonly first: string;
  readonly second: string;
}

const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
/** Every range of an advisory, each once. */
export const bounds = ({ affected }: Advisory): string =>
  [...new Set(affected.flatMap(({ ranges }) => ranges.map(({ introduced, fixed = '' }) => `${introduced} ${fixed}`)))]
    .sort()
    .join(', ');
const urls = ({ references }: Advisory): string[] => references.map(({ url }) => url);
/** The same fields of two advisories by the same authors; the first that is not the same. */
export function firstDifference(rows: readonly (readonly [what: string, a: string, b: string])[]): string | undefined {
  const [what, a, b] = rows.find(([, one, other]) => one !== other) ?? [];
  return what && `${what}: ${a!.slice(0, 120)} / ${b!.slice(0, 120)}`;
}

/**
 * Go's record of a CVE has a product for each package where OSV has one for each module: the ranges are the same. Where the
 * source gives CVE a description of its own, the two texts differ on purpose; CVE may have further references.
 */
export async function goPair({ name, first, second }: Pair): Promise<string | undefined> {
  const { cveMetadata, containers } = JSON.parse(first);
  const { advisory: cve } = await readCve(JSON.stringify({ cnaContainer: containers.cna }));
  const { advisory: osv } = await readOsv(second);
  if (!cve || !osv) return 'one of the two is not read';
  const source = readFileSync(join(sharedData('dev/pairs/go-osv-cve5')!, `${name}.report.yaml`), 'utf8');
  const hasOwnText = /^cve_metadata:(\n .*)*\n {4}description:/m.test(source);
  const missing = urls(osv).find((url) => !urls(cve).includes(url));
  return firstDifference([
    ['id', cveMetadata.cveId, osv.cve ?? ''],
    ['ranges', bounds(cve), bounds(osv)],
    ['description', hasOwnText ? '' : words(cve.description), hasOwnText ? '' : words(osv.description)],
    ['title', words(cve.title), words(osv.title)],
    [
      'credits',
      cve.credits
        .map(({ name }) => name)
        .sort()
        .join(),
      osv.credits
        .map(({ name }) => name)
        .sort()
        .join(),
    ],
    ['reference', missing ?? '', ''],
  ]);
}

const listIn = (toml: string, key: string): string[] =>
  [...(new RegExp(`^${key} = \\[([^\\]]*)\\]`, 'm').exec(toml)?.[1] ?? '').matchAll(/"([^"]*)"/g)].map(
    (one) => one[1]!,
  );

/** RustSec names what is patched and what never was affected; every version that it names must be judged alike. */
export async function rustPair({ first, second }: Pair): Promise<string | undefined> {
  const { advisory } = await readOsv(second);
  if (!advisory) return 'the record is not read';
  const fine = [...listIn(first, 'patched'), ...listIn(first, 'unaffected')].map((text) => readNative('npm', text));
  if (fine.includes(undefined)) return 'a requirement is not read';
  const named = [...fine.flatMap((vers) => vers!.constraints.map(({ version }) => version)), '0.0.0', '999.0.0'];
  const isAffected = affectedTest(advisory.affected[0]!);
  const wrong = named.find((version) => isAffected(version) === fine.some((vers) => versContains(vers!, version)));
  return wrong && `version ${wrong} is judged otherwise`;
}

export async function haskellPair({ first, second }: Pair): Promise<string | undefined> {
  const { advisory } = await readOsv(second);
  const told = [...first.matchAll(/introduced = "([^"]*)"(?:\s*fixed = "([^"]*)")?/g)].map(
    ([, from, to = '']) => `${from} ${to}`,
  );
  return advisory && firstDifference([['ranges', [...new Set(told)].sort().join(', '), bounds(advisory)]]);
}

/** The text that OpenSSL publishes names every version with the patch, or its line where no release was made for it. */
export async function opensslPair({ first, second }: Pair): Promise<string | undefined> {
  const { advisory } = await readCve(first);
  if (!advisory) return 'the record is not read';
  const fixed = advisory.affected.flatMap(({ ranges }) => ranges.flatMap((range) => range.fixed ?? []));
  const missing = fixed
    .sort(compareVersions)
    .find((version) => !second.includes(version) && !second.includes(lineOf(version)));
  return missing && `${missing} does not stand in the text`;
}
