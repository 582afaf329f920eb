import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/contour.ts';
import type { Advisory } from '../../core/advisory/advisory.ts';
import { html } from '../html/html.ts';
import { mail } from '../mail/mail.ts';
import { markdown } from '../markdown/markdown.ts';
import { readSecurityMd } from '../security-md/read.ts';

const ours = contour();
const withProducts = (affected: Advisory['affected']) => ({ ...ours, advisory: { ...ours.advisory, affected } });
const of = (vendor: string, product: string, version: string): Advisory['affected'][number] => ({
  vendor,
  product,
  ranges: [{ line: `${version}.x`, introduced: `${version}.0`, fixed: `${version}.5` }],
});
const products: readonly (readonly [why: string, affected: Advisory['affected']])[] = [
  ['the name of one begins with the name of another', [of('V', 'Widget', '1'), of('V', 'Widget Pro', '3')]],
  ['a maker has “ by ” in its name', [of('Made by Hand', 'Widget', '1'), of('V', 'Stand by Me', '2')]],
  ['a name ends in its maker’s, in brackets', [of('Oracle', 'Java (Oracle)', '1')]],
  ['two of one name beside one in brackets', [of('A', 'W', '1'), of('B', 'W', '2'), of('C', 'X (C)', '3')]],
];

for (const format of [markdown, mail, html]) {
  for (const [why, affected] of products) {
    test(`${format.id}: no product has the versions of another where ${why}`, async () => {
      const { advisory, faults } = await format.read(format.render(withProducts(affected)));
      assert.deepEqual(advisory?.affected, affected);
      assert.deepEqual(faults, []);
    });
  }
}

test('of whom a product is that is not affected is not guessed', async () => {
  const statements = [
    {
      vendor: 'Made by Hand',
      product: 'Widget',
      status: 'not affected',
      justification: 'component_not_present',
    } as const,
  ];
  const { advisory, faults } = await mail.read(mail.render({ ...ours, advisory: { ...ours.advisory, statements } }));
  assert.equal(advisory?.statements, undefined);
  assert.deepEqual(
    faults.map(({ path }) => path),
    ['/statements'],
  );
});

test('no heading is lost without a word, whatever it is called', async () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const page = markdown.render(ours).replace('## Solution', `## ${name}\n\nHidden.\n\n## Solution`);
    assert.match((await markdown.read(page)).faults[0]?.message ?? '', /Hidden/, name);
    const letter = mail.render(ours).replace('Solution\n---', `${name}\n${'-'.repeat(name.length)}\n\nHidden.\n\n$&`);
    assert.match((await mail.read(letter)).faults[0]?.message ?? '', /Hidden/, name);
  }
});

test('words beside the cells of a row are told', async () => {
  const page = markdown.render(ours);
  for (const changed of [
    page.replace('| contour | ', 'Not so: $&'),
    page.replace(/(\| contour \| .*\|)$/m, '$1 Not so.'),
  ])
    assert.match((await markdown.read(changed)).faults[0]?.message ?? '', /Not so/);
});

test('a text of very many lines is read to its end', async () => {
  // Nothing is timed: what copies all that it has for each line, or hands each on as an argument, ends never or with a fault.
  const many = (line: string) => line.repeat(130_000);
  const told = async (found: Promise<{ readonly faults: readonly unknown[] }>) => (await found).faults.length > 0;
  assert.ok(await told(markdown.read(markdown.render(ours).replace('- **CVE:**', `${many('- **a:** b\n')}$&`))));
  assert.ok(await told(markdown.read(`${markdown.render(ours)}${many('\n## References\n\nx\n')}`)));
  assert.ok(await told(markdown.read(`${markdown.render(ours)}\n${many('x\n\n')}`)));
  assert.ok(await told(mail.read(mail.render(ours).replace('\nCVE: ', `\n${many('Aa: b\n')}CVE: `))));
  assert.ok((await mail.read(`${mail.render(ours)}\n${many('abc\n')}---\n`)).advisory);
  assert.ok(await told(mail.read(`${mail.render(ours).replace('References\n----------\n', `$&\n${many('x\n\n')}`)}`)));
  assert.ok((await html.read(html.render(ours).replace(/<div class="[^"]*prose[^"]*">/, `$&${many('<hr>')}`))).faults);
  assert.ok(readSecurityMd(`# Security policy of X\n${many('a\n')}`).faults.length > 0);
});

