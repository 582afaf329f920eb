import assert from 'node:assert/strict';
import { test } from 'node:test';
import { before, factsWith, given, people } from '../../../test/support/law.ts';
import { instant } from '../process/instant.ts';
import { evolveRoster, isUnderItsTerms, peopleUnderTerms, type RosterPerson, withoutTerms } from './roster.ts';

const at = instant('2026-04-01T09:00:00Z');
const named = { type: 'PersonNamed', account: 'dora', person: 'p-dora', by: 'distributor:vera' } as const;
const accepted = (policyVersion: number) =>
  ({ type: 'TermsAccepted', account: 'dora', policyVersion, policyHash: 'hash' }) as const;
const after = (...events: readonly Parameters<typeof evolveRoster>[1][]): readonly RosterPerson[] =>
  events.reduce<readonly RosterPerson[]>((roster, event) => evolveRoster(roster, event, at), []);
const member = (roster: readonly RosterPerson[], version = 1) => ({
  roster,
  policy: { version, hash: 'hash', at },
  accounts: ['vera'],
});

test('a person is under the terms once they accepted what their organisation keeps, and until they leave', () => {
  const states = [
    [after(named), 1, false],
    [after(named, accepted(1)), 1, true],
    [after(named, accepted(1)), 2, false],
    [after(named, accepted(2)), 1, true],
    [after(named, accepted(1), { type: 'PersonLeft', account: 'dora', by: 'x' }), 1, false],
  ] as const;
  for (const [roster, version, is] of states) {
    assert.equal(isUnderItsTerms(roster[0]!, member(roster, version)), is);
    assert.deepEqual(withoutTerms(member(roster, version)), is ? [] : ['dora']);
  }
  assert.deepEqual(peopleUnderTerms(member(after(named))), { under: 1, all: 2 });
  assert.deepEqual(peopleUnderTerms(member(after(named, accepted(1)))), { under: 2, all: 2 });
});

test('without the terms a person of a member takes no step and is offered none; its contact is', () => {
  const world = given(before('AnswerDate'));
  const person = { ...people.harbour, id: 'dora' };
  const apart = { facts: { distributors: factsWith().distributors.map((d) => ({ ...d, withoutTerms: ['dora'] })) } };
  const refusal = world.when({ type: 'AnswerDate', answer: 'ok' }, person, apart).forbidden();
  assert.match(refusal.gates[0]!.sentence, /accept them at \/partner\/people/);
  world.when({ type: 'AnswerDate', answer: 'ok' }, people.harbour, apart).does({ type: 'DateAnswered' });
  assert.deepEqual(world.offers(person, apart), []);
  assert.ok(world.offers(people.harbour, apart).length > 0);
});
