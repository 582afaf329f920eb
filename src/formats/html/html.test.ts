import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/contour.ts';
import { checkHtml } from './check.ts';
import { html } from './html.ts';

const page = html.render(contour());

test('a page to keep names its site in every link', () => {
  const links = [...page.matchAll(/ href="([^"]+)"/g)].map(([, href = '']) => href);
  assert.deepEqual(
    links.filter((href) => !/^(https:|#)/.test(href)),
    [],
  );
  assert.ok(links.some((href) => href.endsWith('/assets/tidegate.css') || href.includes('/assets/tidegate.css?')));
});

const broken: readonly (readonly [rule: string, change: (text: string) => string])[] = [
  ['html-doctype', (text) => text.replace('<!doctype html>', '')],
  ['html-lang', (text) => text.replace(/ lang="[^"]+"/, '')],
  ['html-charset', (text) => text.replace('<meta charset="utf-8"/>', '')],
  ['html-title', (text) => text.replace(/<title>[^<]+/, '<title> ')],
  ['html-heading', (text) => text.replaceAll(/<(\/?)h1/g, '<$1h2')],
  ['html-script', (text) => text.replace('</main>', '<SCRIPT>1</SCRIPT></main>')],
  ['html-handler', (text) => text.replace('<main', '<main onclick="x()"')],
  ['html-address', (text) => text.replace('</main>', '<a href=" javascript:x()">x</a></main>')],
  ['html-embedded', (text) => text.replace('</main>', '<img alt="" src="https://example.org/x.png"></main>')],
];

for (const [rule, change] of broken) {
  test(`${rule} is found`, async () => {
    assert.deepEqual(
      (await checkHtml(change(page))).map((found) => found.rule),
      [rule],
    );
  });
}

test('what looks like a handler within an address is none; one behind an address is', async () => {
  const rules = async (link: string) =>
    (await checkHtml(page.replace('</main>', `${link}x</a></main>`))).map(({ rule }) => rule);
  assert.deepEqual(await rules('<a href="https://a.example/ONa=">'), []);
  for (const link of ['<a href="x"onclick="y">', "<a href='x' onclick=y>", '<a/onclick=y>', `<a title=' onclick=y>`])
    assert.deepEqual(await rules(link), ['html-handler'], link);
});
