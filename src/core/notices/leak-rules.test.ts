import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/law.ts';
import { leakFindings } from './leak-rules.ts';

const words = ['Rita Reporter', 'rita@example.org', 'José Ñúñez', 'Ann', '李雷'];
const { leaveOut } = contour.notices.plan;
const rulesOf = (text: string, out = leaveOut) => leakFindings([{ path: '/x', text }], out, words).map((f) => f.rule);

const leaks: Readonly<Record<string, readonly string[]>> = {
  'leak-cve-id': [
    'CVE-2026-41246',
    'cve-2026-41246',
    'see (CVE-2026-41246).',
    '_CVE-2026-41246_ in italics',
    'CVE-**2026**-41246',
    'CVE\u20102026\u201041246',
    'CVE\u20112026\u201141246',
    'CVE–2026–41246',
    'CVE\u22122026\u221241246',
    'CVE 2026 41246',
    'CVE_2026_41246',
    'CVE202641246',
    'CVE-2026-\n41246',
    'C\u200bVE-20\u200d26-41\u206026',
    'CVE\u00ad-2026-4124\ufeff6',
    'C\u2063VE-2026-41246',
    'ＣＶＥ－２０２６－４１２４６',
    'CVE-٢٠٢٦-٤١٢٤٦',
    'СVЕ-2026-41246 with Cyrillic letters',
    'https://example.org/CVE-2026-41246.html',
    'CVE-2026-1234567',
  ],
  'leak-ghsa-id': [
    'GHSA-x4mj-7f9g-29h4',
    'ghsa-X4MJ-7F9G-29H4',
    'GHSA x4mj 7f9g 29h4',
    '_GHSA-x4mj-7f9g-29h4_',
    'contour-ghsa-x4mj-7f9g-29h4',
    'GHSA\u2011x4mj\u20117f9g\u201129h4',
  ],
  'leak-public-fix': [
    'https://github.com/projectcontour/contour/pull/7671',
    'github.com/projectcontour/contour/pull/7671',
    'https://git.example.org/a/b/-/merge_requests/12',
    'https://github.com/projectcontour/contour/commit/b05d08fb8',
    'https://github.com/projectcontour/contour/compare/v1.33.3...v1.33.4',
    'projectcontour/contour#7671',
    'projectcontour/contour@b05d08fb8',
    'as in PR #7671',
    'as in pull request 7671',
  ],
  'leak-commit-hash': ['5f3e6d0ab1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6', 'commit b05d08fb8'],
  'leak-credential': [
    `tg_pat_${'a1'.repeat(24)}a`,
    `tg_cli_${'Z9'.repeat(24)}a`,
    `ghp_${'a1'.repeat(18)}`,
    '-----BEGIN OPENSSH PRIVATE KEY-----',
  ],
  'leak-reporter-name': [
    'found by Rita Reporter',
    'RITA  REPORTER',
    'Rita\nReporter',
    'Ri\u200bta Reporter',
    'write to rita@example.org.',
    'Jose\u0301 N\u0303u\u0301n\u0303ez',
    'thanks, Ann.',
    '感谢李雷的报告',
  ],
};

const harmless = [
  'A tenant can have Envoy run code of their choice.',
  'contour 1.19.0 up to, not including, 1.31.6, 1.32.5 and 1.33.4',
  'Patches leave on 2026-04-20 at 16:00 UTC, 14 business days after the report.',
  'CVE ids are requested and become public with the advisory.',
  'A CVE id will follow. 2026 is the year.',
  'We have asked for a CVE; 20 April 2026, 16:00.',
  'The GHSA draft exists.',
  'See https://projectcontour.io/resources/security-process#mailing-lists',
  'Releases: https://github.com/projectcontour/contour/releases',
  'Pull requests are welcome after the advisory; we commit to the date.',
  'The annotation was planned; a banner appears in the planned manner.',
  'The image is sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.',
  'Use 1234567890123456789012345678901234567890 as a test value.',
  'The reporter asked for credit; call +49 30 1234567.',
  'The option is --rewrite/path#anchor, or a/b.',
  'tg_pat_ is how our tokens begin.',
];

for (const [rule, texts] of Object.entries(leaks)) {
  test(`${rule} is found however it is written`, () => {
    for (const text of texts) assert.ok(rulesOf(text).includes(rule), `not found in ${JSON.stringify(text)}`);
  });
}

test('what gives nothing away raises no alarm', () => {
  for (const text of [...harmless, contour.embargo.policy]) assert.deepEqual(rulesOf(text), [], text);
});

test('a playbook that lets something out lets out only that; a credential never leaves', () => {
  assert.deepEqual(rulesOf('CVE-2026-41246 and GHSA-x4mj-7f9g-29h4', ['ghsa-id']), ['leak-ghsa-id']);
  assert.deepEqual(rulesOf('CVE-2026-41246, Rita Reporter', []), []);
  assert.deepEqual(rulesOf('-----BEGIN PRIVATE KEY-----', []), ['leak-credential']);
});

test('a finding says where it stands, what it is, and the way out', () => {
  const [finding] = leakFindings([{ path: '/subject', text: 'x CVE-2026-41246' }], leaveOut, []);
  assert.deepEqual(finding, {
    rule: 'leak-cve-id',
    severity: 'error',
    path: '/subject',
    message: '“CVE-2026-41246” names the CVE id. The policy says: leave out the CVE id.',
    mend: 'Remove it; the id becomes public with the advisory.',
    line: 1,
    column: 3,
    quote: 'CVE-2026-41246',
    policy: 'Leave out the CVE ID.',
    instead: 'this matter',
  });
});

test('a long text without leaks is read in reasonable steps', () => {
  const text = `${'https://example.org/'.repeat(500)}${'a/b'.repeat(3_000)}${'CVE-'.repeat(1_000)}`;
  assert.deepEqual(rulesOf(text), []);
});

test('the index line of a patch names no commit, and a line as long as a file is read but once', () => {
  const hash = '257cc5642cb1a054f08cc83f2d943e56fd3ebe99';
  assert.deepEqual(rulesOf(`index ${hash}..${hash}`, ['public-fix']), []);
  assert.deepEqual(rulesOf(`an index ${hash}\n${hash}`, ['public-fix']), ['leak-commit-hash', 'leak-commit-hash']);
  // Where every word reads its line back to the beginning, this takes minutes.
  assert.deepEqual(rulesOf('fix '.repeat(100_000), ['public-fix']), []);
});

test('each finding of a long text says its line and column', () => {
  const text = `${'+a CVE-2026-41246\n'.repeat(3)}CVE-2026-41246`;
  const places = leakFindings([{ path: '/x', text }], ['cve-id'], []).map(({ line, column }) => [line, column]);
  assert.deepEqual(places, [
    [1, 4],
    [2, 4],
    [3, 4],
    [4, 1],
  ]);
});
