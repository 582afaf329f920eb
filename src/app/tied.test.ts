// Two cases at once on a real PostgreSQL: what is tied to a case is certain only under its lock.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { caseWork } from '../../test/support/case-work.ts';
import { type TestHouse, testHouse } from '../../test/support/house.ts';
import { kindOf } from '../core/case/kinds.ts';
import type { Case } from '../core/case/model.ts';
import { clocks } from '../core/process/clocks.ts';
import { lockHead } from '../store/books.ts';
import { caseRef } from './books.ts';
import { handle } from './handle.ts';
import { caseRoom } from './queries/cases.ts';
import { receive } from './receive.ts';

async function report({ house, project }: TestHouse): Promise<string> {
  const given = {
    subject: 'Lua in a path',
    steps: 'Write this',
    effects: 'Code runs',
    name: 'Robin',
    kind: 'vulnerability',
  };
  const received = await receive(house, project, given, [], 'form');
  return received.kind === 'received' ? received.caseId : assert.fail();
}

async function validated(t: TestHouse): Promise<{ readonly id: string; readonly number: string }> {
  const id = await report(t);
  await act(t, id, 'ValidateReport', { effects: 'Code runs' });
  const { number } = await act(t, id, 'AssignLead', { account: t.team.lead.id });
  return { id, number };
}

async function act({ house, project, team }: TestHouse, id: string, type: string, input: object): Promise<Case> {
  const handled = await handle(house, project, id, { ...input, type }, team.lead);
  assert.equal(handled.kind, 'done', `${type}: ${JSON.stringify(handled)}`);
  return handled.kind === 'done' ? handled.case : assert.fail();
}

const stateOf = async ({ house, project, team }: TestHouse, number: string): Promise<Case> =>
  (await caseRoom(house, project, number, team.lead))!.case;

/** Waits until so many transactions stand in line for a lock of this database. */
async function inLine(owner: pg.Client, many: number): Promise<void> {
  const asked =
    'select count(distinct l.pid)::int as n from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()';
  for (let tries = 0; tries < 500; tries++) {
    const { rows } = await owner.query<{ n: number }>(asked);
    if (rows[0]!.n >= many) return;
    await wait(10);
  }
  assert.fail(`${many} transactions never stood in line`);
}

const date = '2026-04-20T16:00:00Z';
const mark = (other: string) => ({ other, text: 'We know of it already.', reason: 'The same flaw.' });

test('a duplicate that is marked in the very moment in which a date is proposed hears of the date', async () => {
  const t = await testHouse();
  const { house, project } = t;
  const [survivor, duplicate] = [await validated(t), await validated(t)];
  await act(t, survivor.id, 'AcceptReport', { lines: '1.33 1.33.4', tellDistributors: false });
  const owner = new pg.Client(t.store.owner);
  await owner.connect();
  try {
    const held = Promise.withResolvers<void>();
    const hold = house.store.withTx(project, async (tx) => {
      await lockHead(tx, caseRef(project, survivor.id));
      await held.promise;
    });
    const marking = act(t, duplicate.id, 'MarkDuplicate', mark(survivor.number));
    await inLine(owner, 1);
    // It has seen a case without duplicates, and stands in line behind the one that makes one.
    const proposing = act(t, survivor.id, 'ProposeDate', { date });
    await inLine(owner, 2);
    held.resolve();
    await Promise.all([hold, marking, proposing]);
  } finally {
    await owner.end();
  }
  const follower = await stateOf(t, duplicate.number);
  assert.deepEqual(
    follower.embargo.proposals.map(({ at }) => at),
    ['2026-04-20T16:00:00.000Z'],
  );
});

test('a mark as a duplicate is taken back in both books, and the case has its own clocks again', async () => {
  const t = await testHouse();
  const { house, project, team } = t;
  const [survivor, duplicate] = [await validated(t), await validated(t)];
  const { playbook } = (await caseRoom(house, project, duplicate.number, team.lead))!;
  const own = (c: Case) => clocks(c, playbook, t.clock.now).map(({ id, dueAt }) => `${id} ${dueAt}`);
  const before = own(await stateOf(t, duplicate.number));
  await act(t, duplicate.id, 'MarkDuplicate', mark(survivor.number));
  assert.deepEqual(
    (await stateOf(t, survivor.number)).ties?.map((tie) => tie.relation),
    ['has duplicate'],
  );
  const back = { text: 'Your report goes on by itself.', reason: 'Two flaws after all.' };
  const alone = await act(t, duplicate.id, 'TakeBackDuplicate', back);
  assert.equal(kindOf(alone), 'ordinary');
  assert.deepEqual(own(alone), before);
  assert.deepEqual((await stateOf(t, survivor.number)).ties, []);
  const accepted = await act(t, duplicate.id, 'AcceptReport', { lines: '1.33 1.33.4', tellDistributors: false });
  assert.equal(accepted.participants['team']?.reportStatus, 'accepted');
});

test('a duplicate’s reporter changes no thanks of a text that is frozen in the case that goes on', async () => {
  const t = await testHouse();
  const { house, project } = t;
  const [first, duplicate] = [await report(t), await validated(t)];
  const work = caseWork(t, first);
  await work.draft(date);
  const { number } = await work.done(t.team.lead, 'DecideDate', { date, reason: 'Nobody objects.' });
  await act(t, duplicate.id, 'MarkDuplicate', mark(number));
  await work.freeze();
  const { reporter } = await stateOf(t, duplicate.number);
  const choose = (credit: string) =>
    handle(house, project, duplicate.id, { type: 'ChooseCredit', credit }, { kind: 'reporter', person: reporter });
  const refused = await choose('name');
  assert.ok(refused.kind === 'refused');
  assert.deepEqual(
    refused.refusal.gates.map(({ id }) => id),
    ['survivor-text-open'],
  );
  assert.equal((await choose('none')).kind, 'done');
});

test('who may not see the case that goes on writes nothing into it from its duplicate, and learns nothing of it', async () => {
  const t = await testHouse();
  const { house, project, team } = t;
  const [first, duplicate] = [await report(t), await validated(t)];
  const work = caseWork(t, first);
  await work.draft(date);
  const { number } = await work.done(team.lead, 'DecideDate', { date, reason: 'Nobody objects.' });
  const { reporter } = await act(t, duplicate.id, 'MarkDuplicate', mark(number));
  const thanked = { type: 'ChooseCredit', credit: 'name' };
  assert.equal(
    (await handle(house, project, duplicate.id, thanked, { kind: 'reporter', person: reporter })).kind,
    'done',
  );
  await work.freeze();
  await act(t, first, 'DeclareConflict', { reason: 'I work for the reporter.' });
  const back = { type: 'TakeBackDuplicate', text: 'Your report goes on by itself.', reason: 'Two flaws after all.' };
  const shut = async (actor: TestHouse['team']['lead']) => {
    const refused = await handle(house, project, duplicate.id, back, actor);
    return refused.kind === 'refused' ? refused.refusal.gates.map(({ id }) => id) : assert.fail(refused.kind);
  };
  assert.deepEqual(await shut(team.lead), ['other-case-found']);
  assert.deepEqual(await shut(team.responder), ['survivor-text-open']);
  const { ties } = (await caseRoom(house, project, number, team.responder))!.case;
  assert.deepEqual(
    ties?.map(({ relation }) => relation),
    ['has duplicate'],
  );
});
