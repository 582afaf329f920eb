import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contour, playbookWith } from '../../../../test/support/law.ts';
import type { Actor } from '../../access/actor.ts';
import { decide, isRefusal } from '../../case/decide.ts';
import { evolve } from '../../case/evolve.ts';
import { chanceFrom } from '../chance.ts';
import { steps } from '../index.ts';
import { minute, plus } from '../instant.ts';
import type { Playbook } from '../playbook.ts';
import { type Chance, goodInputs } from '../samples.ts';
import type { Step } from '../step.ts';
import { assurances } from './assurances.ts';
import { type Made, movesFrom, pass, roadFrom } from './moves.ts';
import { brokenBy } from './sightings.ts';
import { type Spot, type World, worldOf } from './world.ts';

const playbooks: readonly Playbook[] = [
  contour,
  playbookWith({ embargo: { ...contour.embargo, consent: 'each-case', rsvp: { amount: 24, unit: 'hours' } } }),
  playbookWith({ secondPerson: { ...contour.secondPerson, for: [] }, exposure: { fixDeployed: 'statement' } }),
];

/** What a walk does next: mostly what the checklist asks for, else any step with any input by anybody. */
function* tried(world: World, spot: Spot, seed: number): Generator<Made> {
  const chance = chanceFrom(seed);
  const road = chance.is(0.6) ? (roadFrom(world, spot, []) ?? pass(world, spot)) : undefined;
  if (road) yield road;
  for (let tries = 0; tries < 200; tries += 1) {
    const [actor, step] = [chance.of(world.cast), chance.of(steps)];
    const events = asked(world, spot, actor, step, chance);
    if (!events) continue;
    const name = { id: spot.state.id, project: spot.state.project };
    const state = events.reduce(
      (at, event) => evolve(name, at, { seq: 0, at: spot.now, actor: 'walk', event }),
      spot.state,
    );
    yield { move: { step, actor, tape: [] }, events, after: { state, now: plus(spot.now, minute) } };
  }
}

function asked(world: World, { state, now }: Spot, actor: Actor, step: Step, chance: Chance) {
  const { playbook, facts } = world;
  try {
    const input = goodInputs[step.command]!({ state, actor, now, playbook, facts }, chance);
    const decision = input && decide(state, { ...input, type: step.command }, actor, now, playbook, facts);
    return decision && !isRefusal(decision) ? decision : undefined;
  } catch (error) {
    // The sample asks for what is not there.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

test('what a walk by chance can do the checker offers, and no state of it breaks an assurance', () => {
  const taken = new Set<string>();
  let moves = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...playbooks),
      fc.array(fc.nat(), { minLength: 40, maxLength: 90 }),
      (playbook, seeds) => {
        const world = worldOf(playbook, 1, 1);
        let spot = world.start;
        for (const seed of seeds) {
          const [made] = tried(world, spot, seed);
          if (!made) return;
          const { move } = made;
          if (move !== 'wait') {
            const offered = movesFrom(world, spot, (step) => step === move.step).made;
            assert.ok(offered.length > 0, `${move.step.id} by ${move.actor.kind} is not offered`);
            taken.add(move.step.id);
          }
          for (const assurance of assurances) assert.equal(brokenBy(world, assurance, spot, made), undefined);
          spot = made.after;
          moves += 1;
        }
      },
    ),
    { numRuns: 80, seed: 17, endOnFailure: true },
  );
  console.log(`${moves} moves, ${taken.size} of ${steps.length} steps`);
  assert.ok(moves > 1_500 && taken.size > 60, `${moves} moves, ${taken.size} steps`);
  for (const id of ['send-notice', 'publish-advisory', 'tell-users', 'close-case']) assert.ok(taken.has(id), id);
});
