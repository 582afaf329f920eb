import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/contour.ts';
import { markdown, renderMarkdown } from './markdown.ts';

test('the page has facts, a table of versions and every section', () => {
  const text = renderMarkdown(contour());
  assert.match(text, /^# CONTOUR-2026-001: Lua code injection through cookie path rewriting\n/);
  assert.match(text, /^- \*\*Severity:\*\* 8\.1 High \(CVSS 3\.1\), `CVSS:3\.1\/AV:N/m);
  assert.match(
    text,
    /^\| contour \| 1\.33 \| 1\.33\.0 up to, but not including, 1\.33\.4 \| 1\.33\.4 \| Envoy 1\.35 or later\. \|$/m,
  );
  assert.match(text, /^## Workarounds\n\nThere are no workarounds\.$/m);
});

test('names and titles are no markup', () => {
  const published = contour();
  const credits = [{ name: '[x](https://evil.example) | *y*', role: 'finder' as const }];
  const title = 'A <script> `title`\n# second';
  const text = renderMarkdown({ ...published, advisory: { ...published.advisory, title, credits } });
  assert.match(text, /^# CONTOUR-2026-001: A \\<script\\> \\`title\\` \\# second$/m);
  assert.match(text, /^- \\\[x\\\]\(https:\/\/evil\.example\) \\\| \\\*y\\\*, finder$/m);
});

test('a withdrawn advisory says so at the top; a page without a title is told', async () => {
  assert.match(renderMarkdown({ ...contour(), status: 'withdrawn' }), /^# [^\n]+\n\nThis advisory is withdrawn\./);
  assert.equal((await markdown.check('text'))[0]?.rule, 'markdown-title');
});

test('what a reader would miss, and what a page must not carry, is told with its line', async () => {
  const said = async (text: string) => (await markdown.check(text)).map(({ rule, message }) => `${rule}: ${message}`);
  const page = renderMarkdown(contour());
  assert.deepEqual(await said(page), []);
  assert.deepEqual(await said('# ID-1: Title\n'), [
    'markdown-facts: It has no list of facts, such as the CVE id, the severity and when it was published.',
    'markdown-versions: It has no table of affected versions.',
  ]);
  const inserted = (text: string) => said(page.replace('## Impact\n', `## Impact\n\n${text}\n`));
  const [line = 0] = [page.split('\n').indexOf('## Impact') + 3];
  assert.match((await inserted('<script>alert(1)</script>')).join(), new RegExp(`^markdown-html: Line ${line} `));
  assert.match((await inserted('[x](javascript:alert(1))')).join(), new RegExp(`^markdown-address: Line ${line} `));
  assert.deepEqual(await inserted('`<b>` and 1 < 2\n\n```\n<script>\n```'), []);
  assert.match((await inserted('x\u202Ey')).join(), /^markdown-characters: Line/);
});
