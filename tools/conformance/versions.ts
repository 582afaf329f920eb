import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { orderOf } from '../../src/core/release/order/order.ts';
import { sharedData } from '../../test/support/vectors.ts';
import { type Agreement, agreement } from './agreement.ts';

const ecosystems: Readonly<Record<string, string>> = {
  alpine: 'Alpine',
  cran: 'CRAN',
  debian: 'Debian',
  hackage: 'Hackage',
  maven: 'Maven',
  nuget: 'NuGet',
  packagist: 'Packagist',
  pub: 'Pub',
  pypi: 'PyPI',
  redhat: 'Red Hat',
  rubygems: 'RubyGems',
  semver: 'npm',
};

/** Comparisons of osv-scalibr, `a < b` a line, each read from both sides. */
export async function versions(): Promise<readonly Agreement[]> {
  const folder = sharedData('dev/osv-semantic');
  if (!folder) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => {
      const order = orderOf(ecosystems[file.split('-')[0]!]!)!;
      const lines = readFileSync(join(folder, file), 'utf8').split('\n');
      const all = lines.flatMap((line) => {
        const [, a, sign, b] = /^(?!#)(.*?) ([<>=]) (.*)$/.exec(line.trim()) ?? [];
        return a !== undefined && b !== undefined ? [{ a, b, wanted: '<=>'.indexOf(sign!) - 1 }] : [];
      });
      const agrees = ({ a, b, wanted }: (typeof all)[number]) =>
        Math.sign(order(a, b)) === wanted && Math.sign(order(b, a)) === -wanted;
      return agreement(`versions: ${file}`, all, agrees, ({ a, b }) => `${a} and ${b}`);
    });
}
