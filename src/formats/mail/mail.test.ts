import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contour } from '../../../test/support/contour.ts';
import { blocksOf, renderMail } from './letter.ts';
import { announcement, mail } from './mail.ts';
import { type Block, columns, wrapMail } from './wrap.ts';

test('blocks are set at 72 columns with an empty line between them', () => {
  const text = wrapMail([
    { kind: 'heading', text: 'What to do' },
    {
      kind: 'paragraph',
      text: 'Upgrade\nto the version that your release line names, or read on if you cannot upgrade yet.',
    },
    { kind: 'list', items: ['first', `second ${'word '.repeat(20)}`] },
    {
      kind: 'fields',
      pairs: [
        ['CVE', 'CVE-2026-41246'],
        ['Severity', '8.1 High'],
      ],
    },
    { kind: 'verbatim', text: 'kubectl get httpproxy -A' },
    { kind: 'paragraph', text: '  ' },
  ]);
  assert.equal(
    text,
    [
      'What to do',
      '----------',
      '',
      'Upgrade to the version that your release line names, or read on if you',
      'cannot upgrade yet.',
      '',
      '- first',
      '- second word word word word word word word word word word word word',
      '  word word word word word word word word',
      '',
      'CVE:      CVE-2026-41246',
      'Severity: 8.1 High',
      '',
      '  kubectl get httpproxy -A',
      '',
    ].join('\n'),
  );
});

const someBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), text: fc.lorem({ maxCount: 40 }) }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(fc.lorem({ maxCount: 20 })) }),
  fc.record({ kind: fc.constant('paragraph' as const), text: fc.string({ unit: 'grapheme', maxLength: 300 }) }),
);

test('no line that could be broken is too long, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(someBlock), (blocks) => {
      const text = wrapMail(blocks);
      for (const line of text.split('\n')) {
        const content = line.replace(/^(- | {2})/, '').trim();
        assert.ok([...line].length <= columns || !content.includes(' '), line);
      }
      const given = blocks.flatMap((b) => (b.kind === 'list' ? b.items : b.kind === 'paragraph' ? [b.text] : []));
      const words = (all: string) => all.split(/\s+/).filter((word) => /^[a-z]+[.,]?$/i.test(word));
      assert.deepEqual(words(text).length >= words(given.join(' ')).length, true);
    }),
  );
});

test('a subject is one line without anything hidden', () => {
  const { subject, text } = renderMail({
    subject: 'a\r\nBcc: b\u202Ec\u0000  d',
    blocks: [{ kind: 'verbatim', text: 'x\u0007y\u2028z' }],
  });
  assert.equal(subject, 'a Bcc: bc d');
  assert.equal(text, '  xy\n  z\n');
  assert.equal([...renderMail({ subject: 'x'.repeat(500), blocks: [] }).subject].length, 200);
});

test('Markdown becomes blocks: headings, lists, fences and paragraphs', () => {
  assert.deepEqual(blocksOf('# Title\nText\n\n- one\n- two\n  more\n\n```sh\nkubectl get\n```\nEnd:\n- three'), [
    { kind: 'heading', text: 'Title' },
    { kind: 'paragraph', text: 'Text' },
    { kind: 'list', items: ['one', 'two\nmore'] },
    { kind: 'verbatim', text: 'kubectl get' },
    { kind: 'paragraph', text: 'End:' },
    { kind: 'list', items: ['three'] },
  ]);
});

test('the announcement tells what, how bad, who, and what to do', async () => {
  const { subject } = announcement(contour());
  assert.equal(subject, '[projectcontour] CVE-2026-41246: Lua code injection through cookie path rewriting');
  const text = mail.render(contour());
  assert.match(text, /^Severity: {2}8\.1 High \(CVSS 3\.1\),$/m);
  assert.match(text, /Upgrade to\n? {0,2}1\.33\.4\. Needed first: Envoy 1\.35 or later\./);
  assert.match(text, /^There are no workarounds\.$/m);
  assert.deepEqual(await mail.check(text), []);
});

test('a text with hidden characters or long lines is told', async () => {
  assert.deepEqual(
    (await mail.check('a\u202Eb\n')).map((f) => f.rule),
    ['mail-advisory', 'mail-characters'],
  );
  assert.deepEqual(
    (await mail.check(`${'word '.repeat(20)}\n`)).map((f) => f.rule),
    ['mail-advisory', 'mail-line'],
  );
});
