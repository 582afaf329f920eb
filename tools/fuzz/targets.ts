import { affectedTest } from '../../src/core/advisory/intervals.ts';
import { nativeSchemes, readNative } from '../../src/core/advisory/native.ts';
import { parsePurl, writePurl } from '../../src/core/advisory/purl.ts';
import { rangesOfSpans, spansOfVers } from '../../src/core/advisory/spans.ts';
import { parseVers, writeVers } from '../../src/core/advisory/vers.ts';
import { score } from '../../src/core/scores/score.ts';
import { readAdvisoryFile } from '../../src/formats/advisory-file.ts';
import { decodeDocument } from '../../src/formats/bytes.ts';
import { converted } from '../../src/formats/convert.ts';
import { readCsafReport } from '../../src/formats/csaf21/report.ts';
import { readEpss, readKev } from '../../src/formats/exploitation/lists.ts';
import { allFormats } from '../../src/formats/index.ts';
import { readPlaybookText } from '../../src/formats/playbook/playbook.ts';
import { readSecurityMd } from '../../src/formats/security-md/read.ts';
import { checkSecurityMd } from '../../src/formats/security-md/security-md.ts';
import { readSecurityTxt } from '../../src/formats/security-txt/read.ts';
import { checkSecurityTxt } from '../../src/formats/security-txt/security-txt.ts';
import { readSiteConfig } from '../../src/formats/site/config.ts';
import { readBlocks } from '../../src/parts/markdown/blocks.ts';
import { readInline } from '../../src/parts/markdown/inline.ts';

/** Something that takes text of others: it may find faults, but never throw. */
export interface Target {
  readonly name: string;
  /** Whether a document takes it so long that only a part of all goes through it. */
  readonly isSlow?: boolean;
  take(text: string): unknown;
}

const at = '2026-01-01T00:00:00.000Z';
const ecosystems = [
  'npm',
  'Maven',
  'PyPI',
  'Debian',
  'Alpine',
  'Red Hat',
  'NuGet',
  'Packagist',
  'RubyGems',
  'Pub',
  'CRAN',
  '',
];

/** Words on their own: versions, ranges, package URLs, vectors. */
const words: readonly Target[] = [
  { name: 'package URL', take: (text) => [parsePurl(text)].map((purl) => purl && writePurl(purl)) },
  {
    name: 'VERS',
    take: (text) => [parseVers(text)].map((vers) => vers && [writeVers(vers), rangesOfSpans(spansOfVers(vers).spans)]),
  },
  { name: 'native ranges', take: (text) => nativeSchemes.map((scheme) => readNative(scheme, text)) },
  { name: 'score', take: (text) => score(text) },
  {
    name: 'version orders',
    take: (text) => {
      const [introduced = '0', lastAffected = '9'] = [text.slice(0, 2_000), text.slice(2_000, 4_000)];
      const product = { vendor: 'v', product: 'p', package: 'p', ranges: [{ line: 'x', introduced, lastAffected }] };
      return ecosystems.map((ecosystem) => affectedTest({ ...product, ecosystem })(text.slice(1, 2_001)));
    },
  },
];

/** Every reader and checker of a whole document. */
export const targets: readonly Target[] = [
  ...allFormats.flatMap((format): Target[] => [
    { name: `${format.id} check`, take: (text) => format.check(text) },
    { name: `${format.id} read`, take: (text) => format.read(text) },
    // What is read of a broken document is written again, in one form or another.
    {
      name: `${format.id} convert`,
      take: async (text) => converted(allFormats[text.length % allFormats.length]!, await format.read(text), at),
    },
  ]),
  { name: 'report of the CSAF profile', take: (text) => readCsafReport(text) },
  { name: 'known exploited', take: (text) => readKev(text) },
  { name: 'exploits expected', take: (text) => readEpss(text) },
  { name: 'SECURITY.md', take: (text) => [checkSecurityMd(text), readSecurityMd(text)] },
  { name: 'site file', isSlow: true, take: (text) => readSiteConfig(text) },
  { name: 'playbook', isSlow: true, take: (text) => readPlaybookText(text) },
  { name: 'advisory file', isSlow: true, take: (text) => readAdvisoryFile(text, { at }) },
  { name: 'security.txt', take: (text) => [checkSecurityTxt(text, at), readSecurityTxt(text)] },
  { name: 'Markdown', take: (text) => [readBlocks(text), readInline(text)] },
  { name: 'bytes', take: (text) => decodeDocument(Buffer.from(text, text.length % 2 === 0 ? 'latin1' : 'utf16le')) },
  ...words,
];
