import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  before,
  contour,
  contourAdvisory,
  contourStory,
  factsWith,
  given,
  playbookWith,
} from '../../../test/support/law.ts';
import type { Actor } from '../access/actor.ts';
import { decide, isRefusal } from '../case/decide.ts';
import type { Case } from '../case/model.ts';
import type { Facts } from './facts.ts';
import { type Instant, instant } from './instant.ts';
import { switchableGates } from './playbook-gates.ts';

type GateId = (typeof switchableGates)[number];

/** Case 3 just before a step, changed so that one gate of the step is shut. */
interface Shut {
  readonly step: string;
  /** By what the story knows the moment; the step, where it is missing. */
  readonly standing?: string;
  readonly keys?: Parameters<typeof playbookWith>[0];
  readonly change?: (state: Case) => Case;
  readonly input?: object;
  readonly facts?: Partial<Facts>;
  readonly at?: Instant;
}

const without =
  (...names: (keyof Case)[]) =>
  (state: Case): Case =>
    Object.fromEntries(
      Object.entries(state).filter(([name]) => !names.some((each) => each === name)),
    ) as unknown as Case;
const lineIs =
  (changes: Partial<Case['fixes'][string]>) =>
  (state: Case): Case => ({ ...state, fixes: { ...state.fixes, '1.33': { ...state.fixes['1.33']!, ...changes } } });
const advisoryIs =
  (changes: Parameters<typeof contourAdvisory>[0]) =>
  (state: Case): Case => ({
    ...state,
    advisory: {
      ...state.advisory,
      revisions: [{ ...state.advisory.revisions.at(-1)!, advisory: contourAdvisory(changes) }],
    },
  });

const shut: Readonly<Record<GateId, Shut>> = {
  'has-lead': { step: 'AcceptReport', change: without('lead') },
  'plan-has-workarounds': { step: 'SharePlan', input: { plan: 'Reproduce it.' } },
  'is-scored': { step: 'FreezeAdvisory', change: without('severity') },
  'is-classified': { step: 'FreezeAdvisory', change: without('cwe') },
  'patched-versions-planned': { step: 'DraftAdvisory', input: { advisory: contourAdvisory({ affected: [] }) } },
  'newest-draft-complete': { step: 'FreezeAdvisory', change: advisoryIs({ affected: [] }) },
  'mitigations-stated': { step: 'FreezeAdvisory', change: advisoryIs({ workarounds: '' }) },
  'test-evidenced': { step: 'MoveFix', input: { line: '1.33', state: 'tested' } },
  'all-lines-tested': { step: 'ConfirmFix', change: lineIs({ state: 'ready' }) },
  'line-tested': { step: 'ReleasePatch', change: lineIs({ state: 'ready' }) },
  'fix-confirmed': { step: 'ReleasePatch', change: without('fixConfirmedAt') },
  'commit-texts-checked': { step: 'ReleasePatch', change: (state) => ({ ...state, manual: [] }) },
  'notice-complete': {
    step: 'SendNotice',
    change: (state) => ({
      ...state,
      notices: state.notices.map((notice) => ({ ...notice, blocks: { ...notice.blocks, workarounds: '' } })),
    }),
  },
  'notice-has-recipients': {
    step: 'SendNotice',
    input: { notice: 'id-1', count: 0 },
    facts: { distributors: [] },
  },
  'delay-reasoned': { step: 'DecideDate', input: { date: '2026-04-24T16:00:00Z', reason: 'We need longer.' } },
  'objections-weighed': {
    step: 'DecideDate',
    change: (state) => ({
      ...state,
      answers: state.answers.map((answer) => ({ ...answer, answer: 'object', reason: 'Our freeze.' })),
    }),
    input: { date: '2026-04-20T16:00:00Z', reason: '' },
  },
  'all-patches-released': { step: 'PublishAdvisory', change: lineIs({ state: 'tested' }) },
  'embargo-reached': { step: 'PublishAdvisory', at: instant('2026-04-20T15:59:59Z') },
  'advisory-fits-releases': { step: 'PublishAdvisory', change: lineIs({ version: '1.33.9' }) },
  'users-told-first': {
    step: 'FollowUpDistributors',
    standing: 'ReleaseOutSent',
    input: {},
    keys: { release: { ...contour.release, out: 'letter' } },
    change: without('usersToldAt'),
  },
  'follow-ups-done': { step: 'CloseCase', change: without('usersToldAt') },
  'retrospective-settled': {
    step: 'CloseCase',
    change: (state) => ({ ...state, retrospective: { ...state.retrospective, state: 'drafted' } }),
  },
};

/** The gates that hold the step back under a playbook that does without these. */
function gatesThatHold(
  { step, standing = step, keys, change = (state) => state, input, facts, at }: Shut,
  off: readonly GateId[],
) {
  const { state, now } = given(before(standing));
  const told = contourStory().find(({ as, command }) => (as ?? command.type) === standing)!;
  const command = { ...(input ?? told.command), type: step };
  const playbook = playbookWith({ ...keys, gates: { off: off.map((id) => ({ id, reason: 'We trust each other.' })) } });
  const actor: Actor = told.actor;
  const decision = decide(change(state), command, actor, at ?? now, playbook, factsWith(facts));
  if (!isRefusal(decision)) return [];
  assert.equal(decision.why, 'gates', JSON.stringify(decision));
  return decision.gates.map(({ id }) => id);
}

for (const id of switchableGates) {
  test(`${id} holds ${shut[id].step} back unless the playbook switches it off, and nothing else does`, () => {
    const others = switchableGates.filter((other) => other !== id);
    assert.deepEqual(gatesThatHold(shut[id], []), [id]);
    assert.deepEqual(gatesThatHold(shut[id], [id]), []);
    assert.ok(gatesThatHold(shut[id], others).includes(id), 'another gate that is off opened it');
  });
}
