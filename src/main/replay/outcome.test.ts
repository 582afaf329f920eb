import assert from 'node:assert/strict';
import test from 'node:test';
import { instant } from '../../core/process/instant.ts';
import type { ScenarioStep } from '../../formats/scenario/schema.ts';
import type { SunkMail } from '../demo/sink.ts';
import type { DoorAnswer } from './answer.ts';
import { judgeEnd, judgeStep } from './outcome.ts';

const at = instant('2026-04-20T17:00:00Z');
const step = (change: Partial<ScenarioStep> = {}): ScenarioStep => ({
  at,
  by: 'kim',
  do: 'publish-advisory',
  with: {},
  sees: [],
  misses: [],
  says: 'Kim publishes.',
  rules: [],
  expect: 'done',
  invented: true,
  ...change,
});
const done: DoorAnswer = { status: 200, done: true, held: [], text: 'All is well' };
const shut: DoorAnswer = { status: 409, done: false, held: ['embargo-reached'], text: 'The embargo lasts until' };
const mail = (change: Partial<SunkMail> = {}): SunkMail => ({
  number: 1,
  at,
  from: 'a@example.org',
  to: 'b@example.org',
  subject: 'Hello',
  text: 'World',
  headers: {},
  ...change,
});

test('what was expected to be done and was refused fails with the words of the refusal', () => {
  assert.deepEqual(judgeStep(step(), done).failures, []);
  assert.match(judgeStep(step(), shut).failures[0]!, /embargo-reached.*The embargo lasts until/);
});

test('a refusal counts only when the gate that was named held it back', () => {
  const refused = (gate: string, says?: string) => step({ expect: says ? { refused: gate, says } : { refused: gate } });
  assert.deepEqual(judgeStep(refused('embargo-reached'), shut), { failures: [], heldBy: 'embargo-reached' });
  assert.match(judgeStep(refused('advisory-frozen'), shut).failures[0]!, /not by advisory-frozen/);
  assert.match(judgeStep(refused('embargo-reached'), done).failures[0]!, /should have held it back/);
  assert.match(judgeStep(refused('embargo-reached', 'other words'), shut).failures[0]!, /does not say/);
});

test('a page that names no gate is read by the title that a person sees', () => {
  const page = { status: 409, done: false, held: [], text: 'Shut: The embargo date is reached shut' };
  assert.equal(judgeStep(step({ expect: { refused: 'embargo-reached' } }), page).heldBy, 'embargo-reached');
});

test('words that must and must not be read are looked for', () => {
  const { failures } = judgeStep(step({ sees: ['absent'], misses: ['well'] }), done);
  assert.deepEqual(failures, ['The answer does not hold “absent”.', 'The answer holds “well”.']);
});

const end = (
  expect: Partial<Parameters<typeof judgeEnd>[0]>,
  reached: Partial<Parameters<typeof judgeEnd>[1]>,
): readonly string[] =>
  judgeEnd(
    { state: {}, spans: [], mails: [], files: [], ...expect },
    { state: {}, refusals: [], mails: [], files: {}, ...reached },
  );

test('the end is compared field by field', () => {
  assert.deepEqual(end({ state: { fixes: { a: 'released' } } }, { state: { fixes: { a: 'released' } } }), []);
  assert.match(end({ state: { status: 'closed' } }, { state: { status: 'valid' } })[0]!, /status is "valid"/);
  assert.match(end({ refusals: ['a', 'b'] }, { refusals: ['b', 'a'] })[0]!, /were b, a/);
});

test('mails are chosen by recipient, subject and time, and counted', () => {
  const to = { to: 'b@example.org', subject: '', contains: [], lacks: [] };
  assert.deepEqual(end({ mails: [to] }, { mails: [mail()] }), []);
  assert.match(end({ mails: [{ ...to, to: 'c@example.org' }] }, { mails: [mail()] })[0]!, /No mail to c@example\.org/);
  assert.match(end({ mails: [{ ...to, before: at }] }, { mails: [mail()] })[0]!, /No mail/);
  assert.match(end({ mails: [{ ...to, count: 2 }] }, { mails: [mail()] })[0]!, /1 times/);
  assert.match(end({ mails: [{ ...to, lacks: ['Hello'] }] }, { mails: [mail()] })[0]!, /holds “Hello”/);
  assert.match(end({ mails: [{ ...to, contains: ['Moon'] }] }, { mails: [mail()] })[0]!, /holds “Moon”/);
});

test('a public file must be there and hold what it should', () => {
  const file = { path: '/a', contains: ['x'], lacks: ['y'] };
  assert.deepEqual(end({ files: [file] }, { files: { '/a': 'x' } }), []);
  assert.match(end({ files: [file] }, { files: {} })[0]!, /Nothing stands at/);
  assert.equal(end({ files: [file] }, { files: { '/a': 'y' } }).length, 2);
});
