import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, contourStory, factsWith, fold, playbookWith, recorded, reported } from '../../../test/support/law.ts';
import { decide, isRefusal } from '../case/decide.ts';
import type { Recorded } from '../case/events.ts';
import { instant } from './instant.ts';
import type { Playbook } from './playbook.ts';
import { type Act, type PastCase, simulate } from './simulate.ts';

/** Case 3 with every act of it; those that its playbook refuses are told and not done. */
function pastCase(more: readonly Omit<Act, 'seq' | 'facts'>[] = []): PastCase {
  const facts = factsWith();
  const acts: Act[] = [];
  let events: readonly Recorded[] = recorded([reported()]);
  const story = [...contourStory(), ...more].toSorted((a, b) => a.at.localeCompare(b.at));
  for (const { at, actor, command } of story) {
    acts.push({ at, actor, command, seq: events.length, facts });
    const decision = decide(fold(events), command, actor, at, contour, facts);
    if (isRefusal(decision)) continue;
    const next = decision.map((event, i) => ({ seq: events.length + 1 + i, at, actor: 'test', event }));
    events = [...events, ...next];
  }
  return { number: 'CASE-2026-0003', events, playbooks: [contour], acts };
}

const past = pastCase();
const under = (changes: Partial<Playbook>, of = past) => simulate(of, playbookWith(changes));

test('under its own playbook nothing would have been different', () => {
  assert.deepEqual(simulate(past, contour), {
    number: 'CASE-2026-0003',
    isClosed: true,
    acts: past.acts.length,
    refusals: [],
    clocks: [],
    owed: [],
  });
  assert.ok(past.acts.length > 40);
});

test('a refusal that would come is told with its step, gate and sentence', () => {
  const blocks = [...contour.notices.plan.blocks, 'reason' as const];
  const { refusals } = under({ notices: { plan: { ...contour.notices.plan, blocks } } });
  assert.deepEqual(
    refusals.map(({ change, step, gate }) => [change, step, gate]),
    ['approve-notice', 'send-notice'].map((step) => ['would come', step, 'notice-complete']),
  );
  assert.ok(refusals.every(({ sentence }) => sentence.startsWith('These blocks are empty: reason.')));
});

test('a refusal that would go is told too', () => {
  const lead = contourStory().find(({ command }) => command.type === 'SendNotice')!;
  const at = instant('2026-04-06T10:30:00Z');
  const hurried = pastCase([{ at, actor: lead.actor, command: { type: 'SendNotice', notice: 'id-1', count: 2 } }]);
  const { refusals } = under({ secondPerson: { ...contour.secondPerson, for: ['advisory'] } }, hurried);
  assert.deepEqual(
    refusals.map(({ change, step, gate, at: when }) => [change, step, gate, when]),
    [['would go', 'send-notice', 'second-person-notice', at]],
  );
});

test('an act that was refused in fact and still would be is no refusal that would come', () => {
  const lead = contourStory().find(({ command }) => command.type === 'SendNotice')!;
  const at = instant('2026-04-06T10:30:00Z');
  const hurried = pastCase([{ at, actor: lead.actor, command: { type: 'SendNotice', notice: 'id-1', count: 2 } }]);
  const blocks = [...contour.notices.plan.blocks, 'reason' as const];
  const { refusals } = under({ notices: { plan: { ...contour.notices.plan, blocks } } }, hurried);
  assert.ok(refusals.length > 0 && refusals.every((each) => each.at !== at), JSON.stringify(refusals));
});

test('a clock is told as kept or missed, before and after', () => {
  const { clocks, refusals } = under({
    clocks: { ...contour.clocks, plan: { amount: 2, unit: 'hours', owner: 'lead' } },
  });
  assert.deepEqual(clocks, [
    {
      id: 'plan',
      title: 'Plan and workarounds',
      change: 'missed instead of kept',
      before: 'kept, due Mon 6 Apr 2026 09:00 UTC, owed by the responder',
      after: 'missed, due Wed 1 Apr 2026 11:00 UTC, owed by the lead',
    },
  ]);
  assert.deepEqual(refusals, []);
  const every = { ...contour.clocks['report-to-public'], severities: [] };
  const more = under({ clocks: { ...contour.clocks, 'report-to-public': every } }).clocks;
  assert.deepEqual(
    more.map(({ id, before, after }) => [id, before, after]),
    [['report-to-public', 'no such clock', 'kept, due Tue 21 Apr 2026 09:00 UTC, owed by the lead']],
  );
});

test('sections that a notice would have needed are owed', () => {
  const blocks = [...contour.notices.plan.blocks, 'reason' as const];
  const { owed } = under({ notices: { plan: { ...contour.notices.plan, blocks } } });
  assert.deepEqual(owed, ['The notice “Early notice” of Mon 6 Apr 2026 12:00 UTC would have needed: reason.']);
});

test('a record without acts has clocks only, and one without its playbook is no record', () => {
  const bare = { ...past, acts: [] };
  assert.equal(under({ secondPerson: { ...contour.secondPerson, teamFrom: 2 } }, bare).acts, 0);
  assert.throws(() => simulate({ ...past, playbooks: [] }, contour), /lacks the playbook contour, version 1/);
  assert.throws(() => simulate({ ...past, events: [] }, contour), /is empty/);
});
