import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, given, playbookWith, recorded, reported, start } from '../../../test/support/law.ts';
import type { CaseEvent, Recorded } from '../case/events.ts';
import { type Clock, clocks } from './clocks.ts';
import { day, hour, type Instant, instant, minute, plus } from './instant.ts';

const fresh = recorded([reported()]);
const due = instant('2026-04-06T09:00:00Z');
const contact = { type: 'ReporterContacted', text: 'Thank you.', by: 'ravi' } as const;
const plan = { type: 'PlanShared', plan: 'x', workarounds: 'y', by: 'ravi' } as const;

const ends = (book: readonly Recorded[], event: CaseEvent, at: Instant): readonly Recorded[] => [
  ...book,
  { seq: book.length + 1, at, actor: 'test', event },
];
const clock = (book: readonly Recorded[], id: Clock['id'], now: Instant, playbook = contour): Clock | undefined =>
  clocks(given(book).state, playbook, now).find((c) => c.id === id);
const stateOf = (...of: Parameters<typeof clock>) => clock(...of)?.state;

test('first contact and plan are two clocks of three business days, each with an owner and a rule', () => {
  const [first, second, ...rest] = clocks(given(fresh).state, contour, start);
  assert.deepEqual(rest, []);
  const common = { startsAt: start, dueAt: due, state: 'ok', owner: 'responder', calendar: 'Contour business days' };
  assert.deepEqual(first, { ...common, id: 'first-contact', title: 'First contact', clause: 'R28' });
  assert.deepEqual(second, { ...common, id: 'plan', title: 'Plan and workarounds', clause: 'R27' });
});

test('a clock is ok, due soon within a day, and late after its time', () => {
  assert.equal(stateOf(fresh, 'plan', plus(due, -day)), 'ok');
  assert.equal(stateOf(fresh, 'plan', plus(due, -day + 1)), 'due soon');
  assert.equal(stateOf(fresh, 'plan', due), 'due soon');
  assert.equal(stateOf(fresh, 'plan', plus(due, 1)), 'late');
});

test('a duty done in time is met, and done late it reads missed for ever', () => {
  assert.equal(stateOf(ends(fresh, contact, due), 'first-contact', plus(due, day)), 'met');
  assert.equal(stateOf(ends(fresh, contact, plus(due, 1)), 'first-contact', plus(due, 30 * day)), 'missed');
});

test('first contact does not stop the clock of the plan; the plan stops both', () => {
  const contacted = ends(fresh, contact, plus(start, hour));
  assert.equal(stateOf(contacted, 'first-contact', plus(due, 1)), 'met');
  assert.equal(stateOf(contacted, 'plan', plus(due, 1)), 'late');
  const planned = ends(fresh, plan, plus(start, hour));
  assert.equal(stateOf(planned, 'first-contact', plus(due, 1)), 'met');
  assert.equal(stateOf(planned, 'plan', plus(due, 1)), 'met');
});

test('neither the automatic reply nor a look nor an internal note stops a clock; a message of a person does', () => {
  const message = { type: 'MessageSent', text: 'x', by: 'account:ravi' } as const;
  const quiet: readonly CaseEvent[] = [
    { type: 'ReportSeen', by: 'ravi' },
    { ...message, from: 'team', audience: 'internal' },
    { ...message, from: 'reporter', audience: 'reporter', by: 'reporter:rita' },
  ];
  for (const event of quiet) {
    const book = ends(fresh, event, plus(start, minute));
    assert.equal(stateOf(book, 'first-contact', plus(due, 1)), 'late', event.type);
    assert.equal(stateOf(book, 'plan', plus(due, 1)), 'late', event.type);
  }
  const written = ends(fresh, { ...message, from: 'team', audience: 'reporter' }, plus(start, hour));
  assert.equal(stateOf(written, 'first-contact', plus(due, 1)), 'met');
  assert.equal(stateOf(written, 'plan', plus(due, 1)), 'late');
});

test('a rejection with its reason answers the reporter in full', () => {
  const rejected = ends(fresh, { type: 'ReportRejected', reason: 'not-security', text: 'A bug.', by: 'ravi' }, due);
  assert.deepEqual(
    clocks(given(rejected).state, contour, plus(due, day)).map((c) => [c.id, c.state]),
    [
      ['first-contact', 'met'],
      ['plan', 'met'],
    ],
  );
});

test('the fourteen business days run from the report, for critical matters of this playbook', () => {
  const id = 'report-to-public';
  assert.equal(clock(after('ScoreVulnerability'), id, start), undefined, 'the real case was high, not critical');
  const all = playbookWith({
    clocks: { ...contour.clocks, 'report-to-public': { ...contour.clocks[id], severities: [] } },
  });
  const running = clock(after('ScoreVulnerability'), id, start, all);
  assert.equal(running?.dueAt, '2026-04-21T09:00:00.000Z');
  assert.equal(running?.startsAt, start);
  assert.equal(clock(after('PublishAdvisory'), id, plus(due, 99 * day), all)?.state, 'met');
  assert.equal(
    clock(after('CloseCase'), id, plus(due, 99 * day), all)?.state,
    'met',
    'it stays after the case is closed',
  );
  assert.equal(clock(after('ValidateReport'), id, start, all), undefined, 'not before the report is accepted');
});

test('the clock of the embargo ends at the agreed moment; an hour after it is still as agreed', () => {
  const end = instant('2026-04-20T16:00:00Z');
  assert.equal(clock(before('DecideDate'), 'embargo', start), undefined);
  assert.equal(clock(after('DecideDate'), 'embargo', start)?.dueAt, end);
  assert.equal(stateOf(after('DecideDate'), 'embargo', plus(end, hour)), 'due soon');
  assert.equal(stateOf(after('DecideDate'), 'embargo', plus(end, hour + 1)), 'late');
  assert.equal(stateOf(after('PublishAdvisory'), 'embargo', plus(end, 9 * day)), 'met');
  const collapsed = { type: 'EmbargoEnded', cause: 'collapsed', reason: 'x', by: 'account:ravi' } as const;
  assert.equal(stateOf(ends(after('DecideDate'), collapsed, plus(end, -day)), 'embargo', plus(end, 9 * day)), 'met');
});

test('the retrospective is due three business days after publication, where the playbook asks for one', () => {
  const id = 'retrospective';
  assert.equal(clock(before('PublishAdvisory'), id, start), undefined);
  const running = clock(after('PublishAdvisory'), id, start);
  assert.equal(running?.dueAt, '2026-04-23T16:50:00.000Z');
  assert.equal(stateOf(after('DraftRetrospective'), id, plus(running!.dueAt, 1)), 'late', 'a draft is not held');
  assert.equal(stateOf(after('HoldRetrospective'), id, plus(running!.dueAt, 1)), 'met');
  const none = playbookWith({ retrospective: { ...contour.retrospective, required: false } });
  assert.equal(clock(after('PublishAdvisory'), id, start, none), undefined);
});
