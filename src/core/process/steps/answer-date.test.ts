import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, factsWith, given, people, playbookWith } from '../../../../test/support/law.ts';
import type { Actor } from '../../access/actor.ts';
import type { CaseEvent } from '../../case/events.ts';
import { adviseDate } from '../date-advice.ts';
import { instant, minute, plus } from '../instant.ts';
import { waitsFor } from '../turn.ts';
import { answerDate } from './answer-date.ts';

const { reporter, harbour, lead } = people;
const late = instant('2026-04-07T12:00:00Z');
const isOwedBy = (actor: Actor, book: ReturnType<typeof given>) =>
  waitsFor(answerDate, { case: book.state, actor, now: late, playbook: contour, facts: factsWith() });
const answered: CaseEvent = {
  type: 'DateAnswered',
  party: 'reporter',
  proposal: 1,
  answer: 'ok',
  reason: '',
  by: 'reporter:rita',
};
const again: CaseEvent = { type: 'DateProposed', proposal: 2, date: plus(late, 9e8), note: '', by: 'lena' };

test('an answer is owed by each party until it is given, and again for another date', () => {
  const asked = given(before('AnswerDate'));
  assert.deepEqual([isOwedBy(reporter, asked), isOwedBy(harbour, asked)], [true, true]);
  const told = given(before('AnswerDate'), answered);
  assert.deepEqual([isOwedBy(reporter, told), isOwedBy(harbour, told)], [false, true]);
  assert.equal(isOwedBy(reporter, given(before('AnswerDate'), answered, again)), true);
});

test('once the date is decided nobody owes an answer, and before one is proposed nobody may give it', () => {
  assert.equal(isOwedBy(harbour, given(after('DecideDate'))), false);
  given(before('ProposeDate')).when({ type: 'AnswerDate', answer: 'ok' }, lead).untimely();
});

test('a date at another hour than the preferred one is told with both, and without a preference nothing is', () => {
  const { state, now } = given(before('ProposeDate'));
  const prefers = (preferredHour: string | null) => {
    const playbook = playbookWith({ calendar: { ...contour.calendar, preferredHour } });
    return adviseDate(plus(instant('2026-04-20T16:00:00Z'), minute / 2), state, playbook, now)
      .filter(({ rule }) => rule === 'date-hour')
      .map(({ message }) => message);
  };
  assert.match(prefers('17:00')[0]!, /at 16:00 and the playbook prefers 17:00 \(/);
  assert.deepEqual([prefers('16:00'), prefers(null)], [[], []]);
});
