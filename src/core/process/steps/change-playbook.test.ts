import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  contour,
  factsWith,
  fold,
  people,
  playbookWith,
  recorded,
  reported,
  start,
} from '../../../../test/support/law.ts';
import { decide, isRefusal } from '../../case/decide.ts';
import type { CaseEvent } from '../../case/events.ts';
import { clocks } from '../clocks.ts';
import { stepById } from '../index.ts';
import { hour, instant, plus } from '../instant.ts';
import type { Playbook } from '../playbook.ts';

const { clocks: lengths, notices, secondPerson } = contour;
/** Contour’s second policy, as far as a case feels it: a slower first word, a slower review, one more section. */
const second: Playbook = playbookWith({
  version: 2,
  clocks: {
    ...lengths,
    plan: { amount: 1, unit: 'hours', owner: 'lead' },
    retrospective: { ...lengths.retrospective, amount: 10 },
  },
  notices: { ...notices, plan: { ...notices.plan, blocks: [...notices.plan.blocks, 'reason'] } },
  secondPerson: { ...secondPerson, for: [] },
});
const days = (amount: number) => ({ amount, unit: 'days', owner: 'lead' }) as const;
const playbookOf = (pin: { readonly version: number }) => [contour, second].find((p) => p.version === pin.version);
const facts = factsWith({ playbooks: [contour, second], playbookOf });
const step = stepById('change-playbook')!;
const now = instant('2026-04-06T10:30:00Z');
const book = after('DraftNotice');
const state = fold(book);
const change = { type: 'ChangePlaybook', name: 'contour', version: 2, reason: 'The policy changed on 3 August.' };

const changed = () => {
  const decision = decide(state, change, people.lead, now, contour, facts);
  assert.ok(!isRefusal(decision), JSON.stringify(decision));
  const events = decision.map((event, i) => ({ seq: book.length + 1 + i, at: now, actor: 'test', event }));
  return { decision, after: fold(events, state) };
};

const differences = [
  'Clocks, Plan: 3 business days → 1 hour',
  'Clocks, Who owns the clock “plan”: responder → lead',
  'Clocks, Retrospective: 3 business days → 10 business days',
  'Second person, A second person is asked for: no longer notice, advisory',
  'Notices, Sections of the notice “plan”: description, then versions, then vectors, then workarounds, then next-steps, then ask → description, then versions, then vectors, then workarounds, then next-steps, then ask, then reason',
];

test('a case pins the version that it was opened under, however many the project adopts afterwards', () => {
  assert.deepEqual(state.playbook, { name: 'contour', version: 1 });
  assert.deepEqual(changed().after.playbook, { name: 'contour', version: 2 });
});

test('before the switch the form says what differs, and the record says it with the reason', () => {
  const situation = { case: state, actor: people.lead, now, playbook: contour, facts };
  const [hint, ...more] = step.advice!(situation);
  assert.deepEqual(
    [hint?.path, hint?.message],
    ['/version', `contour, version 2, changes this: ${differences.join('; ')}.`],
  );
  assert.deepEqual(more, [], 'the version that it has already is not compared');
  const [event] = changed().decision;
  assert.equal(event?.type, 'PlaybookChanged');
  const { settled, ...said } = event as Extract<CaseEvent, { type: 'PlaybookChanged' }>;
  assert.deepEqual(
    settled?.map(({ id }) => id),
    ['first-contact', 'plan'],
  );
  assert.deepEqual(said, {
    type: 'PlaybookChanged',
    from: { name: 'contour', version: 1 },
    to: { name: 'contour', version: 2 },
    differences,
    reason: change.reason,
    by: 'lena',
  });
});

test('a version with the same law changes nothing, and says so', () => {
  const same = factsWith({ playbooks: [contour, second], playbookOf: () => ({ ...contour, version: 2 }) });
  const [hint] = step.advice!({ case: state, actor: people.lead, now, playbook: contour, facts: same });
  assert.equal(hint?.message, 'contour, version 2, changes nothing in law.');
});

test('the case goes on under the new version: its gates change from then on', () => {
  const { after: moved } = changed();
  const at = plus(now, 60_000);
  const send = { type: 'SendNotice', notice: 'id-1', count: 2 };
  const gatesUnder = (c: typeof state, playbook: Playbook) => {
    const decision = decide(c, send, people.lead, at, playbook, facts);
    return isRefusal(decision) ? decision.gates.map(({ id }) => id) : [];
  };
  assert.deepEqual(gatesUnder(state, contour), ['second-person-notice']);
  assert.deepEqual(gatesUnder(moved, playbookOf(moved.playbook)!), ['notice-complete']);
});

test('what was done under the old version stays done, and a clock that was met keeps its verdict', () => {
  const { after: moved } = changed();
  const { settlement, ...rest } = moved;
  assert.deepEqual({ ...rest, playbook: state.playbook }, state, 'nothing else has changed');
  assert.equal(settlement?.at, now);
  const plan = (c: typeof state) => clocks(c, playbookOf(c.playbook)!, now).find(({ id }) => id === 'plan');
  assert.deepEqual(plan(moved), plan(state));
  assert.equal(plan(state)?.state, 'met', 'an hour would have been too short');
});

/** The clocks of a case that moves to `to` when it is `hours` old, a day after that; only its report is in. */
function later(hours: number, to: Playbook, events: readonly CaseEvent[] = []) {
  const early = recorded([reported(), ...events]);
  const at = plus(start, hours * hour);
  const known = { ...facts, playbookOf: () => to };
  const decision = decide(fold(early), change, people.lead, at, contour, known);
  assert.ok(!isRefusal(decision));
  const moved = fold([{ seq: early.length + 1, at, actor: 'test', event: decision[0]! }], fold(early));
  return clocks(moved, to, plus(at, 24 * hour)).map(({ id, state: how, dueAt }) => [id, how, dueAt]);
}

test('a clock that runs goes on by the new length, and one that was late stays late', () => {
  const longer: Playbook = { ...second, clocks: { ...lengths, 'first-contact': days(30), plan: days(30) } };
  const thirty = '2026-05-01T09:00:00.000Z';
  assert.deepEqual(later(1, longer), [
    ['first-contact', 'ok', thirty],
    ['plan', 'ok', thirty],
  ]);
  assert.deepEqual(later(24 * 8, longer), [
    ['first-contact', 'late', '2026-04-06T09:00:00.000Z'],
    ['plan', 'late', '2026-04-06T09:00:00.000Z'],
  ]);
});

test('a clock that there was not when its duty was done is not counted afterwards', () => {
  const every = { ...lengths['report-to-public'], severities: [] };
  const known = { type: 'ExposureRecorded', what: 'public', source: 'a post', by: 'lena' } as const;
  const counted = later(1, { ...second, clocks: { ...lengths, 'report-to-public': every } }, [known]);
  assert.ok(!counted.some(([id]) => id === 'report-to-public'), JSON.stringify(counted));
});
