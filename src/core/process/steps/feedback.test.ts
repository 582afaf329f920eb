import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, contourAdvisory, given, people, start } from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { openTasks } from '../../case/tasks.ts';
import { day, hour, plus } from '../instant.ts';

const { harbour, lead } = people;
const told = after('SendNotice');
const feedback = { type: 'GiveFeedback', usageChanges: 'required', text: 'Set the new flag.' };
const later = { at: plus(start, 6 * day) };

test('a distributor that had the notice gives feedback on the fix, and nobody else does', () => {
  const state = given(told).when(feedback, harbour, later).then({
    type: 'FeedbackGiven',
    party: 'organisation:harbour',
    usageChanges: 'required',
    text: 'Set the new flag.',
    by: 'distributor:hana',
  });
  assert.deepEqual(
    state.feedback?.map(({ party, text }) => [party, text]),
    [['organisation:harbour', 'Set the new flag.']],
  );
  given(told).when(feedback, lead, later).forbidden();
  given(told)
    .when({ ...feedback, text: '' }, harbour, later)
    .faulty('/text');
  given(after('PublishAdvisory')).when(feedback, harbour, later).untimely();
});

test('before the notice has left, and without consent, there is nothing to give feedback on', () => {
  given(told)
    .when(feedback, harbour, { at: plus(start, hour) })
    .refused('notice-reached-you');
  given(told, {
    type: 'ConsentChanged',
    party: 'organisation:harbour',
    consent: 'declined',
    policyVersion: 1,
    by: 'distributor:hana',
  })
    .when(feedback, harbour, later)
    .refused('has-consented');
});

test('what users have to change is an open task until a draft of the advisory has taken it up', () => {
  const said = {
    type: 'FeedbackGiven',
    party: 'organisation:harbour',
    text: 'Set the new flag.',
    by: 'distributor:hana',
  } as const;
  const open = (...more: CaseEvent[]) =>
    openTasks(given(told, ...more).state, contour)
      .filter(({ id }) => id === 'usage-changes')
      .map(({ sentence }) => sentence);
  assert.match(open({ ...said, usageChanges: 'required' })[0]!, /“Set the new flag\.” Write it into the advisory\.$/);
  assert.deepEqual(open({ ...said, usageChanges: 'none' }), []);
  assert.deepEqual(open({ ...said, usageChanges: 'required' }, { ...said, usageChanges: 'none' }), [], 'taken back');
  const draft = { type: 'AdvisoryDrafted', revision: 9, advisory: contourAdvisory(), by: 'lena' } as const;
  assert.deepEqual(open({ ...said, usageChanges: 'required' }, draft), []);
});
