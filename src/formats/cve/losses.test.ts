import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Leaf, silentlyLost } from '../../../test/support/leaves.ts';
import { sharedData, skippedWithout } from '../../../test/support/vectors.ts';
import { affectedTest } from '../../core/advisory/intervals.ts';
import { isFault, mainScore, score } from '../../core/scores/score.ts';
import type { ReadAdvisory } from '../read.ts';
import { readCve } from './read.ts';

const folder = 'dev/cve-records';

const at = (document: unknown, path: string): unknown =>
  path
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (inner, key) => (inner as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/')],
      document,
    );

/** What the neutral advisory says without the words of the record. */
function implied(document: unknown, { advisory }: ReadAdvisory) {
  return ({ path, value }: Leaf): boolean => {
    const above = (levels: number) =>
      at(document, path.split('/').slice(0, -levels).join('/')) as Record<string, unknown>;
    if (/^\/(dataType|dataVersion|cveMetadata\/state)$/.test(path) || /\/lang$/.test(path)) return true;
    if (/\/problemTypes\/.*\/type$/.test(path)) return value === 'CWE';
    if (/\/problemTypes\/.*\/description$/.test(path))
      return (
        String(value).includes(advisory!.cwe ?? 'none') ||
        (advisory!.weaknesses ?? []).some((id) => String(value).includes(id))
      );
    if (/\/metrics\/\d+\/cvss/.test(path)) {
      const { vectorString } = above(1);
      const found = score(String(vectorString));
      if (isFault(found) || !JSON.stringify(advisory).includes(found.vector)) return false;
      if (path.endsWith('/baseScore')) return value === mainScore(found);
      if (path.endsWith('/baseSeverity')) return String(value).toLowerCase() === found.severity;
      return typeof value === 'string';
    }
    if (/\/metrics\/\d+\/(format|scenarios|other\/type)/.test(path)) return true;
    if (/\/metrics\/\d+\/other\/content\/text$/.test(path))
      return (
        (String(value).toLowerCase() === 'moderate' && advisory!.severity === 'medium') ||
        String(value).toLowerCase() === advisory!.severity
      );
    if (/\/references\/\d+\/tags\//.test(path)) return advisory!.references.some(({ kind }) => kind !== 'web');
    if (/\/credits\/\d+\/value$/.test(path))
      return advisory!.credits.some(({ name, affiliation }) => `${name} (${affiliation})` === String(value).trim());
    if (/\/credits\/\d+\/type$/.test(path)) return advisory!.credits.some(({ role }) => role === value);
    if (/\/source\/discovery$/.test(path)) return value === 'UNKNOWN' || advisory!.credits.length > 0;
    if (/\/collectionURL$/.test(path)) return advisory!.affected.some(({ ecosystem }) => ecosystem !== undefined);
    if (/\/affected\/\d+\/(defaultStatus|versions\/\d+\/(status|versionType))$/.test(path)) return true;
    if (/\/versions\/\d+\/(version|lessThan|lessThanOrEqual|changes\/\d+\/(at|status))$/.test(path))
      return isBound(String(value), path);
    return false;
  };
  /** A bound that stands nowhere lies within a range, or within none; words for every version stand for no bound. */
  function isBound(text: string, path: string): boolean {
    if (/^(n\/a|unspecified|unknown|various|-|\*|all|all versions|0|affected|unaffected)$/i.test(text.trim()))
      return true;
    const { vendor, product } = at(document, path.replace(/\/versions\/.*/, '')) as {
      vendor?: string;
      product?: string;
    };
    const products = advisory!.affected.filter((one) => one.vendor === vendor && one.product === product);
    const bare = text
      .replaceAll(/[<>=]/g, ' ')
      .split(/[\s,]+/)
      .filter(Boolean);
    const words = JSON.stringify(products);
    return bare.every(
      (one) =>
        words.includes(`"${one}"`) ||
        products.some((each) => affectedTest(each)(one)) ||
        /\.\*$/.test(one) ||
        JSON.stringify(document).includes('"unaffected"'),
    );
  }
}

test('nothing of other people’s records is lost without a word', { skip: skippedWithout(folder) }, async () => {
  const names = readdirSync(sharedData(folder)!).filter((name) => name.endsWith('.json'));
  let read = 0;
  for (const name of names) {
    const text = readFileSync(`${sharedData(folder)}/${name}`, 'utf8');
    const found = await readCve(text);
    if (!found.advisory) continue;
    read += 1;
    const document = JSON.parse(text);
    assert.deepEqual(silentlyLost(document, found, implied(document, found)), [], name);
  }
  assert.ok(read > 100, `${read} were read`);
});
