import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, distributor, factsWith, fold } from '../../../test/support/law.ts';
import { evolve } from '../case/evolve.ts';
import type { Case, Participant } from '../case/model.ts';
import { type Instant, instant, plus } from '../process/instant.ts';
import { consentOf, isUnderTerms, mayReadContent, mightReadContent, standings } from './adherence.ts';
import { consentNow } from './consent.ts';
import { type DateAnswer, isOver, objections } from './embargo.ts';
import { proposalAction } from './machine.ts';

const party = 'organisation:harbour';
const now = instant('2026-04-10T09:00:00Z');
const signed = instant('2026-04-06T12:00:00Z');
const told = fold(after('DecideDate'));

const withParty = (changes: Partial<Participant>, more: Partial<Case> = {}): Case => {
  const { signedAt: _, ...before } = told.participants[party]!;
  return { ...told, ...more, participants: { ...told.participants, [party]: { ...before, ...changes } } };
};
const at = (leaks: readonly Instant[] = [], acceptedPolicy = 1, policyVersion = 1) => ({
  now,
  playbook: { ...contour, embargo: { ...contour.embargo, policyVersion } },
  facts: factsWith({
    distributors: [distributor('quay', { acceptedPolicy: 9 }), distributor('harbour', { leaks, acceptedPolicy })],
  }),
});
const adherence = (state: Case, leaks: readonly Instant[] = []) =>
  standings(state, at(leaks)).find((s) => s.party === party)?.adherence;

test('who signed adheres while the terms bind, and adhered afterwards', () => {
  const bound = withParty({ consent: 'signatory', signedAt: signed });
  assert.equal(adherence(bound), 'adheres');
  const over = { ...told.embargo, state: 'exited' } as const;
  assert.equal(adherence({ ...bound, embargo: over }), 'adhered');
  assert.equal(adherence({ ...bound, exposure: { ...told.exposure, public: now } }), 'adhered');
});

test('who declines has left only when it had signed; who never signed was never bound', () => {
  assert.equal(adherence(withParty({ consent: 'declined', signedAt: signed })), 'left');
  assert.equal(adherence(withParty({ consent: 'declined' })), 'never bound');
  assert.equal(adherence(withParty({ consent: 'invited' })), 'never bound');
});

test('a leak counts from the signature until the matter is public, both included', () => {
  const bound = withParty({ consent: 'signatory', signedAt: signed });
  assert.equal(adherence(bound, [signed]), 'leaked');
  assert.equal(adherence(bound, [plus(signed, -1)]), 'adheres');
  const known = { ...bound, exposure: { ...told.exposure, public: now } };
  assert.equal(adherence(known, [now]), 'leaked');
  assert.equal(adherence(known, [plus(now, 1)]), 'adhered');
  assert.equal(adherence(withParty({ consent: 'invited' }), [signed]), 'never bound');
});

test('looking back, content was open to who had signed until it left, and to everybody once nothing was to be kept', () => {
  const each: typeof contour = { ...contour, embargo: { ...contour.embargo, consent: 'each-case' } };
  const bound = withParty({ consent: 'signatory', signedAt: signed });
  const then = (state: Case, when: Instant, playbook = each) => mightReadContent(state, party, when, playbook);
  assert.deepEqual(
    [plus(signed, -1), signed, now].map((when) => then(bound, when)),
    [false, true, true],
  );
  const consents = (state: Case, at: Instant, consent: 'declined' | 'invited' | 'signatory') =>
    evolve(state, state, {
      seq: 0,
      at,
      actor: 'x',
      event: { type: 'ConsentChanged', party, consent, policyVersion: 1, by: 'x' },
    });
  const left = consents(bound, now, 'declined');
  assert.deepEqual(
    [signed, now, plus(now, 1)].map((when) => then(left, when)),
    [true, true, false],
  );
  assert.equal(then(consents(left, plus(now, 2), 'invited'), plus(now, 3)), false, 'to be asked again binds nobody');
  const back = consents(consents(left, plus(now, 2), 'invited'), plus(now, 4), 'signatory');
  assert.equal(then(back, plus(now, 4)), true);
  const known = { ...left, exposure: { ...left.exposure, public: plus(now, 5) } };
  assert.deepEqual(
    [plus(now, 4), plus(now, 5)].map((when) => then(known, when)),
    [false, true],
  );
  assert.equal(then(withParty({ consent: 'declined' }), now), false, 'who never signed has nothing to leave');
  const alone = { ...bound, participants: {} };
  assert.deepEqual([then(alone, now), then(alone, now, contour)], [false, true]);
});

