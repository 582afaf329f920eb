import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { commandHelp, readMailAnswer } from './mail-commands.ts';
import { ownWords } from './own-words.ts';

const commands = (text: string) => {
  const read = readMailAnswer(text);
  return read.kind === 'answers' ? read.answers.map(({ command }) => command) : read.why;
};

test('each answer is read as it is written, with or without the mark', () => {
  const ok = { type: 'AnswerDate', answer: 'ok' };
  for (const text of ['ok', 'OK', '!ok', 'Ok.', '!date ok', '  ok  \n\nBest, Ann'])
    assert.deepEqual(commands(text), [ok], text);
  const earliest = '2026-12-17T16:00:00.000Z';
  const prefers = { type: 'AnswerDate', answer: 'prefer', earliest, reason: '' };
  for (const text of ['prefer 2026-12-17 16:00 UTC', '!prefer 2026-12-17T16:00Z', 'Prefer: 2026-12-17 16:00'])
    assert.deepEqual(commands(text), [prefers], text);
  const objects = {
    type: 'AnswerDate',
    answer: 'object',
    earliest: '2026-12-17T00:00:00.000Z',
    reason: 'QA needs two days',
  };
  assert.deepEqual(commands('object 2026-12-17 QA needs two days'), [objects]);
  assert.deepEqual(commands('object our freeze'), [{ type: 'AnswerDate', answer: 'object', reason: 'our freeze' }]);
  assert.deepEqual(commands('!status not affected'), [
    { type: 'TellAffected', affected: 'not affected', products: '' },
  ]);
  assert.deepEqual(commands('affected: Heron Linux 12'), [
    { type: 'TellAffected', affected: 'affected', products: 'Heron Linux 12' },
  ]);
  assert.deepEqual(commands('read'), [{ type: 'OpenNotice' }]);
  assert.deepEqual(commands('feedback 1.33 builds on our farm'), [
    { type: 'GiveFeedback', usageChanges: 'not known', line: '1.33', result: 'builds', text: 'on our farm' },
  ]);
  assert.deepEqual(commands('usage\nSet the flag\nfirst.'), [
    { type: 'GiveFeedback', usageChanges: 'required', text: 'Set the flag\nfirst.' },
  ]);
});

test('several answers stand one a line, and a question takes all that follows', () => {
  const read = commands('ok\naffected\nask Does the flag help?\nOn 1.31, I mean.\n\nAnn\n-- \nAnn of Heron');
  assert.deepEqual(read, [
    { type: 'AnswerDate', answer: 'ok' },
    { type: 'TellAffected', affected: 'affected', products: '' },
    { type: 'AskTeam', text: 'Does the flag help?\nOn 1.31, I mean.\n\nAnn' },
  ]);
});

test('what is no answer is never taken for one', () => {
  for (const text of [
    'ok but not before Friday',
    'Okay',
    'affected by this is only our old line',
    'unknown sender asked us',
    'read it tomorrow',
    'Thanks, ok',
    'prefer 2026-13-45 16:00 UTC',
    'object 2026-12-17 16:00 +0200 QA',
    'prefer 2026-12-17 16:00 CEST',
    'prefer 17.12.2026',
    'ask',
  ])
    assert.equal(commands(text), 'not understood', text);
});

test('quoted words are never the writer’s', () => {
  const quoted = [
    '> ok\n> object 2026-12-17 x',
    'On Mon, 7 Dec 2026 at 09:00, Heron wrote:\n> ok',
    'On Mon, 7 Dec 2026 at 09:00, Heron security\n<security@heron.example> wrote:\nok',
    'Am 07.12.2026 um 09:00 schrieb Heron:\nok',
    '-----Original Message-----\nok',
    'Begin forwarded message:\nok',
    'From: a@b.example\nSent: Monday\nTo: c@d.example\n\nok',
  ];
  for (const text of quoted) assert.equal(commands(text), 'only quoted', text);
  assert.equal(commands('\n\n'), 'empty');
  assert.equal(commands('-- \nok'), 'empty');
});

test('no text makes the reader throw, run long, or take a quoted line for an own one', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.constantFrom('', '> ', ' > ', '>>'), (text, mark) => {
      const all = text.split('\n').map((line) => `${mark || '> '}${line}`);
      assert.deepEqual(ownWords(all.join('\n')).lines, []);
      readMailAnswer(text);
    }),
  );
  assert.equal(commands(`${'a '.repeat(200_000)}\nok`), 'not understood');
});

test('every answer that the guide names is understood, and the letters name no other', () => {
  const guide = readFileSync(new URL('../../../docs/guide/distributor.md', import.meta.url), 'utf8');
  const rows = [...guide.matchAll(/^\| (`[^|]+`) \|/gmu)].flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/gu)]);
  const named = rows.map(([, line]) => line!);
  assert.ok(named.length >= 10, 'the table of the guide');
  for (const line of named) assert.equal(readMailAnswer(line).kind, 'answers', line);
  const words = new Set(named.map((line) => line.split(/[ :]/u)[0]));
  for (const help of commandHelp) assert.ok(words.has(help.split(/[ ,]/u)[0]), help);
});
