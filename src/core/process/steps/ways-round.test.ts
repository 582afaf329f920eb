import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, factsWith, given, people, playbookWith } from '../../../../test/support/law.ts';
import { echoes, echoingCommands } from '../../case/echo.ts';
import type { CaseEvent } from '../../case/events.ts';
import type { Case } from '../../case/model.ts';
import { mayReadContent } from '../../embargo/adherence.ts';
import { lettersFor } from '../../notices/letters.ts';
import { embargoReached } from '../gates.ts';
import { releaseKeepsEmbargo } from '../gates-track.ts';
import { stepById } from '../index.ts';
import { day, hour, type Instant, plus } from '../instant.ts';
import type { Situation } from '../step.ts';

/** Ways round an embargo, or round the end of a case, that were open once: each step was allowed, their sum was not. */

const { lead, responder } = people;
const events = (decision: unknown) => decision as readonly CaseEvent[];
const withoutCve = (type: string) => after(type).filter((r) => !r.event.type.startsWith('Cve'));
const upstreamKind: CaseEvent = { type: 'CaseClassified', kind: 'upstream', reason: 'Theirs.', by: 'lena' };
const ordinary: CaseEvent = { type: 'CaseClassified', kind: 'ordinary', reason: 'It is mended.', by: 'lena' };
const recorded = (embargoEnd?: string) => ({
  type: 'RecordUpstream',
  project: 'Envoy',
  id: 'X-1',
  source: 'Their list',
  ...(embargoEnd ? { embargoEnd } : {}),
});

test('an agreed embargo of our own is not replaced by one of upstream', () => {
  for (const stage of ['DecideDate', 'ProposeDate', 'SendNotice']) {
    const held = given(withoutCve(stage), upstreamKind);
    held.when(recorded(plus(held.now, hour)), lead).refused('inherited-embargo-can-begin');
    held.when(recorded(), responder).does({ type: 'UpstreamRecorded' });
  }
  const told = given(withoutCve('SendNotice'), { type: 'DateRejected', proposal: 1, reason: 'x', by: 'lena' });
  const told2 = given(told.book, upstreamKind);
  told2.when(recorded(plus(told2.now, hour)), lead).refused('inherited-embargo-can-begin');
});

test('an inherited date is a lead’s to record, keeps every deadline of ours, and the reporter hears of it', () => {
  const free = given(
    before('ProposeDate').filter((r) => !r.event.type.startsWith('Cve')),
    upstreamKind,
  );
  const end = plus(free.now, 10 * day);
  free.when(recorded(end), responder).refused('inherited-end-by-lead');
  const capped = playbookWith({ embargo: { ...contour.embargo, hardCap: { amount: 30, unit: 'days' } } });
  free.when(recorded(plus(free.now, 900 * day)), lead, { playbook: capped }).refused('inherited-date-within-caps');
  const held = free.when(recorded(end), lead);
  const state = held.does({ type: 'UpstreamRecorded' }, { type: 'MessageSent', audience: 'reporter' });
  assert.equal(state.embargo.end, end);
  const again = given(free.book, ...events(held.decision)).when(recorded(plus(end, day)), lead);
  const moved = again.does({ type: 'UpstreamRecorded' }, { type: 'MessageSent' });
  assert.deepEqual(
    moved.embargo.moved?.map(({ from, to }) => [from, to]),
    [[end, plus(end, day)]],
    'upstream may move its own date past the one it named before',
  );
  const { grave, scope } = stepById('record-upstream')!;
  assert.deepEqual([grave, scope], [true, 'embargo:write']);
});

test('accepted work that was put off is not closed without an end', () => {
  const accepted = given(before('ProposeDate'));
  const put = { type: 'ReportDeferred', reason: 'r', text: 't', until: plus(accepted.now, day), by: 'ravi' } as const;
  const close = { type: 'CloseCase', reason: 'r', tasksStay: true };
  given(accepted.book, put).when(close, responder).refused('end-settled');
  given(before('AcceptReport'), put).when(close, responder).does({ type: 'CaseClosed' });
});

test('a case follows none that ends unpublished', () => {
  const accepted = given(before('ProposeDate'));
  const as = (state: Case): Case => ({ ...state, id: 'case-2' });
  const mark = { type: 'MarkDuplicate', other: 'C-8', text: 't', reason: 'r' };
  const internal: CaseEvent = { type: 'CaseClassified', kind: 'internal only', reason: 'x', by: 'ravi' };
  const rejected: CaseEvent = { type: 'ReportRejected', reason: 'x', text: 'y', by: 'lena' };
  const dead = [given(before('ProposeDate'), internal), given(before('ValidateReport'), rejected)];
  for (const { state } of dead) accepted.when(mark, responder, { facts: { other: as(state) } }).refused('may-follow');
  accepted.when(mark, responder, { facts: { other: as(accepted.state) } }).does({ type: 'DuplicateMarked' });
});

