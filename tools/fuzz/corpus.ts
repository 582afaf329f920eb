import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { formatOf } from '../../src/formats/format-of.ts';
import { allFormats } from '../../src/formats/index.ts';
import { publications } from '../../test/support/advisories.ts';
import { sharedData } from '../../test/support/vectors.ts';

const folders = ['dev/cve-records', 'dev/osv-records', 'dev/ghsa-records', 'dev/openvex-docs', 'dev/csaf-docs'];

/** Documents to begin with: generated ones in every form, and the corpora where they are on this machine. */
export function corpus(): readonly { readonly kind: string; readonly text: string }[] {
  const generated = fc
    .sample(publications, { numRuns: 40, seed: 1 })
    .flatMap((published) =>
      allFormats
        .filter((format) => format.obstacles(published).length === 0)
        .map((format) => ({ kind: format.id, text: format.render(published) })),
    );
  const real = folders.flatMap((folder) => {
    const path = sharedData(folder);
    if (!path) return [];
    const names = readdirSync(path).filter((name) => name.endsWith('.json'));
    return names.map((name) => readFileSync(join(path, name), 'utf8')).map((text) => ({ kind: formatOf(text), text }));
  });
  return [...generated, ...real.filter(({ text }) => text.length < 30_000)];
}
