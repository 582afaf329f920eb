import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, factsWith, given, people, start } from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { notYetFound, openFindings } from '../../notices/found.ts';
import type { Breach } from '../../notices/recheck.ts';
import { nextIn } from '../next.ts';

const { lead, developer } = people;
const breach: Breach = {
  sent: 'd1',
  at: start,
  letter: 'notice',
  recipient: 'organisation:harbour',
  rule: 'leak-other-case',
  message: 'These are the words of another case.',
  policy: 'Only its own.',
};
const sent = after('SendNotice');
const found: CaseEvent = { type: 'BreachFound', finding: 'f1', breach };

test('a finding is told once: neither twice in a run nor in a later one, and answered it stays told', () => {
  const { state } = given(sent);
  assert.deepEqual(notYetFound(state, [breach, { ...breach }]), [breach]);
  const told = given(sent, found);
  assert.deepEqual(notYetFound(told.state, [breach]), []);
  assert.equal(notYetFound(told.state, [{ ...breach, recipient: 'organisation:quay' }]).length, 1);
  const answered = told.when({ type: 'AnswerFinding', finding: 'f1', reason: 'They deleted it.' }, lead);
  const closed = given(told.book, ...(answered.decision as readonly CaseEvent[])).state;
  assert.deepEqual([openFindings(closed), notYetFound(closed, [breach])], [[], []]);
});

test('a finding in a case that was closed long ago is still somebody’s to answer', () => {
  const { book, now } = given(after('CloseCase'));
  const told = given(book, found);
  const at = { case: told.state, playbook: contour, facts: factsWith(), now };
  assert.ok(told.state.closedAt);
  assert.deepEqual(
    [nextIn({ ...at, actor: lead }).step, nextIn({ ...at, actor: developer }).step],
    ['answer-finding', undefined],
  );
});

test('a finding comes before every other step of the team, until somebody says what follows', () => {
  const told = given(sent, found);
  const next = nextIn({ case: told.state, actor: lead, now: told.now, playbook: contour, facts: factsWith() });
  assert.deepEqual([next.step, next.urgency], ['answer-finding', -1]);
  told.when({ type: 'AnswerFinding', finding: 'other', reason: 'x' }, lead).refused('finding-on-record');
  told.when({ type: 'AnswerFinding', finding: '', reason: '' }, lead).faulty('/reason');
  told.when({ type: 'AnswerFinding', finding: '', reason: 'x' }, developer).forbidden();
  given(sent).when({ type: 'AnswerFinding', finding: '', reason: 'x' }, lead).untimely();
});
