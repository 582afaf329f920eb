import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, given, people, playbookWith } from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { exemptionsInForce } from '../../notices/exemptions.ts';
import { owedNotices } from '../../notices/kinds.ts';
import { instant, minute, plus } from '../instant.ts';

const { lead, responder, harbour, quay, reporter, outsider } = people;
const active = after('DecideDate');
const proposed = before('DecideDate');
const events = (decision: unknown) => decision as readonly CaseEvent[];
const fresh = (...ids: string[]) => ({ facts: { fresh: () => ids.shift()! } });
const date = '2026-04-20T16:00:00Z';

test('the parties have their time to answer, unless all of them have', () => {
  const embargo = { ...contour.embargo, objectionWindow: { amount: 5, unit: 'days' } } as const;
  const playbook = playbookWith({ embargo });
  const decide = { type: 'DecideDate', date, reason: '' };
  given(proposed).when(decide, lead, { playbook }).does({ type: 'DateDecided' });
  const silent = given(before('AnswerDate'));
  const refusal = silent.when(decide, lead, { playbook }).refused('parties-heard');
  assert.match(
    refusal.gates[0]!.sentence,
    /^3 parties have not answered and may do so until Sat 11 Apr 2026 09:00 UTC/,
  );
  silent.when(decide, lead, { playbook, at: instant('2026-04-11T09:00:00Z') }).does({ type: 'DateDecided' });
  silent.when(decide, lead).does({ type: 'DateDecided' });
});

test('an exemption is in force once all have been told of it in its own words', () => {
  const text = 'Images may be staged where nobody can pull them.';
  const grant = { type: 'GrantExemption', organisation: 'quay', text };
  const granted = given(active).when(grant, lead, fresh('id-2', 'id-3'));
  const book = given(active, ...events(granted.decision));
  granted.does(
    { type: 'ExemptionGranted', exemption: 'id-2', party: 'organisation:quay', text, by: 'lena' },
    { type: 'NoticeDrafted', notice: 'id-3', kind: 'exemption' },
  );
  assert.deepEqual(exemptionsInForce(book.state, book.now), [], 'granted is not yet in force');
  assert.deepEqual(owedNotices(book.state), ['exemption']);
  const cut = { type: 'DraftNotice', notice: 'id-3', blocks: { change: 'Something is allowed.', reason: 'x' } };
  const shortened = given(book.book, ...events(book.when(cut, lead).decision));
  shortened.when({ type: 'ApproveNotice', notice: 'id-3' }, responder).refused('exemption-in-full');
  const approved = given(
    book.book,
    ...events(book.when({ type: 'ApproveNotice', notice: 'id-3' }, responder).decision),
  );
  const sent = given(
    approved.book,
    ...events(approved.when({ type: 'SendNotice', notice: 'id-3', count: 2 }, lead).decision),
  );
  assert.deepEqual(exemptionsInForce(sent.state, sent.now), [], 'it has not left the house yet');
  const left = plus(sent.now, 3 * minute);
  assert.deepEqual(
    exemptionsInForce(sent.state, left).map((e) => e.id),
    ['id-2'],
  );
  const stopped = given(sent.book, { type: 'NoticeStopped', notice: 'id-3', by: 'lena' });
  assert.deepEqual(exemptionsInForce(stopped.state, left), [], 'stopped is not announced');
  assert.deepEqual(owedNotices(stopped.state), ['exemption']);
  const over = given(sent.book, { type: 'EmbargoEnded', cause: 'collapsed', reason: 'x', by: 'account:lena' });
  assert.deepEqual(exemptionsInForce(over.state, left), [], 'an exemption ends with its embargo');
  given(active)
    .when({ ...grant, organisation: 'elsewhere' }, lead)
    .refused('exemption-for-party');
  given(active)
    .when({ ...grant, text: 'Read CVE-2026-41246.' }, lead)
    .refused('words-give-nothing-away');
  given(before('SendNotice')).when(grant, lead).untimely();
  for (const actor of [responder, quay, outsider]) given(active).when(grant, actor).forbidden();
});

const clause = 'If attacks are seen, everything is published at once.';

/** The date proposed and decided with a clause that sets its end off. */
function withClause(atOnce: boolean) {
  const propose = { type: 'ProposeDate', date: '2026-04-21T16:00:00Z', trigger: 'attacks observed', clause, atOnce };
  const offered = given(active, ...events(given(active).when(propose, lead).decision));
  const decide = { type: 'DecideDate', date: '2026-04-21T16:00:00Z', reason: 'Agreed.', delay: 'not-tested' };
  return given(offered.book, ...events(offered.when(decide, lead, fresh('id-2')).decision));
}

const attacks = { type: 'RecordExposure', what: 'attacks observed', source: 'A honeypot.' };

test('a clause is proposed and accepted with the date, and says what sets it off', () => {
  const { state } = withClause(true);
  assert.deepEqual(state.embargo.trigger, { on: 'attacks observed', atOnce: true, clause });
  const propose = { type: 'ProposeDate', date: '2026-04-21T16:00:00Z' };
  given(active)
    .when({ ...propose, clause }, lead)
    .refused('trigger-worded');
  given(active)
    .when({ ...propose, trigger: 'public' }, lead)
    .refused('trigger-worded');
  given(active)
    .when({ ...propose, trigger: 'rain', clause }, lead)
    .faulty('/trigger');
  const plain = given(withClause(true).book);
  const again = given(plain.book, ...events(plain.when({ ...propose, date: '2026-04-22T16:00:00Z' }, lead).decision));
  const decided = again.when(
    { type: 'DecideDate', date: '2026-04-22T16:00:00Z', reason: 'x', delay: 'not-tested' },
    lead,
    fresh('id-2'),
  );
  const [first] = events(decided.decision);
  assert.equal(given(again.book, first!).state.embargo.trigger, undefined, 'new terms stand for themselves');
});

test('what was agreed ends the embargo by itself, or is offered; a claim does neither', () => {
  const taken = withClause(true).when(attacks, responder, fresh('id-3'));
  const state = taken.does(
    { type: 'ExposureRecorded', what: 'attacks observed' },
    { type: 'EmbargoEnded', cause: 'collapsed', because: 'trigger' },
    { type: 'MessageSent', derived: true },
    { type: 'NoticeDrafted', kind: 'embargo-ended', notice: 'id-3' },
  );
  assert.equal(state.embargo.state, 'exited');
  const book = withClause(false);
  const recorded = given(book.book, ...events(book.when(attacks, responder).decision));
  assert.equal(recorded.state.embargo.state, 'active');
  const offer = recorded.offers(lead).find((o) => o.step.id === 'end-embargo')!;
  const moves = (c: typeof recorded.state) => {
    assert.equal(typeof offer.step.moves, 'function');
    return (offer.step.moves as (s: object) => unknown)({ case: c });
  };
  assert.equal(moves(recorded.state), 'at once');
  assert.equal(moves(book.state), false);
  for (const actor of [harbour, reporter]) {
    const claimed = withClause(true).when(attacks, actor, { at: instant('2026-04-10T10:00:00Z') });
    assert.equal(claimed.does({ type: 'ExposureRecorded' }).embargo.state, 'active');
  }
});
