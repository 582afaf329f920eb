import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, fold, given, people, recorded, start } from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { statusOf } from '../../case/evolve.ts';
import { kindOf } from '../../case/kinds.ts';
import type { Case } from '../../case/model.ts';
import { clocks } from '../clocks.ts';
import { day, plus } from '../instant.ts';

const { lead, reporter } = people;
const survivor: Case = { ...given(before('ProposeDate')).state, id: 'case-2' };
const facts = { other: survivor };
const mark = { type: 'MarkDuplicate', other: 'CONTOUR-8', text: 'We know of it already.', reason: 'Same flaw.' };
const back = { type: 'TakeBackDuplicate', text: 'Your report goes on by itself.', reason: 'Two flaws after all.' };
const marked = (from: ReturnType<typeof before>) =>
  given(from, { type: 'DuplicateMarked', of: 'case-2', text: 'x', reason: 'y', by: 'lena' });
const clocksOf = (c: Case) =>
  clocks(c, contour, plus(start, 20 * day)).map(({ id, dueAt, state }) => [id, dueAt, state]);

test('a mark that was wrong is taken back with a reason: the case has its own work, dates and clocks again', () => {
  const own = given(after('DecideDate').filter(({ event }) => !event.type.startsWith('Notice'))).state;
  const follows = fold(
    recorded([
      { type: 'DuplicateMarked', of: 'case-2', text: 'x', reason: 'y', by: 'lena' },
      { type: 'DateProposed', proposal: 1, date: plus(start, 40 * day), note: '', by: 'lena' },
      { type: 'SurvivorPublished', id: 'CONTOUR-2026-009', by: 'lena' },
    ]),
    own,
  );
  assert.deepEqual([kindOf(follows), statusOf(follows), follows.embargo.state], ['duplicate', 'deferred', 'exited']);
  const taken = fold(
    recorded([
      { type: 'DuplicateTakenBack', text: back.text, reason: back.reason, by: 'lena' },
      { type: 'ReportResumed', reason: back.reason, by: 'lena' },
    ]),
    follows,
  );
  assert.deepEqual([kindOf(taken), statusOf(taken), taken.ties], ['ordinary', 'accepted', []]);
  assert.deepEqual([taken.embargo, taken.answers, taken.exposure], [own.embargo, own.answers, own.exposure]);
  assert.deepEqual(clocksOf(taken), clocksOf(own));
  assert.equal(taken.messages.at(-1)?.text, back.text);
});

test('accepted work is accepted again, and what never was is accepted first', () => {
  const accepted = marked(before('ProposeDate')).when(back, lead, { facts });
  const reason = back.reason;
  accepted.then(
    { type: 'DuplicateTakenBack', text: back.text, reason, by: 'lena' },
    { type: 'ReportResumed', reason, by: 'lena' },
  );
  const valid = marked(before('AcceptReport')).when(back, lead, { facts }).does({ type: 'DuplicateTakenBack' });
  assert.equal(statusOf(valid), 'deferred');
  given(before('AcceptReport')).when(back, lead, { facts }).untimely();
  const missing = marked(before('AcceptReport')).when(back, lead).refused('other-case-found');
  assert.equal(missing.gates[0]!.sentence, 'There is no case behind this one that you can act in.');
  marked(before('AcceptReport'))
    .when({ ...back, reason: '' }, lead, { facts })
    .faulty('/reason');
  marked(before('AcceptReport')).when(back, reporter, { facts }).forbidden();
});

test('what became known of the case itself while it followed stays known', () => {
  const known: CaseEvent = { type: 'ExposureRecorded', what: 'public', source: 'A post.', by: 'account:lena' };
  const taken = fold(
    recorded([known, { type: 'DuplicateTakenBack', text: 'x', reason: 'y', by: 'lena' }]),
    marked(before('AcceptReport')).state,
  );
  assert.ok(taken.exposure.public);
});

test('the case that went on forgets the one that left, with what its reporter answered', () => {
  const joined = given(
    after('ProposeDate'),
    { type: 'DuplicateJoined', duplicate: 'case-9', ref: 'REF-9', by: 'lena' },
    {
      type: 'DateAnswered',
      party: 'reporter:REF-9',
      proposal: 1,
      answer: 'object',
      reason: 'My talk.',
      by: 'reporter:x',
    },
  );
  const left = fold(recorded([{ type: 'DuplicateLeft', duplicate: 'case-9', ref: 'REF-9', by: 'lena' }]), joined.state);
  assert.deepEqual([left.ties, left.answers], [[], []]);
});

test('thanks of a duplicate change no frozen text: not by its credit, not by its coming or going', () => {
  const frozen = { other: { ...survivor, advisory: { ...survivor.advisory, state: 'frozen' } } } as const;
  const thanked: CaseEvent = { type: 'CreditChosen', credit: 'name', by: 'reporter:rita' };
  const choose = { type: 'ChooseCredit', credit: 'name' };
  const follower = marked(before('AcceptReport'));
  const said = follower.when(choose, reporter, { facts: frozen }).refused('survivor-text-open').gates[0]!.sentence;
  assert.match(said, /Write to the team/);
  follower.when({ ...choose, credit: 'none' }, reporter, { facts: frozen }).does({ type: 'CreditChosen' });
  follower.when(choose, reporter, { facts }).does({ type: 'CreditChosen' });
  const coming = given(before('AcceptReport'), thanked).when(mark, lead, { facts: frozen });
  assert.match(coming.refused('survivor-text-open').gates[0]!.sentence, /Save a new revision of it first/);
  given(marked(before('AcceptReport')).book, thanked)
    .when(back, lead, { facts: frozen })
    .refused('survivor-text-open');
  follower.when(back, lead, { facts: frozen }).does({ type: 'DuplicateTakenBack' });
});

test('a case that others follow is neither kept internal nor rejected while they wait for it', () => {
  const joined: CaseEvent = { type: 'DuplicateJoined', duplicate: 'case-9', ref: 'REF-9', by: 'lena' };
  const followed = given(before('AcceptReport'), joined);
  const inside = { type: 'ClassifyCase', kind: 'internal only', reason: 'Never shipped.' };
  assert.match(
    followed.when(inside, lead).refused('nobody-follows').gates[0]!.sentence,
    /^Another case follows this one/,
  );
  followed.when({ type: 'RejectReport', reason: 'not-security', text: 'A bug.' }, lead).refused('nobody-follows');
  followed.when({ ...inside, kind: 'upstream' }, lead).does({ type: 'CaseClassified' });
  const free = fold(
    recorded([{ type: 'DuplicateLeft', duplicate: 'case-9', ref: 'REF-9', by: 'lena' }]),
    followed.state,
  );
  assert.deepEqual(free.ties, []);
  given(followed.book, { type: 'DuplicateLeft', duplicate: 'case-9', ref: 'REF-9', by: 'lena' })
    .when(inside, lead)
    .does({ type: 'CaseClassified' });
});
