import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../process/instant.ts';
import { type LineFix, nextRound, partial, unfinished } from './fix.ts';

const planned: LineFix = { line: '1.33', state: 'planned', coverage: 'full', vehicle: 'patch' };
const releasedAt = instant('2026-04-20T16:45:44Z');
const released: LineFix = { ...planned, state: 'released', coverage: 'partial', version: '1.33.4', releasedAt };

test('a first round has no earlier release, and names a version only where one is planned', () => {
  assert.deepEqual(nextRound(undefined, '1.33', undefined), planned);
  assert.deepEqual(nextRound(planned, '1.33', '1.33.5'), { ...planned, planned: '1.33.5' });
});

test('given a release, the next round keeps it beside and begins anew', () => {
  const first = { version: '1.33.4', coverage: 'partial', releasedAt } as const;
  const second = nextRound(released, '1.33', '1.33.5');
  assert.deepEqual(second, { ...planned, planned: '1.33.5', earlier: [first] });
  const again = nextRound({ ...second, state: 'released', version: '1.33.5', releasedAt }, '1.33', undefined);
  assert.deepEqual(again.earlier, [first, { version: '1.33.5', coverage: 'full', releasedAt }]);
});

test('given a round that never released, the next one still knows the rounds before it', () => {
  const earlier = [{ version: '1.33.4', coverage: 'partial', releasedAt }] as const;
  assert.deepEqual(nextRound({ ...planned, earlier }, '1.33', undefined), { ...planned, earlier });
  const { releasedAt: _, ...named } = released;
  assert.deepEqual(nextRound(named, '1.33', undefined), planned, 'a version alone is no release');
});

test('a line keeps publication back until it is released or declined; of the released the partial ones are known', () => {
  const fixes = {
    '1.30': { ...planned, line: '1.30', state: 'declined' },
    '1.31': { ...planned, line: '1.31', state: 'tested', coverage: 'partial' },
    '1.32': { ...released, line: '1.32', coverage: 'full' },
    '1.33': released,
  } as const;
  assert.deepEqual(
    unfinished(fixes).map(({ line }) => line),
    ['1.31'],
  );
  assert.deepEqual(
    partial(fixes).map(({ line }) => line),
    ['1.33'],
  );
});
