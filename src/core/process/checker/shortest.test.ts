import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playbookWith } from '../../../../test/support/law.ts';
import { assurances } from './assurances.ts';
import { explore } from './explore.ts';
import { type Made, type Move, make, nameOfMove } from './moves.ts';
import { shortest } from './shortest.ts';
import { brokenBy, Sightings } from './sightings.ts';
import { worldOf } from './world.ts';

const off = [{ id: 'notice-has-recipients', reason: 'Our list is empty.' }] as const;
const world = worldOf(playbookWith({ gates: { off: [...off] } }), 0);
const toNobody = assurances.find(({ id }) => id === 'notice-to-nobody')!;
const shows = (made: readonly Made[]): boolean =>
  made.length > 0 && brokenBy(world, toNobody, made.at(-2)?.after ?? world.start, made.at(-1)!) !== undefined;

/** Every order of some of the moves that the law allows, one by one and without forgetting anything of a case. */
function* orders(moves: readonly Move[], most: number, made: readonly Made[] = []): Generator<readonly Made[]> {
  yield made;
  if (made.length === most) return;
  for (const [i, move] of moves.entries()) {
    const next = make(world, made.at(-1)?.after ?? world.start, move);
    if (next) yield* orders([...moves.slice(0, i), ...moves.slice(i + 1)], most, [...made, next]);
  }
}

test('of a long way to a finding the shortest is left, and trying every order of its moves finds none shorter', () => {
  const seen = new Sightings(world);
  explore(world, { states: 100, departures: 1 }, seen);
  const long = seen.broken.get(toNobody)!.at(-1)!;
  assert.ok(long.length > 12, `${long.length} moves`);
  const { path, proof } = shortest(world, [long], shows);
  assert.deepEqual([path.length, proof], [7, 'shortest']);
  let tried = 0;
  for (const made of orders(path, path.length - 1)) {
    tried += 1;
    assert.ok(!shows(made), made.map(({ move }) => nameOfMove(move)).join(', '));
  }
  assert.ok(tried > 10, `${tried} courses`);
  assert.ok([...orders(path, path.length)].some(shows), 'the whole of it shows it');
});
