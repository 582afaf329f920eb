import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce } from '../notices/in-pieces.ts';
import { changesInPieces } from './changes.ts';
import { patchLeaks } from './patch-leaks.ts';
import { readPatches } from './patches.ts';

const change = (added: string, lines = 1) =>
  `diff --git a/x.c b/x.c\nindex 1c9c7c1..5e0f6a2 100644\n--- a/x.c\n+++ b/x.c\n@@ -1 +1,${1 + lines} @@ int f()\n a\n${added}`;
const mailbox = (diff: string, headers = '') =>
  new TextEncoder().encode(
    `From ${'0'.repeat(40)} Mon Sep 17 00:00:00 2001\nFrom: A <a@example.org>\nDate: Thu, 1 Jan 2026 00:00:00 +0000\n${headers}Subject: [PATCH] Check the length\n\n---\n${diff}`,
  );
const found = (diff: string) =>
  readPatches(mailbox(diff)).patches.flatMap((patch, n) =>
    patchLeaks(patch, n, ['Zoë Leë']).map(({ rule, path }) => `${rule} ${path}`),
  );
const blob = 'index 0000000000000000000000000000000000000000..e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';

const hidden: readonly (readonly [where: string, diff: string, place: string])[] = [
  ['behind a carriage return', change('+ok\rCVE-2026-12345\n'), 'leak-cve-id /patches/0/diff'],
  ['behind a line separator', change('+ok\u2028CVE-2026-12345\n'), 'leak-cve-id /patches/0/diff'],
  ['behind a paragraph separator', change('+ok\u2029CVE-2026-12345\n'), 'leak-cve-id /patches/0/diff'],
  ['in a line that looks like a name', change('+++ CVE-2026-12345\n'), 'leak-cve-id /patches/0/diff'],
  [
    'in the name of an empty file',
    'diff --git a/CVE-2026-12345 b/CVE-2026-12345\nnew file mode 100644\nindex 0000000..e69de29\n',
    'leak-cve-id /patches/0/files',
  ],
  [
    'in the name of a binary file',
    `diff --git a/CVE-2026-12345 b/CVE-2026-12345\nnew file mode 100644\n${blob}\nGIT binary patch\nliteral 3\nKcmZQz\n\nliteral 0\nHcmV?d00001\n\n`,
    'leak-cve-id /patches/0/files',
  ],
  [
    'in a name that git writes as digits',
    'diff --git "a/Zo\\303\\253 Le\\303\\253" "b/Zo\\303\\253 Le\\303\\253"\nnew file mode 100644\n--- /dev/null\n+++ "b/Zo\\303\\253 Le\\303\\253"\n@@ -0,0 +1 @@\n+a\n',
    'leak-reporter-name /patches/0/files',
  ],
  ['below the last change', `${change('+ok\n')}Note: CVE-2026-12345\n`, 'leak-cve-id /patches/0/beside'],
  ['below the signature', `${change('+ok\n')}-- \nfor CVE-2026-12345\nall\n`, 'leak-cve-id /patches/0/beside'],
  [
    'below a change that ends too soon',
    `${change('+ok\n', 99)}Note: CVE-2026-12345\n`,
    'leak-cve-id /patches/0/beside',
  ],
  ['between two changes', `${change('+ok\n')}\\ CVE-2026-12345\n${change('+ok\n')}`, 'leak-cve-id /patches/0/beside'],
];

for (const [where, diff, place] of hidden)
  test(`what gives a fix away is found ${where}`, () => assert.deepEqual(found(diff), [place]));

test('a change of git’s own making has nothing beside it', () => {
  const diff = `${change('+ok\n\\ No newline at end of file\n')}diff --git a/CVE-2020-1 b/c\nsimilarity index 90%\nrename from CVE-2020-1\nrename to c\n${change('+-- \n').replace('@@ -1 +1,2 @@ int f()\n a\n', '@@ -1,2 +1,2 @@\n \n--- old\n')}diff --git a/b.bin b/b.bin\nnew file mode 100644\n${blob}\nGIT binary patch\nliteral 3\nKcmZQz\n\nliteral 0\nHcmV?d00001\n\ndiff --git a/d b/d\ndeleted file mode 100755\nindex e69de29..0000000\ndiff --git a/p b/p\nindex 1..2\nBinary files a/p and b/p differ\n`;
  const { files, added, beside } = atOnce(changesInPieces(diff));
  assert.deepEqual(beside, []);
  assert.deepEqual(files, ['b/x.c', 'c', 'b/b.bin']);
  assert.deepEqual(added, ['ok', '-- ']);
});

test('a patch in another character set than it is read in is told', () => {
  const rules = (type: string) =>
    readPatches(mailbox(change('+ok\n'), `Content-Type: text/plain; charset=${type}\n`)).faults.map(({ rule }) => rule);
  assert.deepEqual(rules('iso-8859-1'), ['patch-encoded']);
  assert.deepEqual(rules('"UTF-8"'), []);
});
