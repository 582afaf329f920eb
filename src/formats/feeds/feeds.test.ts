import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../test/support/advisories.ts';
import { atomFaults } from '../../../test/support/atom.ts';
import { contour } from '../../../test/support/contour.ts';
import { renderAtom, xmlText } from './atom.ts';
import { renderJsonFeed } from './json-feed.ts';
import { renderRss } from './rss.ts';

const head = { url: 'https://example.org/feed.atom', title: 'Advisories', home: 'https://example.org/advisories' };

test('a feed names itself, its page and its newest change', () => {
  const text = renderAtom([contour()], head);
  assert.match(text, /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom">/);
  assert.match(text, /<link rel="self" type="application\/atom\+xml" href="https:\/\/example\.org\/feed\.atom"\/>/);
  assert.match(text, /<updated>2026-04-23T18:00:00\.000Z<\/updated>/);
  assert.match(text, /<title>Lua code injection through cookie path rewriting \(CONTOUR-2026-001, CVE-2026-41246\)</);
});

test('the RSS channel says the same with the dates of its standard', () => {
  const text = renderRss([contour()], { ...head, url: 'https://example.org/feed.rss' });
  assert.match(text, /<atom:link rel="self" type="application\/rss\+xml" href="https:\/\/example\.org\/feed\.rss"\/>/);
  assert.match(text, /<pubDate>Thu, 23 Apr 2026 18:00:00 GMT<\/pubDate>/);
  assert.match(text, /<guid isPermaLink="true">https:\/\/[^<]+CONTOUR-2026-001<\/guid>/);
  assert.doesNotMatch(renderRss([], head), /lastBuildDate/);
});

test('an empty feed is complete too', () => {
  assert.match(renderAtom([], head), /<updated>1970-01-01T00:00:00Z<\/updated>/);
  assert.deepEqual(JSON.parse(renderJsonFeed([], head)).items, []);
});

test('the last change comes first, and a withdrawn advisory says so', () => {
  const older = contour();
  const newer = { ...older, status: 'withdrawn' as const, updatedAt: '2026-06-01T00:00:00.000Z' };
  const { items } = JSON.parse(renderJsonFeed([older, newer], head));
  assert.deepEqual(
    items.map((i: { date_modified: string }) => i.date_modified),
    [newer.updatedAt, older.updatedAt],
  );
  assert.match(items[0].title, /^Withdrawn: /);
});

/** Well-formed enough for a reader of ours: every tag closed, no loose sign, no character that XML lacks. */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml[^>]*\?>/, '');
  for (const [, text = '', tag = ''] of body.matchAll(/([^<]*)(<[^>]*>)?/g)) {
    assert.doesNotMatch(text.replaceAll(/&(amp|lt|gt|quot|#39);/g, ''), /[&<>]/);
    if (tag.startsWith('</')) assert.equal(open.pop(), tag.slice(2, -1));
    else if (tag !== '' && !tag.endsWith('/>')) open.push(/^<([a-zA-Z:]+)/.exec(tag)![1]!);
  }
  assert.deepEqual(open, []);
}

test('whatever advisories say, the feed is well-formed', () => {
  fc.assert(
    fc.property(fc.array(publications, { maxLength: 3 }), (list) => {
      assertWellFormed(renderAtom(list, head));
      assert.deepEqual(atomFaults(renderAtom(list, head)), []);
      assertWellFormed(renderRss(list, head));
    }),
  );
});

test('text for XML has no markup and nothing that XML cannot hold', () => {
  assert.equal(xmlText('a<b>&"\'\u0000\u000b\ud800'), 'a&lt;b&gt;&amp;&quot;&#39;\ufffd');
});
