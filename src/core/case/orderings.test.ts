import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  after as afterStep,
  contour,
  fold,
  given,
  playbookWith,
  recorded,
  reported,
  start,
} from '../../../test/support/law.ts';
import { day, hour, instant, plus } from '../process/instant.ts';
import { type ExposureFact, exposureHistory } from './exposure.ts';
import { alphaOf, judgeOrderings, orderings, sayOrdering, skillOf } from './orderings.ts';

type Walk = readonly ExposureFact[];
type Exact = readonly [bigint, bigint];

const exposureFacts: readonly ExposureFact[] = [
  'vendor aware',
  'fix ready',
  'fix deployed',
  'public',
  'exploit public',
  'attacks observed',
];

/**
 * Whether a fact may become true next, given what is true (Vultron's case states): a fix needs a vendor who knows, its
 * deployment needs the fix, an exploit in public makes the matter public before anything else, and a vendor knows at
 * least what the public knows.
 */
function mayBecomeTrue(has: ReadonlySet<ExposureFact>, next: ExposureFact): boolean {
  if (has.has(next)) return false;
  if (has.has('exploit public') && !has.has('public')) return next === 'public';
  if (has.has('public') && !has.has('vendor aware')) return next === 'vendor aware';
  if (next === 'fix ready') return has.has('vendor aware');
  if (next === 'fix deployed') return has.has('fix ready');
  return true;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const reduce = ([n, d]: Exact): Exact => [n / gcd(n, d), d / gcd(n, d)];
const add = ([a, b]: Exact, [c, d]: Exact): Exact => reduce([a * d + c * b, b * d]);

/** Every whole history that the model allows, with its exact chance when each next fact is equally likely. */
function histories(walk: Walk = [], chance: Exact = [1n, 1n]): readonly { walk: Walk; chance: Exact }[] {
  if (walk.length === exposureFacts.length) return [{ walk, chance }];
  const next = exposureFacts.filter((fact) => mayBecomeTrue(new Set(walk), fact));
  const each: Exact = reduce([chance[0], chance[1] * BigInt(next.length)]);
  return next.flatMap((fact) => histories([...walk, fact], each));
}

const all = histories();

test('the model allows 70 histories over 32 states, and their chances add up to one', () => {
  assert.equal(all.length, 70);
  const states = new Set(all.flatMap(({ walk }) => walk.map((_, i) => [...walk.slice(0, i)].sort().join())));
  assert.equal(states.size + 1, 32, 'with the last state, in which everything is true');
  assert.deepEqual(all.map((h) => h.chance).reduce(add), [1n, 1n]);
  assert.ok(!all.some(({ walk }) => walk.indexOf('fix deployed') < walk.indexOf('fix ready')));
});

test('the chance of each ordering is exactly that of the walk', () => {
  assert.equal(orderings.length, 12);
  for (const { first, second, chance } of orderings) {
    const kept = all.filter(({ walk }) => walk.indexOf(first) < walk.indexOf(second));
    const walked = kept.map((h) => h.chance).reduce(add);
    assert.deepEqual(walked, [BigInt(chance[0]), BigInt(chance[1])], `${first} before ${second}`);
  }
});

test('an ordering is settled by whichever comes first, and then stays as it is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.integer({ min: 0, max: 6 }), ({ walk }, length) => {
      const history = (n: number) =>
        Object.fromEntries(walk.slice(0, n).map((fact, i) => [fact, plus(start, i * hour)]));
      const [now, whole] = [judgeOrderings(history(length)), judgeOrderings(history(6))];
      for (const [i, { outcome, first, second, alpha, chance }] of now.entries()) {
        const isSettled = walk.slice(0, length).some((fact) => fact === first || fact === second);
        assert.equal(outcome, isSettled ? whole[i]!.outcome : 'open');
        assert.equal(alpha, isSettled ? alphaOf(chance, outcome === 'kept' ? 1 : 0) : undefined);
      }
      const { kept, settled, expected } = skillOf(now);
      assert.ok(kept <= settled && expected <= settled);
    }),
    { seed: 42 },
  );
});

test('the coefficient is 1 for skill, 0 for what chance gives, and below 0 for worse', () => {
  for (const { chance } of orderings) {
    assert.equal(alphaOf(chance, 1), 1);
    assert.ok(Math.abs(alphaOf(chance, chance[0] / chance[1])) < 1e-12);
    assert.ok(alphaOf(chance, 0) < 0);
  }
  assert.equal(alphaOf([3, 4], 0), -3, 'attacks before the team knew is the worst sign of all');
});

test('case 3 kept every ordering that is settled, and says so in words', () => {
  const { state } = given(afterStep('CloseCase'));
  const history = exposureHistory(state, contour);
  assert.equal(history['fix ready'], '2026-04-13T09:00:00.000Z');
  assert.equal(history['fix deployed'], '2026-04-20T16:48:04.000Z');
  assert.equal(history.public, '2026-04-20T16:50:00.000Z');
  const judged = judgeOrderings(history);
  assert.deepEqual(skillOf(judged), { kept: 11, settled: 11, expected: skillOf(judged).expected, alpha: 1 });
  assert.deepEqual(
    judged.filter((o) => o.outcome === 'open').map((o) => sayOrdering(o, 'release')),
    ['An exploit was public before attacks were seen'],
  );
  assert.equal(sayOrdering(orderings[6]!, 'release'), 'The fix was released before it was public');
  assert.equal(sayOrdering(orderings[6]!, 'statement'), 'The fix was deployed before it was public');
  const strict = playbookWith({ exposure: { fixDeployed: 'statement' } });
  assert.equal(exposureHistory(state, strict)['fix deployed'], undefined, 'a release is no deployment there');
});

test('what was public before the report came counts against the orderings', () => {
  const known = { type: 'ExposureRecorded', what: 'public', source: 'A post.', by: 'account:ravi' } as const;
  const since = plus(start, -3 * day);
  const state = fold(
    recorded([reported(), { ...known, what: 'exploit public', since }, { ...known, what: 'attacks observed' }]),
  );
  const history = exposureHistory(state, contour);
  assert.equal(history.public, since, 'an exploit in public makes the matter public at the same time');
  const missed = judgeOrderings(history).filter((o) => o.outcome === 'missed');
  assert.equal(missed.length, 9);
  const kept = judgeOrderings(history).filter((o) => o.outcome === 'kept');
  assert.deepEqual(
    kept.map((o) => sayOrdering(o, 'release')),
    [
      'The team knew before attacks were seen',
      'It was public before attacks were seen',
      'An exploit was public before attacks were seen',
    ],
  );
  assert.ok(skillOf(judgeOrderings(history)).alpha! < 0);
  assert.equal(skillOf(judgeOrderings(history)).kept, 3);
  assert.ok(instant(since) < state.openedAt);
});