test('no track goes round an embargo that distributors were told of', () => {
  const choose = (track: string) => ({ type: 'ChooseTrack', track, reason: 'x' });
  const lanes = playbookWith({
    severity: { ...contour.severity, tracks: [{ id: 'any', track: 'public-lane', when: {} }] },
  });
  const asked = given(after('ProposeDate'));
  asked.when(choose('public-lane'), lead).refused('track-keeps-embargo');
  asked.when(choose('semi-public'), lead).does({ type: 'TrackChosen' });
  const told = given(after('SendNotice'));
  for (const track of ['public-lane', 'semi-public']) told.when(choose(track), lead).refused('track-keeps-embargo');
  const dateless = given(told.book, { type: 'DateRejected', proposal: 1, reason: 'No date.', by: 'lena' });
  assert.equal(dateless.state.embargo.state, 'none');
  dateless.when(choose('public-lane'), lead).refused('track-keeps-embargo');
  const isOpen = ({ state, now }: ReturnType<typeof given>, gate = embargoReached) => {
    const early = { ...lanes, embargo: { ...lanes.embargo, releaseBeforeEnd: false } };
    const s: Situation = { case: state, actor: lead, now, playbook: early, facts: factsWith() };
    return gate.check(s) === undefined;
  };
  const isPublic: CaseEvent = { type: 'ExposureRecorded', what: 'public', source: 'x', by: 'account:lena' };
  for (const gate of [embargoReached, releaseKeepsEmbargo]) {
    assert.ok(!isOpen(dateless, gate), `${gate.id} opens for a track, and distributors keep quiet`);
    assert.ok(isOpen(given(dateless.book, isPublic), gate), `${gate.id} stays shut in public`);
    assert.ok(isOpen(given(before('ProposeDate')), gate), `${gate.id} stays shut where nobody was told`);
  }
});

test('a line is left without a patch by a lead, and stands again where it stood', () => {
  const ready = given(before('ReleasePatch'));
  const unfixed = { type: 'ClassifyCase', kind: 'unfixed', reason: 'r', forUsers: 'None will come.' };
  ready.when(unfixed, responder).refused('unfixed-by-lead');
  const facts = { supportedLines: ['1.33', '1.32', '1.31'] };
  const playbook = playbookWith({ release: { ...contour.release, supportAsOf: 'release' } });
  ready.when(unfixed, lead, { facts, playbook }).refused('unfixed-not-owed');
  const said = ready.when({ ...unfixed, despiteSupport: true }, lead, { facts, playbook });
  const state = said.does({ type: 'CaseClassified' });
  assert.ok(Object.values(state.fixes).every((f) => f.state === 'declined' && f.despiteSupport));
  const back = given(ready.book, ...events(said.decision), ordinary).state;
  assert.deepEqual(back.fixes, ready.state.fixes);
});

test('no letter overtakes a notice that has not left', () => {
  const sent = given(after('SendNotice'));
  const { at, leavesAt } = sent.state.notices[0]!.sent!;
  const proposed = { type: 'DateProposed', proposal: 2, date: plus(at, 30 * day), note: '', by: 'lena' } as const;
  const letters = (now: Instant) =>
    lettersFor(proposed, sent.state, 99, now, contour, { baseUrl: 'https://x.example' })
      .filter(({ recipient }) => recipient.kind === 'organisation')
      .map(({ dueAt, withNotice }) => [dueAt, withNotice]);
  assert.deepEqual(letters(plus(at, 1_000)), [
    [leavesAt, true],
    [leavesAt, true],
  ]);
  assert.deepEqual(letters(leavesAt), [
    [leavesAt, undefined],
    [leavesAt, undefined],
  ]);
});

test('the answer of one who has not consented does not count', () => {
  const declined = { party: 'organisation:harbour', consent: 'declined', policyVersion: 1, by: 'hana' } as const;
  const told = given(after('SendNotice'), { type: 'ConsentChanged', ...declined });
  const at = told.state.notices[0]!.sent!.leavesAt;
  const answer = { type: 'AnswerDate', answer: 'ok' };
  told.when(answer, people.harbour, { at: plus(at, hour) }).refused('has-consented');
  told.when(answer, people.quay, { at: plus(at, hour) }).does({ type: 'DateAnswered' });
});

test('the clock alone opens no notice to those who declined', () => {
  const decided = given(after('DecideDate'), {
    type: 'ConsentChanged',
    party: 'organisation:harbour',
    consent: 'declined',
    policyVersion: 1,
    by: 'hana',
  });
  const end = decided.state.embargo.end!;
  const at = { now: plus(end, hour), playbook: contour, facts: factsWith() };
  assert.equal(mayReadContent(decided.state, 'organisation:harbour', at), false);
  assert.equal(mayReadContent(decided.state, 'organisation:quay', at), true);
  const over = given(decided.book, { type: 'EmbargoEnded', cause: 'collapsed', reason: 'x', by: 'lena' });
  assert.equal(mayReadContent(over.state, 'organisation:harbour', at), true);
});

test('whatever a case that follows another must hear is asked for by a command that makes it heard', () => {
  const joined: CaseEvent = { type: 'DuplicateJoined', duplicate: 'case-9', ref: 'REF-9', by: 'lena' };
  const own = given(after('DecideDate'), joined);
  const follower = given(before('AcceptReport'), {
    type: 'DuplicateMarked',
    of: 'case-1',
    text: 'x',
    reason: 'y',
    by: 'lena',
  });
  const heard: Case = { ...follower.state, id: 'case-9', embargo: own.state.embargo };
  const commands = [
    { type: 'EndEmbargo', because: 'leak', reason: 'It is out.' },
    { type: 'RecordExposure', what: 'public', source: 'A blog.' },
  ];
  for (const command of commands) {
    const decided = events(own.when(command, lead).decision);
    assert.ok(decided.flatMap((event) => echoes(event, own.state, heard)).length > 0, `${command.type} is not heard`);
    assert.ok(echoingCommands.includes(command.type), command.type);
  }
});
