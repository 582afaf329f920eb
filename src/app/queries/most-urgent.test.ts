import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  contour,
  distributor,
  factsWith,
  fold,
  people,
  playbookWith,
  recorded,
  reported,
  start,
} from '../../../test/support/law.ts';
import type { Actor } from '../../core/access/actor.ts';
import type { Project } from '../../core/access/project.ts';
import { hour, instant, minute, plus } from '../../core/process/instant.ts';
import { answerFor, mostUrgentFirst } from './most-urgent.ts';

const owner = { playbooks: [contour], title: 'Contour' } as unknown as Project;
const state = fold(recorded([reported()]));
const head = { number: state.number } as never;
const cases = [{ state, seq: 1, head }];
const { lead } = people;

test('one case says each person what waits for them, however often and in whatever order they ask', () => {
  const developer: Actor = { kind: 'account', id: 'dev', roles: ['developer'] };
  const asked = [lead, developer, lead].map((actor) =>
    answerFor({ owner, cases, inDoubt: [] }, actor, factsWith(), start),
  );
  assert.match(asked[0]?.sentence ?? '', /^CONTOUR-7: /);
  assert.equal(asked[1]?.sentence, 'Nothing is waiting for you.', 'who may not see the case is told nothing of it');
  assert.deepEqual(asked[2], asked[0]);
});

test('an account is not given what it was told under other roles', () => {
  const before = answerFor({ owner, cases, inDoubt: [] }, lead, factsWith(), start);
  const demoted: Actor = { ...lead, roles: ['auditor'] };
  assert.match(before.sentence, /CONTOUR-7/);
  assert.equal(
    answerFor({ owner, cases, inDoubt: [] }, demoted, factsWith(), start).sentence,
    'Nothing is waiting for you.',
  );
});

test('time that passes is seen', () => {
  const due = answerFor({ owner, cases, inDoubt: [] }, lead, factsWith(), start);
  assert.notEqual(due.urgency, 0);
  const late = answerFor({ owner, cases, inDoubt: [] }, lead, factsWith(), plus(start, 30 * 24 * hour));
  assert.equal(late?.urgency, 0);
  assert.deepEqual(answerFor({ owner, cases, inDoubt: [] }, lead, factsWith(), plus(start, minute)), due);
});

test('urgent comes before early, early before new', () => {
  const line = (number: string, urgency: number, dueAt = start) => ({
    number,
    next: { what: '', sentence: '', urgency, dueAt },
  });
  const sorted = [line('1', 2), line('2', 2), line('3', 0, plus(start, hour)), line('4', 0), line('5', 5)].sort(
    mostUrgentFirst,
  );
  assert.deepEqual(
    sorted.map(({ number }) => number),
    ['4', '3', '2', '1', '5'],
  );
});

const doubt = (kind: string, id: string) => ({ book: { kind, id } }) as never;

test('a delivery in doubt waits for leads and responders who may see its case, and for nobody else', () => {
  const quiet = { owner, cases: [], inDoubt: [doubt('project', 'p')] };
  const answer = answerFor(quiet, lead, factsWith(), start);
  assert.deepEqual([answer.step, answer.place], ['resolve-delivery', { kind: 'deliveries' }]);
  assert.match(answer.sentence, /^1 delivery is in doubt/);
  const developer: Actor = { kind: 'account', id: 'dev', roles: ['developer', 'admin'] };
  assert.equal(answerFor(quiet, developer, factsWith(), start).step, undefined);
  const hidden = { owner, cases: [], inDoubt: [doubt('case', 'elsewhere')] };
  assert.equal(answerFor(hidden, lead, factsWith(), start).step, undefined);
  const both = { owner, cases, inDoubt: [doubt('case', state.id), doubt('case', state.id)] };
  const conflicted = { ...both, cases: [{ ...cases[0]!, state: { ...state, conflicted: [lead.id] } }] };
  assert.equal(answerFor(conflicted, lead, factsWith(), start).step, undefined);
  assert.match(answerFor(both, lead, factsWith(), start).sentence, /^2 deliveries are in doubt/);
});

test('a duty that is offered waits for the one to whom it is offered, until another has it', () => {
  const roles = { ...contour.roles, rota: 'weekly' as const };
  const [holder, offered] = [people.responder.id, { to: lead.id, note: '', at: start }];
  const rota = { members: [lead.id, holder], absences: [], swaps: {}, holder, since: start, offer: offered };
  const weekly = { ...owner, playbooks: [{ ...contour, roles }], rota } as unknown as Project;
  const ask = (of: Project, who: Actor) => answerFor({ owner: of, cases: [], inDoubt: [] }, who, factsWith(), start);
  assert.deepEqual(ask(weekly, lead).place, { kind: 'rota' });
  assert.equal(ask(weekly, lead).step, 'acknowledge-hand-off');
  assert.equal(ask(weekly, people.developer).step, undefined);
  assert.equal(ask({ ...weekly, rota: { ...rota, offer: undefined } } as unknown as Project, lead).step, undefined);
});

test('a lead goes through the criteria of a member once a year, and is told when', () => {
  const harbour = distributor('harbour', { name: 'Harbour', lookedAt: start });
  const ask = (at: string, member = harbour, playbook = contour, actor: Actor = lead) => {
    const quiet = { owner: { ...owner, playbooks: [playbook] } as Project, cases: [], inDoubt: [] };
    return answerFor(quiet, actor, factsWith({ distributors: [member] }), instant(at));
  };
  const nothing = 'Nothing is waiting for you.';
  assert.equal(ask('2027-04-01T08:59:00Z').sentence, nothing);
  const due = ask('2027-04-01T09:00:00Z');
  assert.equal(
    due.sentence,
    'Harbour: Go through the criteria of the member; the last time was Wed 1 Apr 2026 09:00 UTC',
  );
  assert.deepEqual([due.step, due.place], ['review', { kind: 'application', organisation: 'harbour' }]);
  assert.equal(ask('2027-04-01T09:00:00Z', { ...harbour, state: 'suspended' }).sentence, nothing);
  const never = playbookWith({ membership: { ...contour.membership, review: null } });
  assert.equal(ask('2037-04-01T09:00:00Z', harbour, never).sentence, nothing);
  assert.equal(ask('2037-04-01T09:00:00Z', harbour, contour, { ...lead, roles: ['responder'] }).sentence, nothing);
});
