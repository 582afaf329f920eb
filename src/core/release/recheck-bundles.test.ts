import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/law.ts';
import { atOnce } from '../notices/in-pieces.ts';
import { instant } from '../process/instant.ts';
import type { CandidateFix } from './bundle.ts';
import { leftBundles, recheckBundle } from './recheck-bundles.ts';

const made = { base: 'v1.33.3', by: 'dana', blob: 'blob-1', size: 1, sha256: 'a', patches: [] };
const at = (hour: number) => instant(`2026-04-10T${String(hour).padStart(2, '0')}:00:00.000Z`);
const candidate: CandidateFix = {
  bundles: [
    { ...made, id: 'old', at: at(1), line: '1.33', supersededBy: 'new' },
    { ...made, id: 'new', at: at(5), line: '1.33' },
    { ...made, id: 'kept', at: at(1), line: '1.32' },
  ],
  shares: [
    { id: 's-1', at: at(2), by: 'lena', bundles: ['old'], archive: made, missing: [] },
    { id: 's-2', at: at(6), by: 'lena', bundles: ['new'], archive: made, missing: [] },
  ],
  downloads: [
    { at: at(4), party: 'organisation:quay', share: 's-1', form: 'plain', by: 'q' },
    { at: at(3), party: 'organisation:harbour', share: 's-1', form: 'plain', by: 'h' },
    { at: at(8), party: 'organisation:quay', share: 's-2', form: 'plain', by: 'q' },
  ],
};
const out = (publishedAt?: string) =>
  leftBundles({ candidate, advisory: { publications: publishedAt ? [{ at: publishedAt }] : [] } } as never).map(
    (left) => [left.bundle.id, left.at],
  );

test('a bundle has left once somebody downloaded it before publication, also where another took its place', () => {
  assert.deepEqual(out(), [
    ['old', at(3)],
    ['new', at(8)],
  ]);
  assert.deepEqual(out(at(7)), [['old', at(3)]]);
});

const mail = (
  subject: string,
  message: string,
  file = 'a.go',
  line = 'x := 1',
) => `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001
From: The maintainers <maintainers@project.invalid>
Date: Thu, 1 Jan 2026 00:00:00 +0000
Subject: [PATCH] ${subject}

${message}
---
diff --git a/${file} b/${file}
--- a/${file}
+++ b/${file}
@@ -1 +1 @@
-y
+${line}
`;
const judged = (text: string, bundle: object = {}) => {
  const left = { bundle: { ...candidate.bundles[0]!, ...bundle }, at: at(3) };
  const known = {
    guardedWords: ['Rita Reporter'],
    playbook: contour,
    words: { ofOtherCases: ['Crash in the listener'] },
  };
  return atOnce(recheckBundle(left, new TextEncoder().encode(text), known));
};

test('what leaks in a bundle is found with its place: message, names of files, added lines, author, tag and other cases', () => {
  const plain = mail('Check the value', 'It is read twice.');
  assert.deepEqual(judged(plain), []);
  const planted: readonly [string, object, string, RegExp][] = [
    [plain + mail('Tidy', 'One.\nTwo.\nMends CVE-2026-41246.'), {}, 'leak-cve-id', /^Patch 2, message, line 3: /],
    [mail('Tidy', 'One.', 'testdata/CVE-2026-41246.go'), {}, 'leak-cve-id', /^Patch 1, names of files/],
    [mail('Tidy', 'One.', 'a.go', '// CVE-2026-41246'), {}, 'leak-cve-id', /^Patch 1, added lines/],
    [plain.replace('The maintainers', 'Rita Reporter'), {}, 'leak-reporter', /^Patch 1, author/],
    [mail('Mend the crash in the listener', 'One.'), {}, 'leak-other-case', /^Patch 1, title/],
    [plain, { base: 'v1.33.3-CVE-2026-41246' }, 'leak-cve-id', /^Tag: /],
  ];
  for (const [text, bundle, rule, place] of planted) {
    const found = judged(text, bundle).find((each) => each.rule.startsWith(rule) && place.test(each.message));
    assert.ok(found, `${rule} ${place}: ${JSON.stringify(judged(text, bundle))}`);
    assert.deepEqual([found.sent, found.at, found.letter], ['old', at(3), 'patches of 1.33']);
    assert.ok(found.policy.length > 10);
  }
});

test('a name that runs together is taken apart wherever it stands in a line without an end', () => {
  for (let at = 15_980; at < 16_010; at += 1) {
    const found = judged(
      mail('Tidy', 'One.', 'a.js', `${'x'.repeat(at - 20)} ${'y'.repeat(20)}TestCVE2026_41246 ${'z '.repeat(9_000)}`),
    );
    assert.equal(found.length, 1, `at ${at}: ${JSON.stringify(found)}`);
  }
});
