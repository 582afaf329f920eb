import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  before,
  contour,
  distributor,
  factsWith,
  given,
  people,
  playbookWith,
} from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import type { Case, PartyId } from '../../case/model.ts';
import { consentOf, standings } from '../../embargo/adherence.ts';
import type { DistributorFact } from '../facts.ts';
import { type Instant, instant } from '../instant.ts';

const { responder, lead, reporter, harbour } = people;
const active = after('DecideDate');
const eachCase = playbookWith({
  embargo: { ...contour.embargo, consent: 'each-case', rsvp: { amount: 2, unit: 'business-days' } },
});
const harbourIs: PartyId = 'organisation:harbour';
const consentAt = (state: Case, at: Instant, changes: Partial<DistributorFact> = {}, playbook = eachCase) =>
  consentOf(state, harbourIs, {
    now: at,
    playbook,
    facts: factsWith({ distributors: [distributor('harbour', changes)] }),
  });

test('where each case is accepted, a notice invites, and what it says is read after consenting', () => {
  const send = { type: 'SendNotice', notice: 'id-1', count: 2 };
  const sent = given(before('SendNotice')).when(send, lead, { playbook: eachCase });
  const invited = sent.does({
    terms: { consent: 'invited', policyVersion: 1, answerBy: instant('2026-04-08T11:03:00Z') },
  });
  assert.equal(invited.participants[harbourIs]?.consent, 'invited');
  assert.equal(invited.participants[harbourIs]?.signedAt, undefined);
  const book = given(before('SendNotice'), ...(sent.decision as readonly CaseEvent[]));
  const at = instant('2026-04-06T12:00:00Z');
  const asked = { playbook: eachCase, at };
  book.when({ type: 'OpenNotice', notice: 'id-1' }, harbour, asked).refused('has-consented');
  book.when({ type: 'TellStatus', status: 'valid' }, harbour, asked).refused('has-consented');
  book
    .when({ type: 'AcceptEmbargo' }, harbour, { playbook: eachCase, at: instant('2026-04-06T11:01:30Z') })
    .refused('notice-reached-you');
  const signed = book.when({ type: 'AcceptEmbargo' }, harbour, asked).then({
    type: 'ConsentChanged',
    party: harbourIs,
    consent: 'signatory',
    policyVersion: 1,
    by: 'distributor:hana',
  });
  assert.equal(signed.participants[harbourIs]?.signedAt, at);
  assert.equal(signed.participants[harbourIs]?.answerBy, undefined);
  const open = given(book.book, {
    type: 'ConsentChanged',
    party: harbourIs,
    consent: 'signatory',
    policyVersion: 1,
    by: 'x',
  });
  open.when({ type: 'OpenNotice', notice: 'id-1' }, harbour, asked).does({ type: 'NoticeOpened' });
  open.when({ type: 'AcceptEmbargo' }, harbour, asked).refused('consent-may-be-given');
  book.when({ type: 'AcceptEmbargo' }, lead, asked).forbidden();
  assert.equal(consentAt(book.state, instant('2026-04-08T11:03:00Z')), 'invited');
  assert.equal(consentAt(book.state, instant('2026-04-08T11:03:01Z')), 'lapsed', 'silence until the deadline lapses');
  const late = { playbook: eachCase, at: instant('2026-04-09T00:00:00Z') };
  book.when({ type: 'AcceptEmbargo' }, harbour, late).does({ consent: 'signatory' });
  book.when({ type: 'InviteParticipant', party: harbourIs }, lead, asked).refused('consent-may-be-asked');
  const again = book
    .when({ type: 'InviteParticipant', party: harbourIs }, lead, late)
    .does({ consent: 'invited', answerBy: instant('2026-04-13T00:00:00Z') });
  assert.equal(consentAt(again, instant('2026-04-10T00:00:00Z')), 'invited');
});

test('one participant leaves, the embargo stands, and only a new invitation lets it back in', () => {
  const leave = { type: 'DeclineEmbargo', reason: 'We publish on Friday.' };
  const state = given(active)
    .when(leave, harbour)
    .does({ type: 'ConsentChanged', consent: 'declined', reason: leave.reason });
  assert.equal(state.embargo.state, 'active');
  assert.equal(state.embargo.end, given(active).state.embargo.end);
  const left = given(active, {
    type: 'ConsentChanged',
    party: harbourIs,
    consent: 'declined',
    policyVersion: 1,
    by: 'x',
  });
  left.when({ type: 'OpenNotice', notice: 'id-1' }, harbour).refused('has-consented');
  left.when(leave, harbour).refused('consent-may-be-refused');
  const refusal = left.when({ type: 'AcceptEmbargo' }, harbour).refused('consent-may-be-given');
  assert.match(refusal.gates[0]!.sentence, /new invitation/);
  left.when({ type: 'InviteParticipant', party: harbourIs }, responder).does({ consent: 'invited' });
  left.when({ type: 'InviteParticipant', party: 'organisation:nobody' }, responder).refused('consent-may-be-asked');
  left.when({ type: 'InviteParticipant', party: harbourIs }, harbour).forbidden();
  const standing = standings(left.state, { now: left.now, playbook: contour, facts: factsWith() });
  assert.deepEqual(
    standing.map(({ party, isBound, adherence }) => [party, isBound, adherence]),
    [
      ['reporter', true, 'adheres'],
      [harbourIs, false, 'left'],
      ['organisation:quay', true, 'adheres'],
    ],
  );
  given(active).when(leave, reporter).does({ party: 'reporter', consent: 'declined' });
  given(after('PublishAdvisory')).when(leave, harbour).untimely();
});

test('a new policy lapses the consent to the old one, until the member accepts it', () => {
  const { state, now } = given(active);
  const newer = playbookWith({ embargo: { ...contour.embargo, policyVersion: 2 } });
  assert.equal(consentAt(state, now, {}, contour), 'signatory');
  assert.equal(consentAt(state, now, {}, newer), 'lapsed');
  assert.equal(consentAt(state, now, { acceptedPolicy: 2 }, newer), 'signatory');
  given(active).when({ type: 'OpenNotice', notice: 'id-1' }, harbour, { playbook: newer }).refused('has-consented');
  const renewed = given(active)
    .when({ type: 'AcceptEmbargo' }, harbour, { playbook: newer })
    .does({ policyVersion: 2 });
  assert.equal(consentAt(renewed, now, {}, newer), 'signatory');
});

test('who leaked and who kept to it is computed from what happened', () => {
  const { state } = given(after('CloseCase'));
  const at = instant('2026-05-01T00:00:00Z');
  const told = (leaks: readonly string[]) =>
    standings(state, {
      now: at,
      playbook: contour,
      facts: factsWith({ distributors: [distributor('harbour', { leaks: leaks.map((l) => instant(l)) })] }),
    }).find(({ party }) => party === harbourIs);
  assert.deepEqual(told([]), { party: harbourIs, consent: 'signatory', isBound: false, adherence: 'adhered' });
  assert.equal(told(['2026-04-10T00:00:00Z'])?.adherence, 'leaked');
  assert.equal(
    told(['2026-04-01T00:00:00Z', '2026-04-30T00:00:00Z'])?.adherence,
    'adhered',
    'before it knew, and after everybody did',
  );
});
