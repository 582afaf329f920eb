import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  before,
  blocks,
  contour,
  distributor,
  given,
  people,
  playbookWith,
} from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { instant, plus, second } from '../instant.ts';

const { responder, lead, developer, reporter, harbour, quay, outsider } = people;
const drafted = after('DraftNotice');
const approved = after('ApproveNotice');
const sent = after('SendNotice');
const left = instant('2026-04-06T12:02:00Z');
const teamOf = (count: number) => ({
  team: [lead, responder, developer].slice(0, count).map(({ id, roles }) => ({ account: id, roles })),
});
const untold = given(after('ValidateReport')).when(
  { type: 'AcceptReport', lines: [{ line: '1.33' }], tellDistributors: false },
  lead,
);

test('a notice is written block by block, under a name of its own', () => {
  const command = { type: 'DraftNotice', blocks };
  const state = given(before('DraftNotice'))
    .when(command, lead)
    .then({ type: 'NoticeDrafted', notice: 'id-1', kind: 'plan', blocks, by: 'lena' });
  assert.equal(state.notices[0]?.draftedBy, 'lena');
  given(drafted)
    .when({ ...command, notice: 'id-1' }, responder)
    .does({ notice: 'id-1', by: 'ravi' });
  given(sent)
    .when({ ...command, notice: 'id-1' }, lead, { facts: { fresh: () => 'id-2' } })
    .does({ notice: 'id-2' });
  given(drafted)
    .when({ ...command, blocks: { poem: 'x' } }, lead)
    .faulty('/blocks/poem');
  given(after('ValidateReport')).when(command, lead).untimely();
  given(after('PublishAdvisory')).when(command, lead).refused('notice-fits-publication', 'not-yet-public');
  given(before('DraftNotice')).when(command, reporter).forbidden();
});

test('no notice is drafted without a draft of the advisory, against triage, or of what is public', () => {
  const command = { type: 'DraftNotice', blocks };
  given(after('AcceptReport')).when(command, lead).refused('draft-exists');
  assert.ok(Array.isArray(untold.decision));
  given(after('ValidateReport'), ...untold.decision)
    .when(command, lead)
    .refused('distributors-wanted', 'draft-exists');
  given(before('DraftNotice'), { type: 'ExposureRecorded', what: 'public', source: 'a blog', by: 'account:lena' })
    .when(command, lead)
    .refused('not-yet-public');
});

test('what a notice must leave out keeps it from being drafted, approved and sent', () => {
  const leaking = { ...blocks, description: 'This is CVE‑2026‑41246, found by rita reporter.' };
  const refusal = given(drafted).when({ type: 'DraftNotice', blocks: leaking }, lead);
  const { faults } = refusal.refused('notice-gives-nothing-away');
  assert.deepEqual(
    faults.map((f) => [f.rule, f.path]),
    [
      ['leak-cve-id', '/blocks/description'],
      ['leak-reporter-name', '/blocks/description'],
    ],
  );
  const event = { type: 'NoticeDrafted', notice: 'id-9', kind: 'plan', blocks: leaking, by: 'lena' } as const;
  const slipped = given(sent, event);
  slipped.when({ type: 'ApproveNotice', notice: 'id-9' }, responder).refused('notice-gives-nothing-away');
  slipped
    .when({ type: 'SendNotice', notice: 'id-9', count: 2 }, lead)
    .refused('notice-gives-nothing-away', 'second-person-notice');
  const lax = playbookWith({ notices: { plan: { ...contour.notices.plan, leaveOut: [] } } });
  slipped.when({ type: 'ApproveNotice', notice: 'id-9' }, responder, { playbook: lax }).does({ by: 'ravi' });
});

test('a second person who is not the author approves a complete notice', () => {
  const command = { type: 'ApproveNotice', notice: 'id-1' };
  given(drafted).when(command, responder).then({ type: 'NoticeApproved', notice: 'id-1', by: 'ravi' });
  given(drafted).when(command, lead).refused('not-the-author');
  given(drafted)
    .when({ ...command, notice: 'id-7' }, responder)
    .refused('notice-is-draft');
  given(sent).when(command, responder).untimely();
  const { ask: _, ...short } = blocks;
  given(drafted, { type: 'NoticeDrafted', notice: 'id-1', kind: 'plan', blocks: short, by: 'lena' })
    .when(command, responder)
    .refused('notice-complete');
  given(drafted).when(command, harbour).forbidden();
  given(after('PublishAdvisory'), { type: 'NoticeDrafted', notice: 'id-2', kind: 'plan', blocks, by: 'lena' })
    .when({ ...command, notice: 'id-2' }, responder)
    .refused('notice-fits-publication');
});

