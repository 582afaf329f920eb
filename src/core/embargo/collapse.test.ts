import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, fold, playbookWith } from '../../../test/support/law.ts';
import { type Instant, instant } from '../process/instant.ts';
import { endedEarly, isEarly, isTriggered, mayPublishUnfixed, waivesSecondPerson } from './collapse.ts';
import type { EndCause, Trigger } from './embargo.ts';
import type { EmbargoState } from './machine.ts';

const agreed = instant('2026-04-20T16:00:00Z');
const [before, later] = [instant('2026-04-20T15:59:59.999Z'), instant('2026-04-20T16:00:00.001Z')];
const ended = (cause: EndCause, at: Instant, end?: Instant) => ({
  embargo: { state: 'exited' as const, proposals: [], ended: { at, cause, reason: '' }, ...(end ? { end } : {}) },
});

test('an embargo ends early before its agreed moment, and whenever none was agreed', () => {
  assert.deepEqual(
    [before, agreed, later].map((at) => isEarly(agreed, at)),
    [true, false, false],
  );
  assert.equal(isEarly(undefined, later), true);
  assert.equal(endedEarly(ended('collapsed', before, agreed)), true);
  assert.equal(endedEarly(ended('public', before, agreed)), true);
  assert.equal(endedEarly(ended('collapsed', agreed, agreed)), false, 'it had run out by then');
});

test('an embargo that stands, that was reached or that another took over has not ended early', () => {
  assert.equal(endedEarly({ embargo: { state: 'active', proposals: [], end: agreed } }), false);
  assert.equal(endedEarly(ended('reached', before)), false);
  assert.equal(endedEarly(ended('handed over', before)), false);
});

const broken = { ...fold(after('DecideDate')), ...ended('collapsed', before, agreed) };
const collapse = (changes: Partial<typeof contour.embargo.collapse>) =>
  playbookWith({
    embargo: {
      ...contour.embargo,
      collapse: { ...contour.embargo.collapse, waives: [], withoutFix: false, ...changes },
    },
  });

test('only an early end shortens the way, and only as the playbook says', () => {
  const generous = collapse({ waives: ['notice'], withoutFix: true });
  assert.equal(waivesSecondPerson(broken, generous, 'notice'), true);
  assert.equal(waivesSecondPerson(broken, generous, 'advisory'), false);
  assert.equal(waivesSecondPerson(broken, collapse({}), 'notice'), false);
  assert.deepEqual([mayPublishUnfixed(broken, generous), mayPublishUnfixed(broken, collapse({}))], [true, false]);
  const kept = fold(after('DecideDate'));
  assert.equal(waivesSecondPerson(kept, generous, 'notice') || mayPublishUnfixed(kept, generous), false);
});

const at = before;
const clause = (on: Trigger['on'], state: EmbargoState = 'active') => ({
  state,
  proposals: [],
  trigger: { on, atOnce: true, clause: '' },
});

test('what was agreed to end an embargo ends it once it is recorded, and nothing else does', () => {
  const exposures = {
    public: { public: at },
    'exploit public': { exploitPublic: at },
    'attacks observed': { attacksObserved: at },
  };
  for (const [recorded, exposure] of Object.entries(exposures))
    for (const on of ['public', 'exploit public', 'attacks observed'] as const)
      assert.equal(
        isTriggered({ embargo: clause(on), exposure }),
        on === recorded,
        `${on} agreed, ${recorded} recorded`,
      );
});

test('a trigger holds under agreed terms only, also while they are revised', () => {
  const exposure = { public: at };
  const standing = (state: EmbargoState) => isTriggered({ embargo: clause('public', state), exposure });
  assert.deepEqual((['none', 'proposed', 'active', 'revise', 'exited'] as const).map(standing), [
    false,
    false,
    true,
    true,
    false,
  ]);
  assert.equal(isTriggered({ embargo: { state: 'active', proposals: [] }, exposure }), false, 'no clause was agreed');
});
