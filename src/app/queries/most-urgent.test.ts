import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, factsWith, fold, people, recorded, reported, start } from '../../../test/support/law.ts';
import type { Actor } from '../../core/access/actor.ts';
import type { Project } from '../../core/access/project.ts';
import { hour, minute, plus } from '../../core/process/instant.ts';
import { answerFor, byUrgency } from './most-urgent.ts';

const owner = { playbooks: [contour], title: 'Contour' } as unknown as Project;
const state = fold(recorded([reported()]));
const head = { number: state.number } as never;
const cases = [{ state, seq: 1, head }];
const { lead } = people;

test('one case says each person what waits for them, however often and in whatever order they ask', () => {
  const developer: Actor = { kind: 'account', id: 'dev', roles: ['developer'] };
  const asked = [lead, developer, lead].map((actor) => answerFor({ owner, cases }, actor, factsWith(), start));
  assert.match(asked[0]?.sentence ?? '', /^CONTOUR-7: /);
  assert.equal(asked[1]?.sentence, 'Nothing is waiting for you.', 'who may not see the case is told nothing of it');
  assert.deepEqual(asked[2], asked[0]);
});

test('an account is not given what it was told under other roles', () => {
  const before = answerFor({ owner, cases }, lead, factsWith(), start);
  const demoted: Actor = { ...lead, roles: ['auditor'] };
  assert.match(before.sentence, /CONTOUR-7/);
  assert.equal(answerFor({ owner, cases }, demoted, factsWith(), start).sentence, 'Nothing is waiting for you.');
});

test('time that passes is seen', () => {
  const due = answerFor({ owner, cases }, lead, factsWith(), start);
  assert.notEqual(due.urgency, 0);
  const late = answerFor({ owner, cases }, lead, factsWith(), plus(start, 30 * 24 * hour));
  assert.equal(late?.urgency, 0);
  assert.deepEqual(answerFor({ owner, cases }, lead, factsWith(), plus(start, minute)), due);
});

test('urgent comes before early, early before new', () => {
  const line = (number: string, urgency: number, dueAt = start) => ({
    number,
    next: { what: '', sentence: '', urgency, dueAt },
  });
  const sorted = [line('1', 2), line('2', 2), line('3', 0, plus(start, hour)), line('4', 0), line('5', 5)].sort(
    byUrgency,
  );
  assert.deepEqual(
    sorted.map(({ number }) => number),
    ['4', '3', '2', '1', '5'],
  );
});
