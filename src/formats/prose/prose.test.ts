import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publications } from '../../../test/support/advisories.ts';
import { contour } from '../../../test/support/contour.ts';
import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { instant } from '../../core/process/instant.ts';
import { readAdvisoryFile, writeAdvisoryFile } from '../advisory-file.ts';
import type { Format } from '../format.ts';
import { html } from '../html/html.ts';
import { mail } from '../mail/mail.ts';
import { markdown } from '../markdown/markdown.ts';
import type { ReadAdvisory } from '../read.ts';

const forPeople = [markdown, mail, html];

/** What was read, by way of a file, as something to be written again. */
function again({ advisory, publication }: ReadAdvisory, { publisher }: PublishedAdvisory): PublishedAdvisory {
  const text = writeAdvisoryFile(advisory!, publication);
  const { file, faults } = readAdvisoryFile(text, { at: instant('2026-11-01T00:00:00Z'), publisher });
  assert.ok(file, JSON.stringify(faults));
  return file.published;
}

/** A page tag by tag, without space that no reader sees; any other text line by line. */
const shown = (text: string): string[] =>
  text.startsWith('<!doctype')
    ? text
        .replaceAll(/\s+/g, ' ')
        .split(/ ?(<[^>]*>) ?/)
        .filter(Boolean)
    : text.split('\n');

const readBack = (format: Format, text: string) => format.read(text);

const piece = fc.constantFrom(
  'word',
  ' ',
  '\n',
  '\n\n',
  '# Title',
  '## Impact',
  '\n### Deeper\n',
  '\n- item',
  '\n  - under',
  '\n1. first',
  '> quoted',
  '\n```\ncode *x*\n\n## y\n```\n',
  '**strong**',
  '*em*',
  '_em_',
  '`tick`',
  '``a ` b``',
  '[label](https://example.org/x)',
  'https://example.org/y',
  '<https://example.org/z>',
  '\\*',
  '*',
  '_',
  '`',
  '[',
  '|',
  '<b>',
  '&amp;',
  '~~~\nopen',
  '---',
  'Solution\n--------',
  'snake_case',
  '# ',
  '- ',
  '+ x',
);
const richText = fc.array(piece, { maxLength: 12 }).map((pieces) => `x ${pieces.join('')}`);
const rich = fc.tuple(publications, richText, richText, richText, richText).map(
  ([published, description, impact, solution, workarounds]): PublishedAdvisory => ({
    ...published,
    advisory: { ...published.advisory, description, impact, solution, workarounds },
  }),
);

for (const format of forPeople) {
  test(`${format.id}: texts with markup come back with the same meaning, and none is taken for a part of the page`, async () => {
    await fc.assert(
      fc.asyncProperty(rich, async (published) => {
        const text = format.render(published);
        const read = await readBack(format, text);
        assert.deepEqual(read.faults, []);
        assert.deepEqual(shown(format.render(again(read, published))), shown(text));
      }),
      { numRuns: 60 },
    );
  });

  test(`${format.id}: what was read of ours says the same when it is written again, and nothing of it was lost`, async () => {
    await fc.assert(
      fc.asyncProperty(publications, async (published) => {
        const text = format.render(published);
        const read = await readBack(format, text);
        assert.deepEqual(read.faults, []);
        assert.deepEqual(shown(format.render(again(read, published))), shown(text));
      }),
      { numRuns: 60 },
    );
  });
}

for (const format of forPeople) {
  test(`${format.id}: what nobody has rated has no severity, in words or read back`, async () => {
    const { cvss: _, severity: __, vectors: ___, scores: ____, ...unrated } = contour().advisory;
    const text = format.render({ ...contour(), advisory: unrated });
    assert.doesNotMatch(text, />NONE</);
    const { advisory, faults } = await readBack(format, text);
    assert.deepEqual([advisory!.severity, advisory!.cvss, faults], [undefined, undefined, []]);
  });
}

