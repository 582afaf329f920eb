import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import { room } from '../../../test/support/samples/case-sample.ts';
import { signedInPages } from '../../../test/support/samples/desk-pages.ts';
import { publicPages } from '../../../test/support/samples/public-pages.ts';
import { frame } from '../../../test/support/samples/public-samples.ts';
import { day, type Instant, plus } from '../../core/process/instant.ts';
import { deskPlaces } from '../../parts/desk-shell.tsx';
import { InFrame } from '../../parts/frame.ts';
import { htmlOf } from '../../parts/html-of.ts';
import { Nav } from '../../parts/nav.tsx';
import { publicPlaces } from '../../parts/public-shell.tsx';
import { renderPage } from '../../parts/render-page.ts';
import { stylesheet } from '../../parts/style/stylesheet.ts';
import { NegotiationCard } from './negotiation-card.tsx';
import { NotFoundPage } from './problem-page.tsx';

const drawn = Object.entries({ ...publicPages, ...signedInPages }).map(
  ([name, page]) => [name, renderPage(page())] as const,
);

test('every page has one main heading, a main part, a skip link and a language', () => {
  for (const [name, html] of drawn) {
    assert.equal(html.match(/<h1[ >]/g)?.length, 1, name);
    assert.match(html, /<html lang="en-GB"/, name);
    assert.match(html, /<a class="skip" href="#main"/, name);
    assert.match(html, /<main id="main"/, name);
    assert.match(html, /<title>[^<]{5,}<\/title>/, name);
  }
});

test('no page carries inline style or script, as the content policy demands', () => {
  for (const [name, html] of drawn) {
    assert.doesNotMatch(html, /\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:/, name);
  }
});

test('no page loads a script', () => {
  for (const [name, html] of drawn) {
    assert.doesNotMatch(html, /<script/, name);
  }
});

test('an embargoed title never stands in the title of a page', () => {
  for (const [name, html] of drawn.filter(([each]) => each in signedInPages)) {
    const [title = ''] = /<title>.*?<\/title>/.exec(html) ?? [];
    assert.ok(!title.includes(room.title), name);
    assert.doesNotMatch(title, /memory|tenant|token|crash/i, name);
  }
});

test('every posting form carries the form token', () => {
  for (const [name, html] of drawn) {
    for (const form of html.match(/<form method="post".*?<\/form>/gs) ?? []) {
      assert.match(form, /name="form_token"/, name);
    }
  }
});

test('ids are unique, labels and descriptions point to something', () => {
  for (const [name, html] of drawn) {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
      name,
    );
    for (const [, targets = ''] of html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)) {
      for (const target of targets.split(' ')) assert.ok(ids.includes(target), `${name}: ${target}`);
    }
  }
});

test('every class has a rule', () => {
  const ruled = new Set([...stylesheet.matchAll(/\.([a-z][a-z0-9-]*)/g)].map((match) => match[1]));
  const markers = new Set(['public', 'partner', 'nav-side', 'line-event', 'line-message', 'stage-ahead']);
  const used = drawn.flatMap(([, html]) => [...html.matchAll(/\sclass="([^"]+)"/g)]);
  const names = new Set(used.flatMap((match) => (match[1] ?? '').split(' ')));
  assert.deepEqual(
    [...names].filter((name) => !ruled.has(name) && !markers.has(name)),
    [],
  );
});

test('not found is the same page byte for byte, whoever asked for whatever', () => {
  const asked = { ...frame, path: '/desk/cases/CASE-0042', formToken: 'other', person: { name: 'Mara', role: 'lead' } };
  const page = renderPage(h(NotFoundPage, { frame: asked }));
  assert.equal(page, renderPage(h(NotFoundPage, { frame: { ...frame, path: '/nowhere' } })));
  assert.doesNotMatch(page, /CASE-|Mara|forbidden|permission/i);
});

test('an advisory page with all its style stays under the weight that was promised', () => {
  const html = drawn.find(([name]) => name === 'advisory')?.[1] ?? '';
  assert.ok(html.length > 0 && html.length < 24_000, `${html.length} characters`);
});

test('every page of the main navigation stands under the place that it belongs to', () => {
  const current = (path: string, links: Parameters<typeof Nav>[0]['links']) => {
    const html = htmlOf(h(InFrame, { frame: { ...frame, path } }, h(Nav, { label: 'Main', links })));
    return /aria-current="page">([^<]+)</.exec(html)?.[1];
  };
  const desk = (path: string) => current(path, deskPlaces);
  assert.equal(desk('/desk'), 'Inbox');
  assert.equal(desk('/desk/cases/CASE-2026-0001'), 'Inbox');
  assert.equal(desk('/desk/sent'), 'Deliveries');
  assert.equal(desk('/desk/leaks'), undefined, 'what stands at the foot is no part of the inbox');
  assert.equal(current('/distributors', publicPlaces), 'Distributors');
});

test('a date that has passed is told as one that has', () => {
  const view = { ...room.negotiation!, isDecided: false, ended: undefined };
  const at = (answersBy: Instant) =>
    htmlOf(h(InFrame, { frame }, h(NegotiationCard, { view: { ...view, answersBy } })));
  assert.match(at(plus(frame.now, day)), /The parties may answer until/);
  assert.match(at(plus(frame.now, -day)), /The time to answer ended/);
});
