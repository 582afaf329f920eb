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
