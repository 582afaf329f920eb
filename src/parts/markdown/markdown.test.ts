import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { h } from 'preact';
import { htmlOf } from '../html-of.ts';
import { readBlocks } from './blocks.ts';
import { readInline, safeAddress } from './inline.ts';
import { Markdown } from './markdown.tsx';

const html = (text: string, links: 'live' | 'shown' = 'live') =>
  htmlOf(h(Markdown, { text, links, level: 3 })).replace(/^<div class="prose">|<\/div>$/g, '');

test('draws the subset', () => {
  assert.equal(html('one\ntwo\n\nthree'), '<p>one two</p><p>three</p>');
  assert.equal(htmlOf(h(Markdown, { text: 'one\ntwo', lines: 'kept' })), '<div class="prose"><p>one<br/>two</p></div>');
  assert.equal(html('**a** *b* _c_ `d*`'), '<p><strong>a</strong> <em>b</em> <em>c</em> <code>d*</code></p>');
  assert.equal(html('- a\n  - b\n- c'), '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>');
  assert.equal(html('1. a\n2. b'), '<ol><li>a</li><li>b</li></ol>');
  assert.equal(html('## Title\n### Under'), '<h3>Title</h3><h4>Under</h4>');
  assert.match(html('```\n<b>\n```'), /<code>&lt;b><\/code>/);
  assert.equal(html('> quoted'), '<blockquote><p>quoted</p></blockquote>');
  assert.equal(html('snake_case_name and 2 * 3 * 4'), '<p>snake_case_name and 2 * 3 * 4</p>');
  assert.equal(html('\\*not\\*'), '<p>*not*</p>');
});

test('makes links live only where asked', () => {
  assert.match(
    html('[a](https://example.org/x)'),
    /<a href="https:\/\/example.org\/x" rel="noopener noreferrer nofollow">a<\/a>/,
  );
  assert.match(html('see https://example.org/x.'), /x<\/a>\.<\/p>/);
  assert.equal(
    html('[a](https://example.org/x)', 'shown'),
    '<p><span class="shown-link">a (https://example.org/x)</span></p>',
  );
});

test('lets no other address through', () => {
  for (const address of [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    '//example.org',
    '/desk',
    'vbscript:x',
    'https:/example.org',
    'https://',
    'https://exa"mple.org',
    'file:///etc/passwd',
  ]) {
    assert.equal(safeAddress(address), null, address);
    assert.doesNotMatch(html(`[a](${address})`), />a<\/a>|href="(?!https?:\/\/exa")/, address);
  }
  assert.equal(safeAddress(' https://example.org'), null);
  assert.equal(safeAddress('mailto:security@example.org'), 'mailto:security@example.org');
});

test('whatever is written, only our own elements and attributes come out', () => {
  const sign = fc.constantFrom('<', '>', '"', "'", '`', '*', '_', '[', ']', '(', ')', '\\', '\n', '#', '-', '1.', ' ');
  const bait = fc.constantFrom('https://a.b/', 'javascript:x', '<script>', 'onerror=', '```', '&lt;', 'word', '> ');
  const text = fc.array(fc.oneof(sign, bait, fc.string({ maxLength: 4 })), { maxLength: 60 });
  const allowed =
    /^<\/?(p|br|ul|ol|li|strong|em|code|pre|blockquote|h[3-6]|div|span|a)( (class="(code|shown-link)"|tabindex="0"|href="(https?:\/\/|mailto:)[^"<>]*"|rel="noopener noreferrer nofollow"))*\/?>$/;
  fc.assert(
    fc.property(text, (pieces) => {
      for (const tag of html(pieces.join('')).match(/<[^>]*>/g) ?? []) assert.match(tag, allowed);
    }),
    { numRuns: 500 },
  );
});

test('a long hostile text is read in time that grows with its length', () => {
  for (const piece of ['*', '[', '_a', '`', '> ', '[a](', '**a ', '- ']) {
    assert.ok(html(piece.repeat(6_000)).length > 0, piece);
  }
});

test('a run of ticks that is too long for code stays text, and a fence ends at the next one alone', () => {
  const ticks = '`'.repeat(60);
  assert.deepEqual(readInline(`${ticks}a${ticks}`), [{ kind: 'text', text: `${ticks}a${ticks}` }]);
  const blocks = readBlocks('```\none\n```\n\n~~~\ntwo');
  assert.deepEqual(blocks, [
    { kind: 'code', text: 'one' },
    { kind: 'code', text: 'two' },
  ]);
});
