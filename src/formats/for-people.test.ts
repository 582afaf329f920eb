import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../test/support/contour.ts';
import type { PublishedAdvisory } from '../core/advisory/advisory.ts';
import { html } from './html/html.ts';
import { mail } from './mail/mail.ts';
import { markdown } from './markdown/markdown.ts';

const [first, last] = ['1'.repeat(40), '2'.repeat(40)];
const base = contour();
const [contourItself] = base.advisory.affected;
const whole: PublishedAdvisory = {
  ...base,
  advisory: {
    ...base.advisory,
    aliases: ['GO-2026-5738'],
    vectors: ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'],
    weaknesses: ['CWE-20'],
    timeline: [{ at: '2026-02-03T09:00:00Z', text: 'Somebody saw it.' }],
    attackVectors: 'A right to write routes.',
    affected: [
      contourItself!,
      {
        vendor: 'projectcontour',
        product: 'gateway',
        ranges: [{ line: '2', introduced: '2.1', lastAffected: '2.7' }],
        commits: [{ repo: 'https://example.org/gateway', introduced: first, lastAffected: last }],
      },
    ],
  },
};

/** Words on one line, without marks of Markdown and HTML. */
const bare = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\\\s]+/g, ' ')
    .replaceAll(/ ([.,:])/g, '$1');

for (const form of [html, markdown, mail]) {
  test(`${form.id} tells people everything that the advisory says of the matter`, () => {
    const said = bare(form.render(whole));
    for (const fact of [
      'GO-2026-5738',
      'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
      'CWE-94',
      'CWE-20: Improper Input Validation',
      'Somebody saw it.',
      'Tue 3 Feb 2026 09:00 UTC',
      'A right to write routes.',
      '2.1 up to and including 2.7',
      `commits from ${first} up to and including ${last}`,
    ]) {
      assert.ok(said.includes(fact), `${form.id} does not say: ${fact}\n${said}`);
    }
  });
}

test('the page of a withdrawn advisory says so before everything else, and tells nobody what to do', () => {
  const page = html.render({ ...whole, status: 'withdrawn' });
  assert.ok(page.indexOf('This advisory is withdrawn') < page.indexOf(whole.advisory.summary));
  assert.doesNotMatch(page, /Am I affected\?|What to do|Upgrade to <strong>/);
});

test('where nobody is thanked the page makes up no reason for it', () => {
  const page = html.render({ ...whole, advisory: { ...whole.advisory, credits: [] } });
  assert.doesNotMatch(page, /Thanks|Thank you|wished/);
});

test('of several products the page says which one is upgraded to what', () => {
  const [product] = whole.advisory.affected;
  const other = { ...product!, product: 'gateway', ranges: [{ line: '2', introduced: '2.1', fixed: '2.8' }] };
  const page = bare(html.render({ ...whole, advisory: { ...whole.advisory, affected: [product!, other] } }));
  assert.match(page, /gateway: upgrade to 2\.8\./);
});

for (const form of [html, markdown, mail]) {
  test(`${form.id} of a draft does not say that it has been published`, () => {
    const said = bare(form.render({ ...whole, status: 'draft' }));
    assert.match(said, /Draft, not published yet/);
    assert.doesNotMatch(said, /First published|Published Thu|23 Apr 2026/);
    assert.doesNotMatch(bare(form.render(whole)), /not published/);
  });
}