for (const format of forPeople) {
  test(`${format.id}: the word that its author chose stands beside a score that comes to another`, async () => {
    const low = { ...contour(), advisory: { ...contour().advisory, severity: 'low' as const } };
    const { advisory, faults } = await readBack(format, format.render(low));
    assert.deepEqual([advisory!.severity, advisory!.cvss, faults], ['low', contour().advisory.cvss, []]);
  });
}

const at = (published: PublishedAdvisory, change: (text: string) => string, format: Format) => {
  const text = format.render(published);
  const changed = change(text);
  assert.notEqual(changed, text);
  return readBack(format, changed);
};
const lost = ({ faults }: ReadAdvisory) =>
  faults.map(({ severity, path, message }) => `${severity} ${path} ${message}`);

const foreign: readonly (readonly [Format, (text: string) => string, RegExp])[] = [
  [markdown, (text) => `${text}\n## Risk\n\nHigh.\n`, /\/texts\/Risk .*High\./],
  [markdown, (text) => text.replace('- **CVE:**', '- **Bug:** 4711\n- **CVE:**'), /\/facts\/Bug.*4711/],
  [markdown, (text) => text.replace('8.1 High', '3.1 Low'), /\/facts\/Severity.*3\.1 Low/],
  [markdown, (text) => text.replace('| 1.31.6 |', '| 1.31.9 |'), /\/versions\/0 .*1\.31/],
  [markdown, (text) => text.replace(', this advisory', ', somewhere'), /\/references\/0\/kind.*somewhere/],
  [mail, (text) => `${text}\nRisk\n----\n\nHigh.\n`, /\/texts\/Risk .*High\./],
  [mail, (text) => text.replace(/^CVE:/m, 'Bug:       4711\nCVE:'), /\/facts\/Bug.*4711/],
  [
    mail,
    (text) => text.replace('- contour 1.31', '- perhaps contour too\n- contour 1.31'),
    /\/versions\/0.*perhaps contour too/,
  ],
  [mail, (text) => text.replace(/^(Affected versions\n-+\n)/m, '$1\nHello.\n'), /\/elsewhere .*Hello/],
  [html, (text) => text.replace('</main>', '<p>Pay here.</p></main>'), /\/elsewhere .*Pay here\./],
  [
    html,
    (text) =>
      text.replace(
        '<section class="stack" aria-labelledby="severity-title"',
        '<section id="risk"><h2>Risk</h2></section>$&',
      ),
    /\/elsewhere .*Risk/,
  ],
  [html, (text) => text.replaceAll('>8.1<', '>3.1<'), /\/facts\/Severity.*3\.1/],
  [html, (text) => text.replace('<strong>1.31.6</strong>', '<strong>1.31.9</strong>'), /\/versions\/0 .*1\.31/],
];

for (const [n, [format, change, told]] of foreign.entries()) {
  test(`${format.id}: what is said in other words, or elsewhere, is told with its place (${n + 1})`, async () => {
    const read = await at(contour(), change, format);
    assert.ok(read.advisory, lost(read).join('\n'));
    assert.match(lost(read).join('\n'), told);
    assert.ok(read.faults.every(({ severity }) => severity === 'warning'));
  });
}

const withdrawn = { ...contour(), status: 'withdrawn' as const };

for (const [format, line, other] of [
  [markdown, 'Its content no longer holds.', 'That was a mistake.'],
  [mail, 'Its content no longer holds.', 'That was a mistake.'],
  [html, 'This advisory is withdrawn<', 'This advisory is not withdrawn<'],
  [html, 'It is kept, and no longer holds.', 'It holds again.'],
] as const) {
  test(`${format.id}: a withdrawal in other words is told: ${other}`, async () => {
    assert.deepEqual(lost(await readBack(format, format.render(withdrawn))), []);
    const read = await at(withdrawn, (text) => text.replace(line, other), format);
    assert.match(lost(read).join('\n'), new RegExp(`/elsewhere.*${other.replace('<', '')}`));
  });
}

test('what says since when it is withdrawn says that it is', async () => {
  const read = await at(withdrawn, (text) => text.replace(/^This advisory is withdrawn\. .*\n/m, ''), markdown);
  assert.equal(read.publication?.status, 'withdrawn');
});

