import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, factsWith, given, people, playbookWith, start } from '../../../../test/support/law.ts';
import type { Command } from '../../case/decide.ts';
import type { CaseEvent, Recorded } from '../../case/events.ts';
import type { LeakEvidence } from '../../embargo/leak.ts';
import { whoKnows } from '../../embargo/who-knows.ts';
import { clocks } from '../clocks.ts';
import type { Facts } from '../facts.ts';
import { hour, instant, plus } from '../instant.ts';
import { nextIn } from '../next.ts';

const { lead, responder, developer, harbour, reporter, auditor } = people;
const active = after('DecideDate');
const record = { type: 'RecordLeak', what: 'The first half of the notice.', toWhom: 'A forum.' };
const judge = { type: 'JudgeLeak', extent: 'partial', cause: 'accidental', reason: 'A screenshot shows it.' };
const decide = (decision: string, reason = '') => ({ type: 'DecideLeak', decision, reason });
const evidence: LeakEvidence = {
  seq: active.length,
  head: 'ab',
  digest: 'cd',
  knew: whoKnows(active),
  embargo: { state: 'active' },
  files: [],
};
let names = 0;
const fresh = () => {
  names += 1;
  return `leak-${names}`;
};
const world = (more: Partial<Facts> = {}) => ({ facts: { fresh, evidence, ...more } });
/** What the lead is told to do in the case after a book. */
const next = (book: readonly Recorded[]) => {
  const { state, now } = given(book);
  return nextIn({ case: state, actor: lead, now, playbook: contour, facts: factsWith() }).sentence;
};
const events = (decision: unknown) => decision as readonly CaseEvent[];
/** The book after commands, each of which must be taken. */
const taken = (book: readonly Recorded[], ...commands: readonly Command[]) =>
  commands.reduce((b, command) => given(b, ...events(given(b).when(command, lead, world()).decision)).book, book);

test('a leak is recorded with what was known then, and the decision has an owner and a deadline', () => {
  const when = given(active).when({ ...record, when: '2026-04-01T10:00:00Z', how: 'By mail.' }, responder, world());
  const state = when.does(
    { type: 'LeakRecorded', source: 'team', owner: 'lena', since: instant('2026-04-01T10:00:00Z'), by: 'ravi' },
    { type: 'LeakEvidenceFrozen', evidence },
  );
  const [leak] = state.leaks!;
  assert.equal(leak!.evidence!.known, evidence.knew.length);
  assert.ok(!('knew' in leak!.evidence!), 'the list itself stays in its event');
  const clock = clocks(state, contour, leak!.at).find(({ id }) => id === 'leak-decision')!;
  assert.equal(clock.dueAt, plus(leak!.at, 4 * hour));
  assert.equal(clock.owner, 'lead');
  for (const actor of [developer, harbour, reporter, auditor]) given(active).when(record, actor).forbidden();
  given(active).when({ type: 'RecordLeak', what: ' ', toWhom: 'A forum.' }, lead).faulty('/what');
});

test('what waits is said at once with its time: first to judge, then to decide', () => {
  const recorded = taken(active, record);
  assert.match(next(recorded), /Judge the leak, at once, by .* at the latest$/);
  assert.match(next(taken(recorded, judge)), /Decide on the leak, at once/);
  assert.doesNotMatch(next(taken(recorded, judge, decide('hold', 'It was deleted.'))), /leak/);
  given(recorded).when(decide('hold'), lead).refused('leak-judged');
  given(active).when(decide('hold'), lead).untimely();
  given(active).when(judge, lead).untimely();
});

test('the table recommends, and who decides otherwise says why', () => {
  const table = (extent: string, cause: string) =>
    events(given(taken(active, record)).when({ ...judge, extent, cause }, lead).decision)[0];
  const says = (extent: string, cause: string) => (table(extent, cause) as { recommended: string }).recommended;
  assert.deepEqual(
    ['none', 'existence', 'partial', 'full'].map((extent) =>
      ['accidental', 'malicious', 'third-party'].map((cause) => says(extent, cause)),
    ),
    [
      ['hold', 'hold', 'hold'],
      ['hold', 'assess', 'assess'],
      ['assess', 'collapse', 'assess'],
      ['collapse', 'collapse', 'collapse'],
    ],
  );
  const judged = taken(active, record, judge);
  given(judged).when(decide('hold'), lead).refused('otherwise-reasoned');
  given(judged).when(decide('hold', 'Two people saw it.'), lead).does({ type: 'LeakDecided', recommended: 'assess' });
  const own = contour.leaks.table;
  const strict = { playbook: playbookWith({ leaks: { ...contour.leaks, table: { ...own, partial: own.full } } }) };
  given(judged).when(decide('assess'), lead, strict).refused('otherwise-reasoned');
});

