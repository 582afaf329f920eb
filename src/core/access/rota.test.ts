import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contour } from '../../../test/support/law.ts';
import { isRefusal } from '../case/decide.ts';
import { day, hour, type Instant, instant, plus } from '../process/instant.ts';
import type { Playbook } from '../process/playbook.ts';
import type { Actor } from './actor.ts';
import { evolveProject, type Project, type ProjectEvent } from './project.ts';
import { nextHandOver, onDuty } from './rota.ts';
import { decideRota, type RotaCommand } from './rota-decide.ts';

const weekly: Playbook = {
  ...contour,
  calendar: { ...contour.calendar, timeZone: 'Europe/Berlin' },
  roles: {
    rota: 'weekly',
    handOver: { weekday: 'Mon', hour: 9, tellTeamAfter: { amount: 24, unit: 'hours' } },
    lead: 'chosen',
    escalation: [],
    reminders: 'none',
  },
};
const account = (id: string, ...roles: Extract<Actor, { kind: 'account' }>['roles']) =>
  ({ kind: 'account', id, roles }) as const;
const people = [account('ann', 'responder'), account('bo', 'lead'), account('cy', 'responder')];
const dev = account('dev', 'developer');
const team = [...people, dev].map(({ id, roles }) => ({ account: id, roles }));
const [ann, bo, cy] = people as [Actor, Actor, Actor];
/** A Wednesday. */
const start = instant('2026-04-01T09:00:00Z');
const monday = instant('2026-04-06T07:00:00Z');

function fold(from: Project | undefined, events: readonly ProjectEvent[], at: Instant): Project {
  return events.reduce<Project | undefined>(
    (s, event, i) => evolveProject({ id: 'p' }, s, { seq: i + 1, at, actor: 'x', event }),
    from,
  )!;
}

const names = { title: 'C', product: 'c', vendor: 'v', namespace: 'https://x.example', contact: 'a@x.example' };
const founded = (playbook = weekly) =>
  fold(
    undefined,
    [
      { type: 'ProjectFounded', ...names },
      { type: 'PlaybookAdopted', playbook, by: 'system' },
      { type: 'RotaSet', members: ['ann', 'bo', 'cy'], by: 'system' },
    ],
    start,
  );

function does(project: Project, command: RotaCommand, actor: Actor, at: Instant): Project {
  const decided = decideRota(project, command, actor, at, team);
  assert.ok(!isRefusal(decided), JSON.stringify(decided));
  return fold(project, decided, at);
}

function refused(project: Project, command: RotaCommand, actor: Actor, at: Instant): string {
  const decided = decideRota(project, command, actor, at, team);
  assert.ok(isRefusal(decided), JSON.stringify(decided));
  return decided.gates[0]!.id;
}

test('the first on the rota is on duty, and the duty should pass on at the weekday and hour of the calendar', () => {
  const duty = onDuty(founded(), start, weekly)!;
  assert.deepEqual([duty.account, duty.next, duty.handOverAt], ['ann', 'bo', monday]);
});

test('without an acknowledgement the earlier one stays on duty, however long that takes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 * 24 }), (hours) => {
      const offered = does(founded(), { type: 'OfferHandOff', to: 'cy', note: '' }, ann, start);
      assert.equal(onDuty(offered, plus(start, hours * hour), weekly)!.account, 'ann');
    }),
  );
});

test('an acknowledgement just before the hand-over is for the coming shift; one after it ends at the next', () => {
  const early = does(founded(), { type: 'AcknowledgeHandOff' }, bo, instant('2026-04-04T12:00:00Z'));
  const duty = onDuty(early, monday, weekly)!;
  assert.deepEqual([duty.account, duty.next, duty.handOverAt], ['bo', 'cy', instant('2026-04-13T07:00:00Z')]);
  const late = does(founded(), { type: 'AcknowledgeHandOff' }, bo, instant('2026-04-10T12:00:00Z'));
  assert.equal(onDuty(late, instant('2026-04-10T12:00:00Z'), weekly)!.handOverAt, instant('2026-04-13T07:00:00Z'));
});

test('only the one to whom it was offered takes it; without an offer the next one, near their turn', () => {
  const offered = does(founded(), { type: 'OfferHandOff', to: 'cy', note: 'two reports open' }, ann, start);
  assert.equal(refused(offered, { type: 'AcknowledgeHandOff' }, bo, monday), 'offered');
  assert.equal(onDuty(does(offered, { type: 'AcknowledgeHandOff' }, cy, start), start, weekly)!.account, 'cy');
  assert.equal(refused(founded(), { type: 'AcknowledgeHandOff' }, bo, start), 'offered');
  assert.equal(refused(founded(), { type: 'AcknowledgeHandOff' }, cy, monday), 'offered');
});

test('whoever is not on duty hands nothing over, and nobody hands over to somebody outside the rota', () => {
  assert.equal(refused(founded(), { type: 'OfferHandOff', to: 'bo', note: '' }, cy, start), 'who');
  assert.equal(refused(founded(), { type: 'OfferHandOff', to: 'dev', note: '' }, ann, start), 'on-rota');
  assert.equal(refused(founded(), { type: 'OfferHandOff', to: 'ann', note: '' }, ann, start), 'on-rota');
});

