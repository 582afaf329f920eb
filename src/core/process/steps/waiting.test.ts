import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  contour,
  given,
  linuxDistros,
  people,
  playbookWith,
  recorded,
  reported,
  start,
} from '../../../../test/support/law.ts';
import { openQuestions } from '../../case/evolve-waiting.ts';
import { bindingDeadline, reporterDeadline } from '../deadline.ts';
import { day, hour, instant, plus } from '../instant.ts';

const { responder, lead, developer, reporter, harbour } = people;
const fresh = recorded([reported()]);
const question = { type: 'AskReporter', text: 'Which version was it?' } as const;
const asked = { type: 'ReporterAsked', text: question.text, by: 'ravi' } as const;

test('a question is put to the reporter as a message, and counts as first contact by a person', () => {
  const state = given(fresh).when(question, responder).then(asked);
  assert.deepEqual(
    state.messages.map(({ from, audience, text }) => [from, audience, text]),
    [['team', 'reporter', question.text]],
  );
  assert.ok(state.contactedAt);
  assert.equal(openQuestions(state).length, 1);
  for (const actor of [reporter, harbour, developer]) given(fresh).when(question, actor).forbidden();
  given(fresh).when({ type: 'AskReporter', text: ' ' }, responder).faulty('/text');
  given(after('PublishAdvisory')).when(question, lead).untimely();
});

test('whatever the reporter writes next answers every open question; a note of the team does not', () => {
  const twice = given(fresh, asked, { ...asked, text: 'And which platform?' });
  const note = twice.when({ type: 'SendMessage', text: 'Still waiting.', audience: 'internal' }, responder);
  assert.equal(openQuestions(note.does({ type: 'MessageSent' })).length, 2);
  const answered = twice.when({ type: 'SendMessage', text: '1.33.' }, reporter).does({ type: 'MessageSent' });
  assert.deepEqual(
    answered.questions?.map((q) => q.ended?.by),
    ['reporter', 'reporter'],
  );
});

test('the team stops waiting with a reason, where it waits at all', () => {
  const stop = { type: 'EndWaiting', reason: 'Answered on the phone.' } as const;
  const state = given(fresh, asked).when(stop, lead).then({ type: 'WaitingEnded', reason: stop.reason, by: 'lena' });
  assert.equal(state.questions?.[0]?.ended?.by, 'team');
  given(fresh).when(stop, lead).untimely();
  given(fresh, asked).when({ type: 'EndWaiting', reason: '' }, lead).faulty('/reason');
  given(fresh, asked).when(stop, reporter).forbidden();
});

test('the reporter sets their own deadline, and moves it as they like', () => {
  const date = plus(start, 90 * day);
  const set = { type: 'SetDeadline', date, note: 'Our policy.' } as const;
  const event = { type: 'DeadlineSet', date, note: 'Our policy.', by: 'reporter:rita' } as const;
  const state = given(fresh).when(set, reporter).then(event);
  assert.equal(bindingDeadline(state, contour)?.at, date);
  const later = plus(date, 30 * day);
  given(fresh, event)
    .when({ ...set, date: later }, reporter)
    .does({ type: 'DeadlineSet', date: later });
  given(fresh)
    .when({ ...set, date: start }, reporter)
    .refused('date-ahead');
  given(after('PublishAdvisory')).when(set, lead).untimely();
  given(fresh).when(set, harbour).forbidden();
});

test('the team records what it was told, and moves back nothing that the reporter set themselves', () => {
  const date = plus(start, 90 * day);
  const theirs = { type: 'DeadlineSet', date, note: '', by: 'reporter:rita' } as const;
  const set = (at: string) => ({ type: 'SetDeadline', date: at, note: 'As their mail says.' }) as const;
  given(fresh, theirs)
    .when(set(plus(date, 1)), lead)
    .refused('deadline-theirs-to-move');
  given(fresh, theirs)
    .when(set(plus(date, -day)), lead)
    .does({ type: 'DeadlineSet', by: 'account:lena' });
  const ours = { ...theirs, by: 'account:lena' } as const;
  given(fresh, ours)
    .when(set(plus(date, day)), responder)
    .does({ type: 'DeadlineSet' });
  const withReport = recorded([reported({ effects: 'x', deadlineDays: '90' })]);
  assert.equal(reporterDeadline(given(withReport).state), date);
  given(withReport)
    .when(set(plus(date, 1)), lead)
    .refused('deadline-theirs-to-move');
  given(withReport).when(set(date), lead).does({ type: 'DeadlineSet' });
});

test('a programme binds from the moment at which it was told', () => {
  const playbook = playbookWith({ embargo: { ...contour.embargo, programmes: [linuxDistros] } });
  const book = after('AcceptReport');
  const since = instant('2026-04-02T12:00:00Z');
  const told = { type: 'RecordProgramme', programme: 'linux-distros', since, note: '' } as const;
  const state = given(book).when(told, lead, { playbook }).does({ type: 'ProgrammeTold', since });
  assert.deepEqual(bindingDeadline(state, playbook), {
    source: 'programme',
    title: 'The cap of the linux-distros list (14 days)',
    at: '2026-04-16T12:00:00.000Z',
  });
  assert.equal(bindingDeadline(state, contour), undefined, 'a playbook without it is not bound');
  const { gates } = given(book)
    .when({ ...told, programme: 'linux-distro' }, lead, { playbook })
    .refused('programme-known');
  assert.match(gates[0]!.sentence, /Did you mean “linux-distros”/);
  given(book)
    .when({ ...told, since: plus(given(book).now, hour) }, lead, { playbook })
    .refused('programme-told-already');
  given(book).when(told, lead).untimely();
});

test('no date is proposed or decided behind what binds, and the refusal names it and a good date before', () => {
  const playbook = playbookWith({ embargo: { ...contour.embargo, hardCap: { amount: 90, unit: 'days' } } });
  const theirs = { type: 'DeadlineSet', date: instant('2026-04-19T16:00:00Z'), note: '', by: 'reporter:rita' } as const;
  const propose = { type: 'ProposeDate', date: '2026-04-20T16:00:00Z', note: '' } as const;
  const { gates } = given(after('AcceptReport'), theirs).when(propose, lead, { playbook }).refused('within-hard-cap');
  assert.equal(
    gates[0]!.sentence,
    'The reporter’s own deadline allows no date after Sun 19 Apr 2026 16:00 UTC. A good date before it is Wed 15 Apr 2026 16:00 UTC.',
  );
  given(after('AcceptReport'), theirs)
    .when({ ...propose, date: theirs.date }, lead, { playbook })
    .does({ type: 'DateProposed' });
});

test('once a deadline has passed there is a way on: a date within a day', () => {
  const passed = { type: 'DeadlineSet', date: plus(start, 2 * day), note: '', by: 'reporter:rita' } as const;
  const story = given(after('AcceptReport'), passed);
  const at = plus(start, 10 * day);
  const propose = (date: string) => story.when({ type: 'ProposeDate', date, note: '' }, lead, { at });
  propose(plus(at, day)).does({ type: 'DateProposed' });
  assert.match(propose(plus(at, day + 1)).refused('within-hard-cap').gates[0]!.sentence, /disclose within a day/);
});