test('collapse is one act of one person, and drafts what an early end drafts', () => {
  const judged = taken(active, record, { ...judge, extent: 'full' });
  const state = given(judged)
    .when(decide('collapse'), responder, world())
    .does(
      { type: 'LeakDecided', decision: 'collapse', recommended: 'collapse' },
      { type: 'EmbargoEnded', cause: 'collapsed', because: 'leak' },
      { type: 'MessageSent', audience: 'reporter' },
      { type: 'NoticeDrafted', kind: 'embargo-ended' },
    );
  assert.ok(!Object.values(state.notices.at(-1)!.blocks).some((text) => text.includes('first half')));
  const over = taken(judged, decide('collapse'));
  given(taken(over, record, judge))
    .when(decide('collapse', 'Again.'), lead)
    .refused('collapse-has-embargo');
});

test('to assess begins the time anew, and a harder judgement asks for another decision', () => {
  const assessed = taken(active, record, judge, decide('assess'));
  const { state } = given(assessed);
  const run = clocks(state, contour, state.leaks![0]!.decisions[0]!.at).find(({ id }) => id === 'leak-decision')!;
  assert.equal(run.startsAt, state.leaks![0]!.decisions[0]!.at);
  assert.ok(!run.metAt);
  const held = taken(assessed, decide('hold', 'It is gone.'));
  assert.ok(clocks(given(held).state, contour, plus(start, 900 * hour)).find((c) => c.id === 'leak-decision')!.metAt);
  given(held).when(decide('hold'), lead).untimely();
  const again = taken(held, { ...judge, extent: 'full' });
  given(again).when(decide('collapse'), lead, world()).does({ type: 'LeakDecided' }, { type: 'EmbargoEnded' }, {}, {});
});

test('a silent patch in public is a partial disclosure', () => {
  const recorded = taken(active, { ...record, silentPatch: true });
  given(recorded)
    .when({ ...judge, extent: 'existence' }, lead)
    .refused('silent-patch-is-partial');
  given(recorded).when(judge, lead).does({ type: 'LeakJudged', extent: 'partial' });
});

test('it is ascribed only to somebody who had been told, and never to them for what a third party did', () => {
  const recorded = taken(active, record);
  given(recorded)
    .when({ ...judge, organisation: 'elsewhere' }, lead)
    .refused('leaker-was-told');
  given(recorded)
    .when({ ...judge, organisation: 'harbour', cause: 'third-party' }, lead)
    .refused('leaker-was-told');
  given(recorded)
    .when({ ...judge, organisation: 'harbour' }, lead)
    .does({ type: 'LeakJudged', organisation: 'harbour' });
  given(recorded)
    .when({ ...judge, leak: 'another' }, lead)
    .refused('leak-on-record');
});

test('the report of a member is tied to the case once, and one that nobody sent is refused', () => {
  const leakReports = [{ ref: 'LEAK-1', organisation: 'harbour', at: start }];
  const tie = { ...record, report: 'LEAK-1' };
  const when = given(active).when(tie, lead, world({ leakReports }));
  when.does({ type: 'LeakRecorded', source: 'member', organisation: 'harbour', report: 'LEAK-1' }, {});
  const tied = given(active, ...events(when.decision));
  tied.when(tie, lead, world({ leakReports })).refused('leak-report-known');
  given(active)
    .when({ ...record, report: 'LEAK-2' }, lead, world({ leakReports }))
    .refused('leak-report-known');
  given(active)
    .when({ ...record, other: 'CASE-2026-0099' }, lead)
    .refused('leak-report-known');
  const other = { ...given(after('ContactReporter')).state, id: 'case-2' };
  given(active)
    .when({ ...record, other: 'CASE-2026-0002' }, lead, world({ other }))
    .does(
      { type: 'LeakRecorded', source: 'stranger', reportedIn: 'case-2' },
      {},
      { type: 'CaseLinked', other: 'case-2' },
    );
});

test('the eyes of others are for the lead alone, and looking through them is on record', () => {
  const look = { type: 'ViewCaseAs', party: 'organisation:harbour' };
  given(active).when(look, lead).does({ type: 'CaseViewedAs', party: 'organisation:harbour', by: 'lena' });
  given(active).when({ type: 'ViewCaseAs', party: 'organisation:nobody' }, lead).refused('party-takes-part');
  given(active).when({ type: 'ViewCaseAs', party: 'team' }, lead).refused('party-takes-part');
  for (const actor of [responder, developer, harbour]) given(active).when(look, actor).forbidden();
});

test('through the eyes of one person of an organisation that takes part, or of the team; of nobody else', () => {
  const look = (party: string) => ({ type: 'ViewCaseAs', party });
  const distributors = factsWith().distributors.map((d) => ({ ...d, people: [`${d.organisation}-contact`] }));
  const facts = world({ distributors });
  const does = (party: string) => given(active).when(look(party), lead, facts).does({ type: 'CaseViewedAs', party });
  does('person:harbour-contact@harbour');
  does('account:dana');
  for (const party of [
    'person:quay-contact@harbour',
    'person:x@elsewhere',
    'account:nobody',
    'person:harbour-contact',
  ]) {
    given(active).when(look(party), lead, facts).refused('party-takes-part');
  }
});
