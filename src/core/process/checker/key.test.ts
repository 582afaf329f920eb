import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../../test/support/law.ts';
import { day, plus } from '../instant.ts';
import { keyOf } from './key.ts';
import { pass, roadFrom } from './moves.ts';
import { type Spot, worldOf } from './world.ts';

test('a case has the form of the moment, whatever was asked of it at others before', () => {
  const world = worldOf(contour);
  const forms = new Set<string>();
  let spot: Spot | undefined = world.start;
  let asked = 0;
  for (let moves = 0; spot && moves < 40; moves += 1) {
    const { state, now }: Spot = spot;
    for (const days of [0, 30, 1, 400, 14]) {
      const at = plus(now, days * day);
      const form = keyOf({ state, now: at }, contour);
      assert.equal(form, keyOf({ state: structuredClone(state), now: at }, contour), `${days} days after ${now}`);
      forms.add(form);
      asked += 1;
    }
    spot = (roadFrom(world, spot, []) ?? pass(world, spot))?.after;
  }
  assert.ok(asked > 100 && forms.size > 50, `${forms.size} forms of ${asked}`);
});
