import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { blocks, contour } from '../../../test/support/law.ts';
import { offline } from '../../../test/support/offline.ts';
import { composeNotice } from '../../core/notices/compose.ts';

const good = composeNotice(blocks, 'REF-1', contour);
const mail = (subject: string, text: string) => `Subject: ${subject}\nTo: harbour\n\n${text}`;
const run = offline({
  'good.txt': mail(good.subject, good.text),
  'altered.txt': mail(good.subject, good.text.replace('must not be made public', 'should not be made public')),
  'bare.txt': mail(
    '[contour] notice',
    `Description\n\nSee CVE-2026-41246.\n\nVersions affected\n\nPossible workarounds\n\nNone.`,
  ),
  'patch.diff': 'From: Dana <dana@example.org>\n\nMend it, as in pull request 7671\n',
  'cve-2026-41246.patch': 'nothing',
  'notes.md': 'Found by Rita Reporter.\nSee CVE-2026-41246.\n',
  'names.txt': 'Rita Reporter\n\n',
});
const rules = (out: string) => (JSON.parse(out).findings as { rule: string; path: string }[]).map((f) => f.rule);

test('a notice as the house composes it passes, and one with a word of the terms changed does not', async () => {
  const { code, out } = await run('lint', 'notice', '--playbook', 'contour', 'good.txt');
  assert.deepEqual([code, out], [0, 'good.txt: nothing found\n']);
  const altered = await run('lint', 'notice', '--json', 'altered.txt');
  assert.equal(altered.code, 10);
  assert.deepEqual(rules(altered.out), ['footer-altered']);
});

test('what a notice lacks and what it leaks is told with its place, headers and attachments included', async () => {
  const { code, out } = await run('lint', 'notice', 'bare.txt', 'patch.diff', 'cve-2026-41246.patch', '--json');
  assert.equal(code, 10);
  const found = JSON.parse(out).findings as { rule: string; path: string; line: number; column: number }[];
  assert.deepEqual(
    found.map(({ rule, path }) => `${rule} ${path}`),
    [
      'tag-missing /subject',
      ...['versions', 'vectors', 'next-steps', 'ask'].map(() => 'block-missing /body'),
      'footer-altered /body',
      'leak-cve-id /body',
      'leak-public-fix /attachments/patch.diff',
      'leak-cve-id /attachments/cve-2026-41246.patch/name',
    ],
  );
  assert.deepEqual(
    found.filter(({ rule }) => rule === 'leak-cve-id').map(({ line, column }) => [line, column]),
    [
      [3, 5],
      [1, 1],
    ],
  );
});

test('a text is read by line and column, with the policy that it breaks; names are handed in', async () => {
  const { code, out } = await run('lint', 'text', '--words', 'names.txt', 'notes.md');
  assert.equal(code, 10);
  assert.match(out, /^notes\.md:1:10: error .*\[leak-reporter-name\]\n {2}policy: The reporter can remain anonymous/m);
  assert.match(
    out,
    /^notes\.md:2:5: error .*Instead: “this matter”\. \[leak-cve-id\]\n {2}policy: Leave out the CVE ID\.$/m,
  );
});

test('branches are read by their names', async () => {
  assert.equal((await run('lint', 'branch', 'docs/security-policy', 'release-1.33')).code, 0);
  const { code, out } = await run('lint', 'branch', 'main', 'fix/auth-bypass-jwt');
  assert.equal(code, 10);
  assert.match(out, /^main: nothing found\nfix\/auth-bypass-jwt:1:5: error “auth-bypass”/);
});

test('commits of a range are read by their texts, and a range that git does not know is said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-lint-'));
  const home = process.cwd();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Dana', '-c', 'user.email=dana@example.org', ...args], { cwd: folder });
  try {
    git('init', '-q');
    for (const text of ['Begin', 'Merge pull request from GHSA-x4mj-7f9g-29h4', 'Limit headers'])
      git('commit', '-q', '--allow-empty', '-m', text);
    process.chdir(folder);
    const { code, out } = await run('lint', 'commits', 'HEAD~2..');
    assert.equal(code, 10);
    assert.match(out, /^[0-9a-f]{12}:1:25: error “GHSA-x4mj-7f9g-29h4”/);
    assert.equal((await run('lint', 'commits', 'HEAD~1..')).out, 'Nothing found.\n');
    const unknown = await run('lint', 'commits', '--json', 'nowhere..');
    assert.equal(unknown.code, 1);
    assert.match(unknown.err, /git log failed in .*nowhere/);
    assert.equal((await run('lint', 'commits', '--', '--output=x')).code, 1);
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
});
