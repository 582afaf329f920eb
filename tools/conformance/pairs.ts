import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedData } from '../../test/support/vectors.ts';
import { type Agreement, agreement } from './agreement.ts';
import { goPair, haskellPair, opensslPair, type Pair, rustPair } from './pair-rules.ts';
import { githubPair } from './pairs-github.ts';

function pairsIn(folder: string, ends: readonly [string, string]): readonly Pair[] {
  const path = sharedData(`dev/pairs/${folder}`)!;
  return readdirSync(path)
    .filter((file) => file.endsWith(ends[0]))
    .map((file) => {
      const name = file.slice(0, -ends[0].length);
      const [first, second] = ends.map((end) => readFileSync(join(path, name + end), 'utf8'));
      return { name, first: first!, second: second! };
    });
}

async function row(
  title: string,
  folder: string,
  ends: readonly [string, string],
  differs: (pair: Pair) => Promise<string | undefined>,
): Promise<Agreement> {
  const judged: { name: string; why: string | undefined }[] = [];
  for (const pair of pairsIn(folder, ends)) judged.push({ name: pair.name, why: await differs(pair) });
  return agreement(
    `pairs: ${title}`,
    judged,
    ({ why }) => why === undefined,
    ({ name, why }) => `${name}: ${why}`,
  );
}

/** The same advisory in two forms by their own authors, under the mapping of docs/guide/formats.md. */
export async function pairs(): Promise<readonly Agreement[]> {
  if (!sharedData('dev/pairs')) return [];
  return [
    await row('Go, CVE and OSV', 'go-osv-cve5', ['.cve5.json', '.osv.json'], goPair),
    await row('RustSec, Markdown and OSV', 'rustsec-osv', ['.md', '.osv.json'], rustPair),
    await row('Haskell, Markdown and OSV', 'haskell-osv', ['.md', '.osv.json'], haskellPair),
    await row('GitHub and OSV', 'ghsa-osv', ['.ghsa.json', '.osv.json'], githubPair),
    await row('OpenSSL, CVE and text', 'openssl-cve5-text', ['.cve5.json', '.advisory.txt'], opensslPair),
  ];
}
