import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import { instant } from '../../core/process/instant.ts';
import type { Frame } from '../frame.ts';
import { Gallery } from '../gallery.tsx';
import { renderPage } from '../render-page.ts';
import { stylesheet } from './stylesheet.ts';
import { colours } from './tokens.ts';

const frame: Frame = {
  project: 'Contour',
  now: instant('2026-11-30T09:00:00Z'),
  zone: 'America/Los_Angeles',
  theme: 'dark',
  path: '/desk',
  formToken: 'token',
  person: { name: 'Mara', role: 'on duty' },
  mode: 'drill',
};
const gallery = renderPage(h(Gallery, { frame }));

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('every text colour reads on page and panel, in both themes', () => {
  const { page, panel, edge, line: _decoration, ...texts } = colours;
  for (const [name, pair] of Object.entries(texts)) {
    for (const theme of [0, 1] as const) {
      for (const ground of [page, panel]) {
        assert.ok(contrast(pair[theme], ground[theme]) >= 4.5, `${name} in theme ${theme}`);
      }
    }
  }
  for (const theme of [0, 1] as const) assert.ok(contrast(edge[theme], page[theme]) >= 3);
});

test('a page carries no inline style and no inline script, as the content policy demands', () => {
  assert.doesNotMatch(gallery, /\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
});

test('every class in the gallery has a rule', () => {
  const ruled = new Set([...stylesheet.matchAll(/\.([a-z][a-z0-9-]*)/g)].map((match) => match[1]));
  const markers = new Set(['public', 'partner', 'nav-side', 'plain', 'line-event', 'line-message', 'stage-ahead']);
  const used = [...gallery.matchAll(/\sclass="([^"]+)"/g)].flatMap((match) => (match[1] ?? '').split(' '));
  const bare = [...new Set(used)].filter((name) => !ruled.has(name) && !markers.has(name));
  assert.deepEqual(bare, []);
});

test('the stylesheet balances its braces and stays small', () => {
  assert.equal(stylesheet.split('{').length, stylesheet.split('}').length);
  assert.ok(stylesheet.length < 48_000, `${stylesheet.length} characters`);
});

test('every form carries the form token', () => {
  assert.equal(gallery.split('<form').length, gallery.split('name="form_token"').length);
});
