import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { detailWords } from './commit-rules.ts';
import { atOnce } from './in-pieces.ts';
import { patterns } from './leak-patterns.ts';
import { leakFindings, leaksInPieces } from './leak-rules.ts';
import { standsIn } from './stands-in.ts';

const forms = [...patterns.map(({ finds }) => finds), detailWords, /ab|ba/gu, /(?<!x)a+/gu, /🌊./gu];

const said = fc.oneof(
  fc.constantFrom(
    ...['CVE-2026-41246', 'GHSA-x4mj-7f9g-29h4', 'https://git.example/a/b/pull/7', 'owner/name#12', 'PR  #7', 'abab'],
    ...['index 257cc5642cb1a054f08cc83f2d943e56fd3ebe99', '257cc5642cb1a054f08cc83f2d943e56fd3ebe99', '🌊🌊', 'xaaa'],
    ...[
      '![a](https://a.example/b)',
      'build.corp',
      'https://a:b@c',
      'https://a.example/?utm_source=x',
      'use after free',
    ],
    ...[
      `https://git.example/${'long/'.repeat(150)}pull/7`,
      `ghp_${'a1'.repeat(18)}`,
      `eyJ${'a'.repeat(700)}.${'b'.repeat(3_000)}.cccc`,
    ],
  ),
  fc.constantFrom(' ', '\n', '.', '/', 'a', '-', '@', '\ud83c', '\udf0a'),
  fc.integer({ min: 1, max: 700 }).map((n) => 'word '.repeat(n)),
);
const texts = fc.array(said, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(''));

test('a text searched in parcels says what it says in one, whatever stands on a seam', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 40, max: 4_000 }), (text, parcel) => {
      for (const form of forms) {
        const whole = [...text.matchAll(form)].map(({ 0: found, index }) => ({
          start: index,
          end: index + found.length,
          found,
        }));
        assert.deepEqual(atOnce(standsIn(text, form, parcel)), whole, String(form));
      }
    }),
    { numRuns: 60 },
  );
});

test('each leak of a text of a megabyte is found once, with its line, and in many pieces', () => {
  const lines = Array.from({ length: 15_000 }, (_, n) =>
    n % 100 === 7 ? `see CVE-2026-${10_000 + n}` : `let value${n} = compute(${n}, "Ünlike the others");`,
  );
  const work = leaksInPieces([{ path: '/x', text: lines.join('\n') }], ['cve-id', 'public-fix'], ['Rita Reporter']);
  let pieces = 0;
  let step = work.next();
  for (; !step.done; step = work.next()) pieces += 1;
  assert.deepEqual(
    step.value.map(({ line }) => line),
    lines.flatMap((line, n) => (line.startsWith('see') ? [n + 1] : [])),
  );
  assert.ok(pieces > 300, `${pieces} pieces`);
});

test('what never ends is read but so far from each place where it might begin', () => {
  // Read to the end from each, these take minutes.
  for (const open of ['https://a/', '![', '-eyJ', 'https://?utm_a=', 'https://a:'])
    assert.ok(leakFindings([{ path: '/x', text: open.repeat(40_000) }], ['public-fix'], []).length < 2, open);
});
