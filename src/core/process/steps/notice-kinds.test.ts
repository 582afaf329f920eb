import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  before,
  blocks,
  contour,
  factsWith,
  given,
  people,
  playbookWith,
  start,
} from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { composeNotice } from '../../notices/compose.ts';
import { kindsOfNotice, noticeSpec, owedNotices } from '../../notices/kinds.ts';
import { recipients } from '../../notices/recipients.ts';
import { instant, minute, plus } from '../instant.ts';
import { noticeKinds } from '../playbook-notices.ts';

const { lead, responder } = people;
const active = after('DecideDate');
const later = instant('2026-04-28T16:00:00Z');
const events = (decision: unknown) => decision as readonly CaseEvent[];

/** A date that is put off: proposed anew and decided. */
function putOff() {
  const proposed = given(active).when({ type: 'ProposeDate', date: later }, lead);
  const open = given(active, ...events(proposed.decision));
  const decide = { type: 'DecideDate', date: later, reason: 'QA needs two days.', delay: 'not-tested' };
  const decided = open.when(decide, lead, { facts: { fresh: () => 'id-2' } });
  return given(open.book, ...events(decided.decision));
}

test('a moved date drafts its notice, which takes the way of every notice', () => {
  const moved = putOff();
  assert.deepEqual(owedNotices(moved.state), ['delay']);
  const draft = moved.state.notices.at(-1)!;
  assert.equal(draft.kind, 'delay');
  assert.match(draft.blocks['change']!, /now Tue 28 Apr 2026 16:00 UTC\. Before, it was Mon 20 Apr 2026 16:00 UTC\./);
  assert.equal(draft.blocks['reason'], 'QA needs two days.');
  const send = { type: 'SendNotice', notice: draft.id, count: 2 };
  moved.when(send, lead).refused('second-person-notice');
  moved.when({ type: 'ApproveNotice', notice: draft.id }, lead).refused('not-the-author');
  const approved = moved.when({ type: 'ApproveNotice', notice: draft.id }, responder);
  const ready = given(moved.book, ...events(approved.decision));
  ready.when({ ...send, count: 3 }, lead).refused('count-confirmed');
  const state = ready.when(send, lead).does({ type: 'NoticeSent', notice: draft.id });
  assert.deepEqual(owedNotices(state), [], 'told is no longer owed');
  assert.equal(state.notices.length, 2, 'the first notice stays as it was');
});

test('what follows a notice goes only to those who had it', () => {
  const moved = putOff();
  const draft = moved.state.notices.at(-1)!.id;
  const newcomer = { organisation: 'new', name: 'New', state: 'active', acceptedPolicy: 1, hasAddress: true } as const;
  const known = { ...newcomer, organisation: 'harbour', name: 'Harbour' };
  const approved = given(
    moved.book,
    ...events(moved.when({ type: 'ApproveNotice', notice: draft }, responder).decision),
  );
  const facts = { distributors: [known, newcomer] };
  approved.when({ type: 'SendNotice', notice: draft, count: 2 }, lead, { facts }).refused('count-confirmed');
  approved
    .when({ type: 'SendNotice', notice: draft, count: 1 }, lead, { facts })
    .does({ copies: [{ organisation: 'harbour', ref: approved.state.participants['organisation:harbour']!.ref }] });
});

test('a new member of a running case has a notice of its own, on the way of every notice, and then what follows', () => {
  const at = { draft: { type: 'DraftNotice', kind: 'catch-up', blocks } };
  const had = ['harbour', 'quay'].map((organisation) => ({ organisation, name: organisation, memberSince: start }));
  const came = { organisation: 'new', name: 'New', memberSince: plus(given(active).now, -minute) };
  const members = [...had, came].map(
    (each) => ({ ...each, state: 'active', acceptedPolicy: 1, hasAddress: true }) as const,
  );
  const facts = { distributors: members };
  const drafted = given(active).when(at.draft, lead, { facts: { ...facts, fresh: () => 'id-9' } });
  const open = given(active, ...events(drafted.decision));
  const send = { type: 'SendNotice', notice: 'id-9', count: 1 };
  open.when(send, lead, { facts }).refused('second-person-notice');
  const approved = open.when({ type: 'ApproveNotice', notice: 'id-9' }, responder, { facts });
  const ready = given(open.book, ...events(approved.decision));
  ready.when({ ...send, count: 3 }, lead, { facts }).refused('count-confirmed');
  const told = ready.when(send, lead, { facts }).does({ type: 'NoticeSent' });
  assert.deepEqual(
    told.notices.at(-1)!.sent!.copies.map((copy) => copy.organisation),
    ['new'],
  );
  assert.deepEqual(
    recipients({ case: told, playbook: contour, facts: { ...factsWith(), ...facts } }, 'delay').map(
      (d) => d.organisation,
    ),
    ['harbour', 'quay', 'new'],
  );
  const sent = given(ready.book, ...events(ready.when(send, lead, { facts }).decision));
  sent.when({ ...at.draft }, lead, { facts }).does({ type: 'NoticeDrafted', kind: 'catch-up' });
  assert.deepEqual(
    recipients({ case: sent.state, playbook: contour, facts: { ...factsWith(), ...facts } }, 'catch-up'),
    [],
  );

  const holds = playbookWith({ membership: { ...contour.membership, duringEmbargo: 'hold' } });
  given(active).when(at.draft, lead, { facts, playbook: holds }).refused('newcomers-may-be-told');
  const again = recipients({ case: open.state, playbook: holds, facts: { ...factsWith(), ...facts } }, 'plan');
  assert.deepEqual(
    again.map((d) => d.organisation),
    ['harbour', 'quay'],
    'nor by a second early notice',
  );
  const late = members.map((each) => ({ ...each, memberSince: start }));
  given(active)
    .when(at.draft, lead, { facts: { distributors: late }, playbook: holds })
    .does({ kind: 'catch-up' });
  given(after('ProposeDate')).when(at.draft, lead, { facts }).refused('notice-follows');
});