test('a swap and an absence change who is next, not who is on duty', () => {
  const swapped = does(founded(), { type: 'SwapShift', to: 'cy' }, bo, start);
  assert.deepEqual([onDuty(swapped, start, weekly)!.account, onDuty(swapped, start, weekly)!.next], ['ann', 'cy']);
  const from = instant('2026-04-05T00:00:00Z');
  const absence = { type: 'NoteAbsence', account: 'bo', from, until: plus(from, 7 * day) } as const;
  assert.equal(onDuty(does(founded(), absence, bo, start), start, weekly)!.next, 'cy');
  assert.equal(refused(founded(), absence, cy, start), 'who');
  assert.equal(refused(founded(), { ...absence, until: from }, bo, start), 'absence-ends');
});

test('the rota is set by leads and administrators, from people who see new reports', () => {
  assert.equal(refused(founded(), { type: 'SetRota', members: ['cy'] }, ann, start), 'who');
  assert.equal(refused(founded(), { type: 'SetRota', members: ['dev'] }, bo, start), 'may-serve');
  assert.equal(refused(founded(), { type: 'SetRota', members: [] }, bo, start), 'may-serve');
  const moved = does(founded(), { type: 'SetRota', members: ['cy', 'ann'] }, bo, plus(start, hour));
  assert.deepEqual([onDuty(moved, monday, weekly)!.account, moved.rota!.since], ['ann', start]);
  assert.equal(onDuty(does(moved, { type: 'SetRota', members: ['bo'] }, bo, monday), monday, weekly)!.account, 'bo');
});

test('whoever has left the team is passed over', () => {
  const duty = onDuty(founded(), start, weekly, { isHere: (id) => id !== 'ann' })!;
  assert.deepEqual([duty.account, duty.next], ['bo', 'cy']);
});

test('in a round-robin rota each report goes to the next one in order, past those who are away', () => {
  const round: Playbook = { ...weekly, roles: { ...weekly.roles, rota: 'round-robin' } };
  const project = founded(round);
  const turns = [3, 4, 5, 6].map((turn) => onDuty(project, start, round, { turn })!.account);
  assert.deepEqual(turns, ['ann', 'bo', 'cy', 'ann']);
  const without = does(
    project,
    { type: 'NoteAbsence', account: 'bo', from: start, until: plus(start, day) },
    bo,
    start,
  );
  assert.equal(onDuty(without, start, round, { turn: 4 })!.account, 'cy');
  assert.equal(refused(project, { type: 'AcknowledgeHandOff' }, bo, monday), 'has-shifts');
});

test('without a rota in the playbook nobody is on duty, and nothing of it can be changed', () => {
  assert.equal(onDuty(founded(contour), start, contour), undefined);
  assert.equal(refused(founded(contour), { type: 'SetRota', members: ['ann'] }, bo, start), 'has-rota');
});

const at = (weekday: 'Sun' | 'Mon', hourOfDay: number, timeZone: string) => ({
  calendar: { ...weekly.calendar, timeZone },
  roles: { ...weekly.roles, handOver: { ...weekly.roles.handOver, weekday, hour: hourOfDay } },
});

for (const [what, from, playbook, wanted] of [
  ['a Berlin spring', '2026-03-27T12:00:00Z', at('Sun', 2, 'Europe/Berlin'), '2026-03-29T01:00:00.000Z'],
  ['a Berlin autumn', '2026-10-23T12:00:00Z', at('Sun', 2, 'Europe/Berlin'), '2026-10-25T01:00:00.000Z'],
  ['the hour itself', '2026-04-06T07:00:00Z', at('Mon', 9, 'Europe/Berlin'), '2026-04-13T07:00:00.000Z'],
  ['a leap day', '2028-02-29T12:00:00Z', at('Mon', 9, 'UTC'), '2028-03-06T09:00:00.000Z'],
  ['a year’s end', '2026-12-30T00:00:00Z', at('Mon', 0, 'Pacific/Kiritimati'), '2027-01-03T10:00:00.000Z'],
] as const) {
  test(`the hand-over across ${what}`, () => assert.equal(nextHandOver(instant(from), playbook), wanted));
}

test('a hand-over is always later, within a week and an hour, and at its weekday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 * 365 * 24 * 60 }), (minutes) => {
      const from = plus(start, minutes * 60_000);
      const next = nextHandOver(from, weekly);
      assert.ok(next > from && next <= plus(from, 7 * day + hour));
    }),
  );
});

test('a new list of members keeps who has the duty, until when, and an offer to somebody who stays', () => {
  const offered = does(founded(), { type: 'OfferHandOff', to: 'cy', note: '' }, ann, start);
  const set = (...members: string[]) => fold(offered, [{ type: 'RotaSet', members, by: 'lena' }], start).rota;
  assert.equal(set('bo', 'ann', 'cy')?.holder, 'ann');
  assert.equal(set('bo', 'ann', 'cy')?.offer?.to, 'cy');
  assert.equal(set('bo', 'ann')?.offer, undefined, 'it was offered to somebody who is gone');
  assert.equal(set('bo', 'cy')?.holder, 'bo');
  assert.deepEqual(founded().rota?.absences, []);
  const taken = does(offered, { type: 'AcknowledgeHandOff' }, cy, start);
  const { until } = taken.rota!;
  assert.equal(fold(taken, [{ type: 'RotaSet', members: ['cy', 'bo'], by: 'lena' }], start).rota?.until, until);
});
