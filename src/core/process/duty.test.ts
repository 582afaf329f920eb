import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  after,
  before,
  factsWith,
  fold,
  given,
  people,
  playbookWith,
  recorded,
  reported,
  start,
} from '../../../test/support/law.ts';
import type { Duty } from '../access/rota.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Case } from '../case/model.ts';
import { escalation, firstTold, ownersOf } from './duty.ts';
import { day, hour, instant, minute, plus } from './instant.ts';
import { remindersDue } from './reminders.ts';

const roles = {
  rota: 'weekly',
  handOver: { weekday: 'Mon', hour: 9, tellTeamAfter: { amount: 24, unit: 'hours' } },
  lead: 'round-robin',
  escalation: [
    { after: { amount: 4, unit: 'hours' }, tell: 'next' },
    { after: { amount: 1, unit: 'days' }, tell: 'lead' },
    { after: { amount: 1, unit: 'business-days' }, tell: 'team' },
  ],
  reminders: 'owner',
} as const;
const playbook = playbookWith({ roles: { ...roles, escalation: [...roles.escalation] } });
const duty: Duty = { kind: 'weekly', members: ['ravi', 'lena', 'cy'], account: 'ravi', next: 'cy' };
const { team } = factsWith();
const opened = given(recorded([reported()])).state;

const folded = (state: Case, events: readonly CaseEvent[], at = start): Case =>
  fold(
    events.map((event) => ({ seq: 9, at, actor: 'system', event })),
    state,
  );

test('a new report is told to whoever is on duty, one that is said to be public to the whole rota', () => {
  assert.deepEqual(firstTold(opened, duty)!.accounts, ['ravi']);
  const isPublic = given(recorded([reported({ effects: 'x', alreadyPublic: true })])).state;
  assert.deepEqual(firstTold(isPublic, duty)!.accounts, ['ravi', 'lena', 'cy']);
  assert.equal(firstTold(opened, undefined), undefined);
});

test('each rung of the escalation comes at its time, once', () => {
  const at = (time: string, state = opened) => escalation(state, duty, team, playbook, instant(time));
  assert.deepEqual(at('2026-04-01T12:59:59.999Z'), []);
  const [next] = at('2026-04-01T13:00:00Z');
  assert.deepEqual([next?.rung, next?.accounts, next?.team], [1, ['cy'], false]);
  const told = folded(opened, [next!]);
  assert.deepEqual(at('2026-04-01T20:00:00Z', told), []);
  const later = at('2026-04-02T09:00:00Z', told);
  assert.deepEqual(
    later.map(({ rung, accounts, team: list }) => [rung, accounts, list]),
    [
      [2, ['lena'], false],
      [3, ['ravi', 'lena', 'cy'], true],
    ],
  );
  assert.deepEqual(at('2026-05-01T00:00:00Z', folded(told, later)), []);
});

test('nobody is told any more once somebody has taken the report, in whatever way', () => {
  const late = plus(start, 30 * day);
  for (const type of ['SeeReport', 'ContactReporter']) {
    assert.deepEqual(escalation(given(after(type)).state, duty, team, playbook, late), []);
  }
  assert.notDeepEqual(escalation(given(before('SeeReport')).state, duty, team, playbook, late), []);
});

test('escalation is never early and never twice, however often the house looks', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 26 * 60 }), { maxLength: 40 }), (steps) => {
      let [state, now] = [opened, start];
      const rungs: number[] = [];
      for (const minutes of steps) {
        now = plus(now, minutes * minute);
        const told = escalation(state, duty, team, playbook, now);
        for (const { rung } of told) {
          rungs.push(rung);
          assert.ok(now >= plus(start, rung === 1 ? 4 * hour : day));
        }
        state = folded(state, told, now);
      }
      assert.deepEqual(rungs, [1, 2, 3].slice(0, rungs.length));
    }),
  );
});

test('whoever confirms a report gives it to the lead whose turn it is, unless it has one', () => {
  const confirm = { type: 'ValidateReport', effects: 'Code runs.' };
  const validated = { type: 'ReportValidated', effects: 'Code runs.', by: 'ravi' } as const;
  const asked = given(recorded([reported()])).when(confirm, people.responder, { playbook });
  asked.then(validated, { type: 'LeadAssigned', account: 'lena', by: 'ravi' });
  given(before('ValidateReport')).when(confirm, people.responder, { playbook }).then(validated);
  given(recorded([reported()]))
    .when(confirm, people.responder)
    .then(validated);
});

test('every clock has people as owners', () => {
  const led = given(after('AssignLead')).state;
  assert.deepEqual(ownersOf('lead', led, duty, team), ['lena']);
  assert.deepEqual(ownersOf('lead', opened, duty, team), ['ravi']);
  assert.deepEqual(ownersOf('responder', led, duty, team), ['ravi']);
  assert.deepEqual(ownersOf('responder', opened, undefined, team), ['ravi']);
  assert.deepEqual(ownersOf('developer', given(after('AddMember')).state, duty, team), ['dana']);
  assert.deepEqual(ownersOf('release-manager', opened, undefined, team), ['lena']);
  assert.deepEqual(ownersOf('responder', { ...led, conflicted: ['ravi'] }, duty, team), ['lena']);
});

test('an owner is reminded when a clock is due soon, late, and late for a day: once each', () => {
  const at = (time: string, state = opened) =>
    remindersDue(state, duty, team, playbook, instant(time)).filter(({ clock }) => clock === 'first-contact');
  assert.deepEqual(at('2026-04-03T09:00:00Z'), []);
  const [soon] = at('2026-04-03T10:00:00Z');
  assert.equal(soon, undefined, 'three business days end on Monday; more than a day is left');
  const [due] = at('2026-04-05T10:00:00Z');
  assert.deepEqual([due?.level, due?.accounts, due?.team], ['due soon', ['ravi'], false]);
  const told = folded(opened, [due!]);
  assert.deepEqual(at('2026-04-06T08:00:00Z', told), []);
  const [late] = at('2026-04-06T10:00:00Z', told);
  assert.deepEqual([late?.level, late?.accounts, late?.team], ['late', ['ravi', 'lena'], false]);
  const [dayLate] = at('2026-04-07T10:00:00Z', folded(told, [late!]));
  assert.deepEqual([dayLate?.level, dayLate?.team], ['late for a day', true]);
  assert.deepEqual(at('2026-05-07T10:00:00Z', folded(told, [late!, dayLate!])), []);
});

test('nobody is reminded of what was met, of a closed case, or where the playbook does not ask for it', () => {
  const late = instant('2026-04-20T10:00:00Z');
  const contacted = given(after('ContactReporter')).state;
  assert.ok(remindersDue(contacted, duty, team, playbook, late).every(({ clock }) => clock !== 'first-contact'));
  assert.deepEqual(remindersDue(given(after('CloseCase')).state, duty, team, playbook, late), []);
  assert.deepEqual(remindersDue(opened, duty, team, playbookWith({}), late), []);
});