test('a notice that follows needs somebody who had the first one', () => {
  const command = { type: 'DraftNotice', kind: 'severity-change', blocks: { change: 'It is worse.' } };
  given(after('ProposeDate')).when(command, lead).refused('notice-follows');
  given(active).when(command, lead).does({ type: 'NoticeDrafted', kind: 'severity-change' });
  given(active)
    .when({ ...command, kind: 'gossip' }, lead)
    .faulty('/kind');
});

test('every kind is checked for leaks by its own rules', () => {
  const leaking = { change: 'See CVE-2026-41246.', reason: 'x', 'next-steps': 'x' };
  const command = { type: 'DraftNotice', kind: 'date-change', blocks: leaking };
  given(active).when(command, lead).refused('notice-gives-nothing-away');
  const lax = playbookWith({ notices: { ...contour.notices, 'date-change': { leaveOut: [] } } });
  given(active).when(command, lead, { playbook: lax }).does({ kind: 'date-change' });
  given(active)
    .when({ ...command, kind: 'severity-change' }, lead, { playbook: lax })
    .refused('notice-gives-nothing-away');
});

test('a kind is the plan notice, its own differences, and what the playbook says of it', () => {
  assert.deepEqual(noticeSpec(contour, 'plan'), contour.notices.plan);
  const ended = noticeSpec(contour, 'embargo-ended');
  assert.deepEqual([ended.tag, ended.footer], ['#security', 'none']);
  const own = playbookWith({
    notices: { ...contour.notices, 'embargo-ended': { tag: '#over', footer: 'embargo-policy' } },
  });
  const said = noticeSpec(own, 'embargo-ended');
  assert.deepEqual([said.tag, said.footer, said.blocks], ['#over', 'embargo-policy', ended.blocks]);
  const { subject, text } = composeNotice({ change: 'It ended.' }, 'REF-1', own, 'embargo-ended');
  assert.equal(subject, '[contour] #over notice REF-1');
  assert.ok(text.startsWith('What has changed\n\nIt ended.') && text.includes('Embargo policy'));
});

test('a date that moves nearer owes another notice than one that is put off', () => {
  const nearer = instant('2026-04-17T16:00:00Z');
  const proposed = given(active).when({ type: 'ProposeDate', date: nearer }, lead);
  const decided = given(active, ...events(proposed.decision)).when(
    { type: 'DecideDate', date: nearer, reason: 'It is ready.' },
    lead,
    { facts: { fresh: () => 'id-2' } },
  );
  const state = decided.does(
    { type: 'DateDecided' },
    { type: 'MessageSent' },
    { type: 'NoticeDrafted', kind: 'date-change' },
  );
  assert.deepEqual(owedNotices(state), ['date-change']);
  const { state: put } = putOff();
  const told = { notices: [{ ...put.notices[0]!, id: 'id-9', kind: 'date-change' as const }] };
  const sent = { ...told.notices[0]!.sent!, at: instant('2026-04-30T16:00:00Z') };
  assert.deepEqual(
    owedNotices({ ...put, notices: [...put.notices, { ...told.notices[0]!, sent }] }),
    [],
    'what an older record told of a delay is told',
  );
});

test('a candidate fix is owed once every line has one, and is drafted once', () => {
  const { developer } = people;
  const ready = { type: 'MoveFix', line: '1.33', state: 'ready' };
  const alone = given(active).when(ready, developer).does({ type: 'FixMoved' });
  assert.deepEqual(owedNotices(alone), [], 'two lines have none yet');
  const { state, book } = given(before('ConfirmFix'));
  assert.deepEqual(owedNotices(state), ['candidate-fix']);
  const drafts = state.notices.filter((n) => n.kind === 'candidate-fix');
  assert.equal(drafts.length, 1, 'a further move leaves the draft as a person mended it');
  assert.match(drafts[0]!.blocks['change']!, /1\.33 \(planned as 1\.33\.4\), 1\.32 \(.*\) and 1\.31/);
  const back = given(book, ...events(given(book).when({ ...ready, state: 'in progress' }, developer).decision));
  assert.deepEqual(owedNotices(back.state), [], 'a line went back to work');
  const again = back.when(ready, developer);
  again.does({ type: 'FixMoved' }, { type: 'NoticeDrafted', kind: 'candidate-fix', notice: drafts[0]!.id });
  const out = given(before('PublishAdvisory')).state;
  assert.ok(!owedNotices(out).includes('candidate-fix'), 'what is released is no candidate');
});

test('every kind can be written out of the case without leaving a block empty', () => {
  const state = { ...putOff().state, fixes: given(before('ConfirmFix')).state.fixes };
  for (const kind of noticeKinds.filter((each) => ['plan', 'candidate-fix', 'delay'].includes(each))) {
    const filled: Readonly<Record<string, string>> = { ...blocks, ...kindsOfNotice[kind].fill(state) };
    for (const block of noticeSpec(contour, kind).blocks) assert.ok(filled[block]?.trim(), `${kind}: ${block}`);
  }
});
