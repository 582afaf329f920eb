import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, factsWith, fold, people, recorded, reported, start } from '../../../test/support/law.ts';
import type { Actor } from '../../core/access/actor.ts';
import type { Project } from '../../core/access/project.ts';
import { hour, minute, plus } from '../../core/process/instant.ts';
import { byUrgency, mostUrgent } from './most-urgent.ts';

const owner = { playbooks: [contour], title: 'Contour' } as unknown as Project;
const state = fold(recorded([reported()]));
const head = { number: state.number } as never;
const cases = [{ state, seq: 1, head }];
const { lead } = people;

test('one case says each person what waits for them, however often and in whatever order they ask', () => {
  const developer: Actor = { kind: 'account', id: 'dev', roles: ['developer'] };
  const asked = [lead, developer, lead].map((actor) => mostUrgent({ owner, cases }, actor, factsWith(), start));
  assert.match(asked[0]?.sentence ?? '', /^CONTOUR-7: /);
  assert.equal(asked[1], undefined, 'who may not see the case is told nothing of it');
  assert.deepEqual(asked[2], asked[0]);
});

test('an account is not given what it was told under other roles', () => {
  const before = mostUrgent({ owner, cases }, lead, factsWith(), start);
  const demoted: Actor = { ...lead, roles: ['auditor'] };
  assert.notEqual(before, undefined);
  assert.equal(mostUrgent({ owner, cases }, demoted, factsWith(), start), undefined);
});

test('time that passes is seen', () => {
  const due = mostUrgent({ owner, cases }, lead, factsWith(), start);
  assert.notEqual(due?.urgency, 0);
  const late = mostUrgent({ owner, cases }, lead, factsWith(), plus(start, 30 * 24 * hour));
  assert.equal(late?.urgency, 0);
  assert.deepEqual(mostUrgent({ owner, cases }, lead, factsWith(), plus(start, minute)), due);
});

test('urgent comes before early, early before new', () => {
  const line = (number: string, urgency: number, dueAt = start) => ({
    number,
    next: { what: '', sentence: '', urgency, dueAt },
  });
  const sorted = [line('1', 2), line('2', 2), line('3', 0, plus(start, hour)), line('4', 0), { number: '5' }].sort(
    byUrgency,
  );
  assert.deepEqual(
    sorted.map(({ number }) => number),
    ['4', '3', '2', '1', '5'],
  );
});
