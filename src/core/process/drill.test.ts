import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/law.ts';
import type { Recorded } from '../case/events.ts';
import { instantOf, type Moments, momentsOf, readWhen, scoreOf } from './drill.ts';
import { day, hour, instant, plus } from './instant.ts';

const start = instant('2026-09-04T09:00:00Z');
const { calendar } = contour;
const at = (text: string, known: Moments = { start }) => instantOf(readWhen(text)!, known, calendar);

test('a moment counts from another, forward and back', () => {
  assert.equal(at('start'), start);
  assert.equal(at('start + 3 hours'), plus(start, 3 * hour));
  assert.equal(at('start - 1 day'), plus(start, -day));
  // A Friday: the third business day is the Wednesday.
  assert.equal(at('start + 3 business-days'), '2026-09-09T09:00:00.000Z');
  assert.equal(at('leak + 1 hour'), undefined);
});

for (const text of ['', 'Start', 'start +3 hours', 'start + 3 weeks', 'start - 2 business-days', 'start + -1 hours']) {
  test(`“${text}” is no moment`, () => assert.equal(readWhen(text), undefined));
}

test('the moments of a case are the first of their kind, and a date that is agreed lies ahead', () => {
  const said = (seq: number, at: string, text: string) => ({
    seq,
    at: instant(at),
    actor: 'account:a',
    event: { type: 'ReporterContacted' as const, text, by: 'a' },
  });
  const known = momentsOf(undefined, [said(2, '2026-09-05T00:00:00Z', 'x'), said(3, '2026-09-06T00:00:00Z', 'y')]);
  assert.deepEqual(known, { contact: '2026-09-05T00:00:00.000Z' });
});

test('the matter is public in a drill once the team has recorded that, not by a claim or by attacks', () => {
  const said = (seq: number, what: 'public' | 'attacks observed', by: string): Recorded => ({
    seq,
    at: plus(start, seq * day),
    actor: by,
    event: { type: 'ExposureRecorded', what, source: 'x', by },
  });
  const book = [
    said(1, 'public', 'reporter:r'),
    said(2, 'attacks observed', 'account:a'),
    said(3, 'public', 'account:a'),
  ];
  assert.deepEqual(momentsOf(undefined, book.slice(0, 2)), {});
  assert.deepEqual(momentsOf(undefined, book), { public: plus(start, 3 * day) });
});

const goal = { id: 'g', says: 'It is answered.', moment: 'contact', before: readWhen('start + 1 day')!, points: 3 };
const outcome = (known: Moments, now = plus(start, 5 * day)) =>
  scoreOf([goal], { start, ...known }, undefined, contour, now).lines[0]!;

test('a goal is reached up to its last moment, missed after it, open before and idle without cause', () => {
  assert.deepEqual(
    [outcome({ contact: plus(start, day) }).outcome, outcome({ contact: plus(start, day) }).points],
    ['reached', 3],
  );
  assert.equal(outcome({ contact: plus(start, day + 1) }).outcome, 'missed');
  assert.equal(outcome({ contact: plus(start, day + 1) }).spare, -1);
  assert.equal(outcome({}).outcome, 'missed');
  assert.equal(outcome({}, start).outcome, 'open');
  const idle = scoreOf([{ ...goal, before: readWhen('leak + 1 hour')! }], { start }, undefined, contour, start);
  assert.deepEqual([idle.lines[0]!.outcome, idle.of], ['idle', 0]);
});