test('a member’s own newer acceptance renews its consent, another member’s does not', () => {
  const bound = withParty({ consent: 'signatory', signedAt: signed, policyVersion: 1 });
  assert.equal(consentOf(bound, party, at([], 1, 2)), 'lapsed');
  assert.equal(consentOf(bound, party, at([], 2, 2)), 'signatory');
  assert.equal(consentOf(bound, 'organisation:elsewhere', at()), undefined);
});

test('terms are consented to until they end, the matter is public, an advisory is out or the case is closed', () => {
  assert.equal(isUnderTerms(told), true);
  assert.equal(isUnderTerms({ ...told, closedAt: now }), false);
  assert.equal(isUnderTerms({ ...told, exposure: { ...told.exposure, public: now } }), false);
  const published = fold(after('PublishAdvisory')).advisory;
  assert.equal(isUnderTerms({ ...told, advisory: published }), false);
  const invited = withParty({ consent: 'invited' });
  assert.equal(mayReadContent(invited, party, at()), false);
  assert.equal(mayReadContent({ ...invited, advisory: published }, party, at()), true);
});

test('an invitation lapses after its time, a signature with a newer policy, and nothing else does', () => {
  const of = (changes: Partial<Participant>, version = 1) =>
    consentNow({ ...told.participants[party]!, ...changes }, now, version);
  assert.equal(of({ consent: 'invited', answerBy: plus(now, -1) }), 'lapsed');
  assert.equal(of({ consent: 'invited', answerBy: now }), 'invited');
  assert.equal(of({ consent: 'signatory', answerBy: plus(now, -1), policyVersion: 1 }), 'signatory');
  assert.equal(of({ consent: 'signatory', policyVersion: 1 }, 2), 'lapsed');
  assert.equal(of({ consent: 'invited', policyVersion: 1, answerBy: now }, 2), 'invited');
  assert.equal(of({ consent: 'declined', policyVersion: 1, answerBy: plus(now, -1) }, 2), 'declined');
});

test('objections are the newest words on the date on the table; without one there are none', () => {
  const proposal = (number: number) => ({ number, at: now, note: '', proposedAt: now });
  const said = (by: 'reporter' | 'team', answer: DateAnswer['answer'], of = 2): DateAnswer => ({
    party: by,
    proposal: of,
    answer,
    reason: '',
    at: now,
  });
  const embargo = { state: 'proposed', proposals: [proposal(1), proposal(2)] } as const;
  const parties = (...answers: readonly DateAnswer[]) => objections(embargo, answers).map((a) => a.party);
  assert.deepEqual(parties(said('reporter', 'object'), said('team', 'object', 1)), ['reporter']);
  assert.deepEqual(parties(said('reporter', 'object'), said('reporter', 'ok')), []);
  assert.deepEqual(parties(said('reporter', 'prefer')), []);
  assert.deepEqual(objections({ state: 'none', proposals: [] }, [said('team', 'object')]), []);
});

test('without an agreed moment an embargo is over only when it ended, and a date is revised once there are terms', () => {
  assert.equal(isOver({ state: 'active', proposals: [] }, now), false);
  assert.equal(isOver({ state: 'active', proposals: [], end: now }, now), true);
  assert.deepEqual(
    (['none', 'proposed', 'active', 'revise'] as const).map((state) => proposalAction({ state })),
    ['propose', 'propose', 'revise', 'revise'],
  );
});