for (const place of ['header', 'nav', 'footer', 'form', 'svg', 'div class="card-head"', 'div class="section-head"']) {
  test(`html: within the main part, what stands in <${place}> is told`, async () => {
    const [name] = place.split(' ');
    const read = await at(contour(), (text) => text.replace('</main>', `<${place}>Also 1.30.</${name}></main>`), html);
    assert.match(lost(read).join('\n'), /\/elsewhere .*Also 1\.30\./);
  });
}

test('versions are read only if they say the same again: one that would reach further than it says is told', async () => {
  const [product] = contour().advisory.affected;
  const ranges = [
    { line: '1.0', introduced: '1.0.0' },
    { line: '1.1', introduced: '1.1.0', fixed: '1.1.2' },
  ];
  const open = { ...contour(), advisory: { ...contour().advisory, affected: [{ ...product!, ranges }] } };
  const whole = await readBack(markdown, markdown.render(open));
  assert.deepEqual(whole.advisory!.affected[0]!.ranges, ranges);
  const read = await at(open, (text) => text.replace(/^\| contour \| 1\.1 .*\n/m, ''), markdown);
  assert.deepEqual(read.advisory!.affected[0]!.ranges, []);
  assert.match(lost(read).join(), /\/versions .*1\.0\.0 up to, but not including/);
});

for (const format of forPeople) {
  test(`${format.id}: versions of a product whose name begins with the name of another are its own alone`, async () => {
    const [product] = contour().advisory.affected;
    const affected = ['Server', 'Server R2', 'Server R2 (Core)'].map((name, n) => ({
      ...product!,
      product: name,
      ranges: [{ line: `${n}.6`, introduced: `${n}.6.0`, fixed: `${n}.6.2` }],
    }));
    const three = { ...contour(), advisory: { ...contour().advisory, affected } };
    const { advisory, faults } = await readBack(format, format.render(three));
    assert.deepEqual([advisory!.affected, faults], [affected, []]);
  });

  test(`${format.id}: products of one name are told apart by a package that is said once`, async () => {
    const [whole] = contour().advisory.affected;
    const product = { ...whole!, ranges: whole!.ranges.slice(0, 1) };
    const affected = [
      product,
      { ...product, purl: 'pkg:npm/contour', ecosystem: 'npm', package: 'contour' },
      { vendor: 'X', product: 'alone (pkg:npm/alone)', ranges: product.ranges },
    ];
    const three = { ...contour(), advisory: { ...contour().advisory, affected } };
    const text = format.render(three);
    assert.doesNotMatch(text, /\(pkg:npm\/contour\) by \S+,\s+pkg:npm/);
    const { advisory, faults } = await readBack(format, text);
    assert.deepEqual([advisory!.affected, faults], [affected, []]);
  });

  test(`${format.id}: ids of others are read as they stand, with colons and with commas`, async () => {
    for (const id of ['RHSA-2022:0216', 'ACME-1, ACME-2']) {
      const text = format.render({ ...contour(), advisory: { ...contour().advisory, id, title: 'Made: up' } });
      const { advisory, faults } = await readBack(format, text);
      assert.deepEqual([advisory?.id, advisory?.title, faults], [id, 'Made: up', []]);
    }
  });
}

for (const [format, text] of [
  [markdown, '# Shopping\n\n- bread\n'],
  [mail, 'Dear all,\n\nit rains.\n'],
  [html, '<!doctype html><html lang="en"><title>x</title><h1>x</h1>'],
] as const) {
  test(`${format.id}: what names no advisory is refused`, async () => {
    const { advisory, faults } = await readBack(format, text);
    assert.equal(advisory, undefined);
    assert.equal(faults[0]?.rule, `${format.id}-lost-id`);
  });
}

test('html: a page in which elements stand ever deeper in each other is refused, not followed', async () => {
  const formatting = Array.from({ length: 3_000 }, (_, n) => `<b id=${n}><p>`).join('');
  for (const deep of ['<div>'.repeat(50_000), formatting])
    assert.deepEqual(
      (await readBack(html, deep)).faults.map(({ rule }) => rule),
      ['html-depth'],
    );
});
