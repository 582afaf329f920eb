import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { patchLeaks } from './patch-leaks.ts';
import { readPatches } from './patches.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

interface Parts {
  readonly commit?: string;
  readonly headers?: string;
  readonly subject?: string;
  readonly message?: string;
  readonly foot?: string;
  readonly date?: string;
  readonly added?: string;
}

const one = ({ commit = '0'.repeat(40), headers = '', subject = '[PATCH] Check the length', ...p }: Parts = {}) =>
  `From ${commit} Mon Sep 17 00:00:00 2001
From: The maintainers <m@project.invalid>
Date: ${p.date ?? 'Thu, 1 Jan 2026 00:00:00 +0000'}
Subject: ${subject}
${headers}
${p.message ?? ''}---
diff --git a/src/value.go b/src/value.go
index 257cc56..5716ca5 100644
--- a/src/value.go
+++ b/src/value.go
@@ -1 +1 @@
-foo
+${p.added ?? 'bar'}
${p.foot ?? ''}`;

const rulesOf = (text: string) => readPatches(bytes(text)).faults.map(({ rule, path }) => `${rule} ${path}`);

test('a neutral mailbox is read patch by patch, every byte in its place', () => {
  const text = one() + one({ subject: '[PATCH 2/2] Länge prüfen', message: 'Ein Satz.\n' });
  const { patches, faults } = readPatches(bytes(text));
  assert.deepEqual(faults, []);
  assert.deepEqual(
    patches.map(({ subject, message }) => [subject, message]),
    [
      ['Check the length', '---\n'],
      ['Länge prüfen', 'Ein Satz.\n---\n'],
    ],
  );
  const whole = bytes(text);
  assert.deepEqual(
    patches.map(({ from, to }) => new TextDecoder().decode(whole.subarray(from, to))),
    [one(), one({ subject: '[PATCH 2/2] Länge prüfen', message: 'Ein Satz.\n' })],
  );
});

test('what tells where a patch comes from is told with its place', () => {
  const hash = '1c9c7c1b5e0f6a2d3b4c5d6e7f8091a2b3c4d5e6';
  assert.deepEqual(rulesOf(one({ commit: hash })), ['patch-commit /patches/0/commit']);
  assert.deepEqual(rulesOf(one({ headers: 'Message-Id: <20260401.1@build.example.org>\nX-Mailer: git\n' })), [
    'patch-header /patches/0/headers/message-id',
    'patch-header /patches/0/headers/x-mailer',
  ]);
  assert.deepEqual(rulesOf(one({ foot: '-- \n2.39.5\n\n' })), ['patch-signature /patches/0/signature']);
  assert.deepEqual(rulesOf(one() + one({ date: 'Wed, 1 Apr 2026 11:00:00 +0200' })), [
    'patch-date /patches/1/headers/date',
  ]);
});

test('what git am cannot take is told', () => {
  assert.deepEqual(rulesOf('hello'), ['patch-mailbox ']);
  assert.deepEqual(rulesOf(''), ['patch-mailbox ']);
  assert.deepEqual(rulesOf(one().replaceAll('\n', '\r\n')), ['patch-line-ends ']);
  assert.deepEqual(rulesOf(one({ added: 'a file with such line ends\r' })), []);
  assert.deepEqual(rulesOf(one({ message: 'From here on it is checked.\n' })), ['patch-from-line /patches/0/message']);
  assert.deepEqual(rulesOf(one({ headers: 'Content-Transfer-Encoding: base64\n' })), [
    'patch-encoded /patches/0/headers/content-transfer-encoding',
  ]);
  assert.deepEqual(rulesOf(one().slice(0, one().indexOf('diff --git'))), ['patch-empty /patches/0']);
  assert.deepEqual(rulesOf(one({ subject: '[PATCH]' })), ['patch-header-missing /patches/0/headers/subject']);
  assert.deepEqual(rulesOf('x'.repeat(5_000_001)), ['patch-size ']);
});

test('what was found in a patch stands until it is asked about other words', () => {
  const [patch] = readPatches(bytes(one({ added: '// CVE-2026-41246, says Rita Reporter' }))).patches;
  const first = patchLeaks(patch!, 0, [], ['Crash in the listener']);
  const again = patchLeaks(patch!, 0, [], ['Says Rita Reporter']);
  assert.deepEqual([first.length, again.length], [1, 2]);
  assert.equal(again[0], first[0], 'its own verdict was not made anew');
  assert.deepEqual(patchLeaks(patch!, 0, ['Rita Reporter']).length, 2);
  assert.equal(patchLeaks(patch!, 0, ['None', 'Rita Reporter']).length, 2);
  assert.equal(patchLeaks(patch!, 0, ['None\nRita Reporter']).length, 1);
  assert.deepEqual(patchLeaks(patch!, 1, [])[0]!.path, '/patches/1/diff');
});

test('the texts of a patch are read as people read them', () => {
  const found = (parts: Parts) =>
    readPatches(bytes(one(parts))).patches.flatMap((p, n) =>
      patchLeaks(p, n, ['Rita Reporter']).map(({ rule, path, severity }) => `${severity} ${rule} ${path}`),
    );
  assert.deepEqual(found({}), []);
  assert.deepEqual(found({ subject: '[PATCH] =?UTF-8?Q?Fix_CVE=2D2026=2D41246?=' }), [
    'error leak-cve-id /patches/0/subject',
  ]);
  assert.deepEqual(found({ subject: '[PATCH] Fix heap\n overflow in the parser' }), [
    'error leak-commit-words /patches/0/subject',
  ]);
  assert.deepEqual(found({ message: 'See https://github.com/heron/heron/pull/12\n' }), [
    'error leak-public-fix /patches/0/message',
  ]);
  assert.deepEqual(found({ message: 'Signed-off-by: Dana <dana@example.org>\n' }), [
    'warning patch-names-people /patches/0/message',
  ]);
  assert.deepEqual(found({ added: 'func TestCVE2026_41246() {}' }), ['error leak-cve-id /patches/0/diff']);
  assert.deepEqual(found({ added: 'uses: actions/checkout@8f4b7f84864484a7bf31766abe9204da3cbe65b3' }), []);
});

test('whatever bytes come, they are read without a throw and in no time that grows wildly', () => {
  const start = `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001\n`;
  const piece = fc.oneof(
    fc.constantFrom(start, 'Subject: x\n', '\n', '---\n', 'diff --git a b\n', '-- \n', 'From ', '=?utf-8?B?!!?='),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const whole = bytes(start + pieces.join(''));
      const { patches } = readPatches(whole);
      for (const [n, patch] of patches.entries()) patchLeaks(patch, n, []);
      assert.equal(patches.at(-1)!.to, whole.length);
      assert.ok(patches.every(({ from }, n) => from === (n === 0 ? 0 : patches[n - 1]!.to)));
    }),
  );
});
