import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceFrom } from './chance.ts';

const draws = 4_000;
const share = (seed: number, isHit: (chance: ReturnType<typeof chanceFrom>) => boolean): number => {
  const chance = chanceFrom(seed);
  return Array.from({ length: draws }, () => isHit(chance)).filter(Boolean).length / draws;
};
const near = (value: number, wanted: number) => assert.ok(Math.abs(value - wanted) < 0.04, `${value}, not ${wanted}`);

test('a seed draws the numbers of mulberry32 and the same ones again', () => {
  const [one, other] = [chanceFrom(1), chanceFrom(1)];
  const drawn = Array.from({ length: 5 }, () => one.below(1_000));
  assert.deepEqual(drawn, [627, 2, 527, 981, 968]);
  assert.deepEqual(
    Array.from({ length: 5 }, () => other.below(1_000)),
    drawn,
  );
});

test('what has a chance of three in ten happens so often, what has none never', () => {
  near(
    share(2, (chance) => chance.is(0.3)),
    0.3,
  );
  assert.equal(
    share(3, (chance) => chance.is(0)),
    0,
  );
  assert.equal(
    share(3, (chance) => chance.is(1)),
    1,
  );
});

test('things are drawn by their weight, and one without any never', () => {
  const weights: Readonly<Record<string, number>> = { often: 6, seldom: 2, never: 0, last: 2 };
  for (const [name, weight] of Object.entries(weights)) {
    near(
      share(4, (chance) => chance.weighted(Object.keys(weights), (it) => weights[it]!) === name),
      weight / 10,
    );
  }
  near(
    share(5, (chance) => chance.of(['a', 'b']) === 'a'),
    0.5,
  );
});