test('a table that falls apart line by line is told, and not tried for ever', async () => {
  const rows = Array.from(
    { length: 2_000 },
    (_, n) => `| contour | ${n} | ${n} up to, but not including, ${n + 1} | none yet |  |\n`,
  );
  const { faults } = await markdown.read(
    markdown.render(ours).replace(/(\| --- .*\n)(?:\|.*\n)+/, `$1${rows.join('')}`),
  );
  assert.equal(faults.length, 1);
});

const said = (text: string, from: string | RegExp, to: string): string => {
  assert.notEqual(text.replace(from, to), text, `${from} stands in it`);
  return text.replace(from, to);
};
const forged: readonly (readonly [what: string, read: () => ReturnType<typeof html.read>, told: RegExp])[] = [
  [
    'another version to upgrade to',
    () => html.read(said(html.render(ours), /Upgrade to <strong>[^<]*/, 'Upgrade to <strong>9.9')),
    /9\.9/,
  ],
  [
    'an advice beside the versions to upgrade to',
    () => html.read(said(html.render(ours), /<p>Upgrade to/, '<p>Do not: upgrade to nothing.</p>$&')),
    /upgrade to nothing/,
  ],
  [
    'other versions as affected beside the table',
    () => html.read(said(html.render(ours), /<li>contour: /, '<li>contour: 9.9 alone</li>$&')),
    /9\.9 alone/,
  ],
  ['what is no id beside the ids', () => html.read(said(html.render(ours), ' · CVE-', ' · not CVE-')), /not CVE-/],
  [
    'a word beside a reference',
    () => {
      const references = [{ kind: 'web' as const, url: 'https://a.example/' }];
      const page = html.render({ ...ours, advisory: { ...ours.advisory, references } });
      return html.read(said(page, /(id="references".*?<\/a>.*?)<\/li>/s, '$1 It is wrong.</li>'));
    },
    /It is wrong/,
  ],
  [
    'a word beside a moment of the timeline',
    () => {
      const timeline = [{ at: '2026-04-01T09:00:00.000Z', text: 'A fix was merged.' }];
      const page = html.render({ ...ours, advisory: { ...ours.advisory, timeline } });
      return html.read(said(page, /(id="timeline".*?<\/time>)/s, '$1 or never'));
    },
    /or never/,
  ],
  [
    'a solution that comes a second time',
    () => markdown.read(`${markdown.render(ours)}\n## Solution\n\nUpgrade to 9.9.\n`),
    /9\.9/,
  ],
  [
    'a patched commit that is not the end of its span',
    () =>
      markdown.read(
        said(
          markdown.render(ours),
          /(\| --- .*\n)/,
          `$1| contour | commits | commits from ${'a'.repeat(40)} up to, but not including, ${'b'.repeat(40)} of https://example.org/x | ${'c'.repeat(40)} |  |\n`,
        ),
      ),
    /a{10}/,
  ],
  [
    'a day of the week that is none of its date',
    () => markdown.read(said(markdown.render(ours), /Published:\*\* \w{3}/, 'Published:** Xyz')),
    /Xyz/,
  ],
];

for (const [what, read, told] of forged)
  test(`${what} is told, and not made anything of`, async () => {
    const { advisory, faults } = await read();
    assert.match(faults.map(({ message }) => message).join('\n'), told);
    assert.doesNotMatch(JSON.stringify(advisory), told);
  });

test('half a sign in a version is no half sign afterwards: what is read can be written in every form', async () => {
  for (const format of [markdown, mail, html]) {
    const { advisory } = await format.read(format.render(contour()).replaceAll('1.19.0', '1.19.\ud83d'));
    assert.ok(JSON.stringify(advisory).isWellFormed() && !JSON.stringify(advisory).includes('\\ud83d'), format.id);
  }
});
