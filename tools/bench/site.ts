// A public site of ten thousand advisories by the program itself, and one more; beside the same files written bare.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteBuilder } from '../../src/cli/site/build.ts';
import { siteFolder } from '../../src/cli/site/folder.ts';
import { pressAtOnce } from '../../src/cli/site/press.ts';
import { sealsWith } from '../../src/cli/site/seals.ts';
import { instant } from '../../src/core/process/instant.ts';
import { readSiteConfig } from '../../src/formats/site/config.ts';
import { type Figure, median } from './figure.ts';
import { buildSite, writtenBare } from './site-files.ts';
import { advisory, config } from './site-input.ts';

const count = 10_000;
/** How many of them are written bare for comparing. */
const sample = 1_000;

/** Advisories a second with the most memory that was seen, and the time until one more has its page and documents. */
export async function siteFigures(): Promise<readonly Figure[]> {
  const root = mkdtempSync(join(tmpdir(), 'tidegate-bench-'));
  try {
    const at = (name: string) => join(root, name);
    mkdirSync(at('advisories'));
    for (let n = 0; n < count; n += 1) writeFileSync(at(`advisories/${n}.json`), advisory(n));
    writeFileSync(at('site.yaml'), config);
    const built = await buildSite(at('site.yaml'), at('public'), at('advisories'));
    // Their numbers stand at the end of their ids, and in their CVE ids ten thousand above.
    const numbered = new RegExp(`-[01]?0\\d{${String(sample).length - 1}}(?=[./]|$)`);
    const bare = writtenBare(at('public'), at('bare'), (path) => numbered.test(path));
    return [
      {
        name: `site build of ${count} advisories`,
        value: count / built.seconds,
        unit: 'advisories/s',
        peer: { name: `the ${bare.files} files of ${sample} written bare`, value: sample / bare.seconds },
        bound: { is: 'at least', value: 500 },
      },
      {
        name: 'site build, both processors for one advisory',
        value: (built.busy / count) * 1_000,
        unit: 'ms',
        peer: { name: 'its files written bare', value: (bare.busy / sample) * 1_000 },
      },
      {
        name: 'site build, most memory seen',
        value: built.megabytes,
        unit: 'MB',
        peer: { name: 'the files of all advisories', value: (bare.bytes / sample / 1e6) * count },
        bound: { is: 'under', value: 400 },
      },
      await oneMore(at('public'), bare.seconds / sample),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** One more advisory on the built site: until its page and its documents are there; the lists are rebuilt afterwards. */
async function oneMore(out: string, bareSeconds: number): Promise<Figure> {
  const [site, folder, now] = [readSiteConfig(config).config!, siteFolder(out), instant('2026-11-22T00:00:00Z')];
  const press = pressAtOnce({ site, seals: sealsWith(now), folder });
  const builder = siteBuilder({ config: site, folder, now, press });
  const times: number[] = [];
  for (let n = 0; n < 50; n += 1) {
    const text = advisory(count + n);
    const began = performance.now();
    const faults = await builder.add(text);
    times.push(performance.now() - began);
    if (faults.length > 0) throw new Error(faults[0]!.message);
  }
  return {
    name: 'one more advisory, page and documents, p50',
    value: median(times),
    unit: 'ms',
    peer: { name: 'its share of the bare writes', value: bareSeconds * 1_000 },
    bound: { is: 'under', value: 50 },
  };
}
