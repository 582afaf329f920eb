import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, distributor, given, people, start } from '../../../../test/support/law.ts';
import { answerActor } from '../../access/actor.ts';
import { newestFeedback } from '../../case/feedback.ts';
import { openTasks } from '../../case/tasks.ts';
import { steps } from '../index.ts';
import { day, plus } from '../instant.ts';

const { harbour, quay, lead, reporter, outsider } = people;
const told = after('SendNotice');
const later = { at: plus(start, 6 * day) };
const declined = {
  type: 'ConsentChanged',
  party: 'organisation:harbour',
  consent: 'declined',
  policyVersion: 1,
  by: 'distributor:hana',
} as const;
const question = {
  type: 'TeamAsked',
  question: 'id-7',
  party: 'organisation:harbour',
  text: 'Does the flag help on 1.31?',
  by: 'distributor:hana',
} as const;

test('a distributor says whether it is affected, and what it said last of the same products counts', () => {
  const saying = (affected: string, products = '') => ({ type: 'TellAffected', affected, products });
  const first = given(told).when(saying('unknown'), harbour, later);
  first.then({
    type: 'AffectedTold',
    party: 'organisation:harbour',
    affected: 'unknown',
    products: '',
    by: 'distributor:hana',
  });
  const by = { party: 'organisation:harbour', by: 'distributor:hana' } as const;
  const { state } = given(
    told,
    { type: 'AffectedTold', affected: 'unknown', products: '', ...by },
    { type: 'AffectedTold', affected: 'affected', products: 'Heron Linux 12', ...by },
    { type: 'AffectedTold', affected: 'not affected', products: '', ...by },
  );
  assert.deepEqual(
    state.affectedness?.map(({ affected, products }) => [affected, products]),
    [
      ['affected', 'Heron Linux 12'],
      ['not affected', ''],
    ],
  );
  given(told).when(saying('affected'), lead, later).forbidden();
  given(told).when(saying('maybe'), harbour, later).faulty('/affected');
  given(told).when(saying('affected'), harbour).refused('notice-reached-you');
  given(told, declined).when(saying('affected'), harbour, later).refused('has-consented');
  given(after('CloseCase')).when(saying('affected'), harbour).untimely();
});

test('a question goes to the team, stays a task until it is answered, and is answered to who asked alone', () => {
  const ask = { type: 'AskTeam', text: question.text };
  given(told).when(ask, harbour, later).does({ type: 'TeamAsked', party: 'organisation:harbour', text: question.text });
  given(told).when(ask, reporter, later).forbidden();
  given(told).when({ type: 'AskTeam', text: ' ' }, harbour, later).faulty('/text');
  given(told).when(ask, harbour).refused('notice-reached-you');
  given(told, declined).when(ask, harbour, later).refused('has-consented');

  const asked = given(told, question);
  const tasks = (state: typeof asked.state) => openTasks(state, contour).filter((t) => t.step === 'answer-question');
  assert.match(tasks(asked.state)[0]!.sentence, /“Does the flag help on 1\.31\?” Answer it/);
  const answered = asked.when({ type: 'AnswerQuestion', question: 'id-7', text: 'It does.' }, lead).then({
    type: 'QuestionAnswered',
    question: 'id-7',
    party: 'organisation:harbour',
    text: 'It does.',
    by: 'lena',
  });
  assert.deepEqual(tasks(answered), []);
  assert.equal(answered.asked?.[0]?.answer?.text, 'It does.');
});

test('an answer needs a question, and who asked must still keep the embargo', () => {
  const answer = { type: 'AnswerQuestion', question: 'id-7', text: 'It does.' };
  given(told).when(answer, lead).untimely();
  given(told, question)
    .when({ ...answer, question: 'id-8' }, lead)
    .refused('question-is-open');
  given(told, question, declined).when(answer, lead).refused('asker-may-read');
  const gone = { facts: { distributors: [distributor('harbour', { state: 'removed' }), distributor('quay')] } };
  given(told, question).when(answer, lead, gone).refused('asker-may-read');
  given(told, question).when(answer, quay).forbidden();
});

test('without an account an organisation answers, and does nothing else', () => {
  const holder = answerActor('harbour', 'link');
  given(told)
    .when({ type: 'AnswerDate', answer: 'ok' }, holder, later)
    .does({ type: 'DateAnswered', by: 'distributor:link' });
  given(told).when({ type: 'DeclineEmbargo', reason: 'No.' }, holder, later).forbidden();
  given(told)
    .when({ type: 'AnswerDate', answer: 'ok' }, { ...outsider, by: 'link' }, later)
    .forbidden();
  const open = given(told)
    .offers(holder, later)
    .map(({ step }) => step.id);
  const answers = steps.filter(({ isAnswer }) => isAnswer).map(({ id }) => id);
  assert.deepEqual(open, answers);
  assert.deepEqual([...answers].sort(), ['answer-date', 'ask-team', 'give-feedback', 'open-notice', 'tell-affected']);
});

test('feedback is of one release line each, and the newest of a line replaces the one before', () => {
  const give = { type: 'GiveFeedback', usageChanges: 'none', line: '1.33', result: 'builds', text: 'On our farm.' };
  given(told).when(give, harbour, later).does({ type: 'FeedbackGiven', line: '1.33', result: 'builds' });
  given(told)
    .when({ ...give, result: 'fine' }, harbour, later)
    .faulty('/result');
  const said = {
    type: 'FeedbackGiven',
    party: 'organisation:harbour',
    usageChanges: 'none',
    line: '1.33',
    text: 'On our farm.',
    by: 'distributor:hana',
  } as const;
  const { state } = given(
    told,
    { ...said, result: 'builds' },
    { ...said, line: '1.32', result: 'applies' },
    { ...said, result: 'regression' },
  );
  assert.deepEqual(
    newestFeedback(state).map(({ line, result }) => [line, result]),
    [
      ['1.33', 'regression'],
      ['1.32', 'applies'],
    ],
  );
});