test('an approval by the author never counts', () => {
  const own = given(drafted, { type: 'NoticeApproved', notice: 'id-1', by: 'lena' });
  own.when({ type: 'SendNotice', notice: 'id-1', count: 2 }, lead).refused('second-person-notice');
});

test('an edit takes the approval back and makes the editor the author', () => {
  const edited = given(approved, { type: 'NoticeDrafted', notice: 'id-1', kind: 'plan', blocks, by: 'ravi' });
  edited.when({ type: 'SendNotice', notice: 'id-1', count: 2 }, lead).refused('second-person-notice');
  edited.when({ type: 'ApproveNotice', notice: 'id-1' }, responder).refused('not-the-author');
  edited.when({ type: 'ApproveNotice', notice: 'id-1' }, lead).does({ by: 'lena' });
});

test('a notice goes to everybody in the directory who can have it, each under an own reference', () => {
  const { state, now, when } = given(approved);
  const next = when({ type: 'SendNotice', notice: 'id-1', count: '2' }, lead).then({
    type: 'NoticeSent',
    notice: 'id-1',
    copies: [
      { organisation: 'harbour', ref: 'REF-1' },
      { organisation: 'quay', ref: 'REF-2' },
    ],
    leavesAt: plus(now, 120 * second),
    terms: { consent: 'signatory', policyVersion: 1 },
    by: 'lena',
  });
  assert.ok(!('organisation:harbour' in state.participants));
  assert.deepEqual(Object.keys(next.participants), ['team', 'reporter', 'organisation:harbour', 'organisation:quay']);
  const again = given(sent, { type: 'NoticeDrafted', notice: 'id-2', kind: 'plan', blocks, by: 'ravi' });
  again
    .when({ type: 'SendNotice', notice: 'id-2', count: 2 }, lead, { facts: teamOf(2) })
    .does({ copies: given(sent).state.notices[0]!.sent!.copies } as object);
});

test('recipients are counted by the sender, and somebody has to be there', () => {
  const send = { type: 'SendNotice', notice: 'id-1', count: 3 };
  given(approved).when(send, lead).refused('count-confirmed');
  given(approved)
    .when({ ...send, count: 0 }, lead, { facts: { distributors: [] } })
    .refused('notice-has-recipients');
  given(approved)
    .when({ ...send, count: 'two' }, lead)
    .faulty('/count');
  given(approved)
    .when({ ...send, count: 2 }, developer)
    .forbidden();
  given(before('DraftNotice'))
    .when({ ...send, count: 2 }, lead)
    .untimely();
  given(approved, { type: 'CaseClosed', reason: 'x', by: 'lena' })
    .when({ ...send, count: 2 }, lead)
    .untimely();
  const strict = playbookWith({ embargo: { ...contour.embargo, policyVersion: 2 } });
  given(approved)
    .when({ ...send, count: 2 }, lead, { playbook: strict })
    .refused('notice-has-recipients', 'count-confirmed');
  const offer = given(approved)
    .offers(lead)
    .find((o) => o.step.id === 'send-notice')!;
  assert.deepEqual(offer.shut, [], 'a gate that judges the input stays open while there is none');
});

test('a team of three asks for a second person, a team of two does not', () => {
  const send = { type: 'SendNotice', notice: 'id-1', count: 2 };
  given(drafted)
    .when(send, lead, { facts: teamOf(3) })
    .refused('second-person-notice');
  given(drafted)
    .when(send, lead, { facts: teamOf(2) })
    .does({ type: 'NoticeSent' });
  const alone = playbookWith({ secondPerson: { teamFrom: 3, for: ['advisory'] } });
  given(drafted).when(send, lead, { playbook: alone }).does({ type: 'NoticeSent' });
});

test('a notice can be stopped until it leaves, and then its recipients are told nothing', () => {
  const stop = { type: 'StopNotice', notice: 'id-1' };
  const state = given(sent)
    .when(stop, developer, { at: plus(left, -1) })
    .then({ type: 'NoticeStopped', notice: 'id-1', by: 'dana' });
  assert.deepEqual(Object.keys(state.participants), ['team', 'reporter']);
  given(sent).when(stop, lead, { at: left }).refused('still-stoppable');
  given(sent)
    .when({ ...stop, notice: 'id-2' }, lead, { at: plus(left, -1) })
    .refused('notice-is-sent');
  const stopped = given(sent, { type: 'NoticeStopped', notice: 'id-1', by: 'dana' });
  stopped.when(stop, lead).untimely();
  stopped.when({ type: 'OpenNotice', notice: 'id-1' }, harbour).forbidden();
  given(approved).when(stop, lead).untimely();
  given(sent).when(stop, reporter).forbidden();
});

test('a recipient opens a notice that has left; nobody else and not before', () => {
  const open = { type: 'OpenNotice', notice: 'id-1' };
  given(sent)
    .when(open, harbour, { at: left })
    .then({ type: 'NoticeOpened', notice: 'id-1', party: 'organisation:harbour', by: 'distributor:hana' });
  given(sent)
    .when(open, quay, { at: plus(left, -1) })
    .refused('notice-reached-you');
  given(sent)
    .when({ ...open, notice: 'id-2' }, quay, { at: left })
    .refused('notice-is-sent', 'notice-reached-you');
  given(sent).when(open, outsider, { at: left }).forbidden();
  given(sent).when(open, lead, { at: left }).forbidden();
  given(approved).when(open, harbour).forbidden();
});

test('a warning stops a notice until it is mended, or ignored once with a reason', () => {
  const warned = { ...blocks, 'next-steps': 'Public on 20 April 2026.' };
  const write = { type: 'DraftNotice', notice: 'id-1', blocks: warned };
  const drafted = given(after('DraftNotice')).when(write, lead);
  const book = given(after('DraftNotice'), ...(drafted.decision as readonly CaseEvent[]));
  const approve = { type: 'ApproveNotice', notice: 'id-1' };
  const { gates } = book.when(approve, responder).refused('notice-warnings-answered');
  assert.match(gates[0]!.sentence, /One warning is neither mended nor ignored.*“20 April 2026” has no hour/);
  const ignored = [{ rule: 'date-without-hour', quote: '20 April 2026', reason: 'The hour is agreed with each.' }];
  const let_ = book.when({ ...write, ignored }, lead).does({ type: 'NoticeDrafted', ignored });
  assert.deepEqual(let_.notices[0]!.ignored, ignored);
  const stands = given(book.book, {
    type: 'NoticeDrafted',
    notice: 'id-1',
    kind: 'plan',
    blocks: warned,
    ignored,
    by: 'lena',
  });
  stands.when(approve, responder).does({ type: 'NoticeApproved' });
  stands
    .when({ ...write, blocks: { ...warned, 'next-steps': 'On 21 April 2026.' } }, lead)
    .does({ type: 'NoticeDrafted' });
  assert.ok(!('ignored' in (stands.when({ ...write, blocks }, lead).decision as readonly object[])[0]!), 'once');
  book.when({ ...write, ignored: [{ ...ignored[0]!, reason: ' ' }] }, lead).faulty('/ignored/0/reason');
  const leak = [{ rule: 'leak-cve-id', quote: 'CVE-2026-41246', reason: 'Everybody knows it.' }];
  const named = { ...write, blocks: { ...blocks, vectors: 'CVE-2026-41246' }, ignored: leak };
  book.when(named, lead).refused('notice-gives-nothing-away');
  book.when({ ...named, mend: 'all' }, lead).does({ blocks: { ...blocks, vectors: 'this matter' } });
});

test('an approval lapses with the playbook under which it was given', () => {
  const moved = given(after('ApproveNotice'), {
    type: 'PlaybookChanged',
    from: { name: 'contour', version: 1 },
    to: { name: 'contour', version: 2 },
    reason: 'New terms.',
    by: 'lena',
  });
  const terms = playbookWith({ embargo: { ...contour.embargo, policyVersion: 2, policy: 'Keep it to yourselves.' } });
  const members = { distributors: [distributor('harbour', { acceptedPolicy: 2 })] };
  const under = { playbook: terms, facts: members };
  const send = { type: 'SendNotice', notice: 'id-1', count: 1 };
  const { gates } = moved.when(send, lead, under).refused('second-person-notice');
  assert.match(gates[0]!.sentence, /moved to another playbook on .*, so the approval of before has lapsed/);
  const again = moved.when({ type: 'ApproveNotice', notice: 'id-1' }, responder, under)
    .decision as readonly CaseEvent[];
  given(moved.book, ...again)
    .when(send, lead, under)
    .does({ type: 'NoticeSent' });
});
