import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ecosystemOf, orderOfScheme } from './schemes.ts';

// What stands in one rung counts as the same.
const ladders: Readonly<Record<string, readonly (readonly string[])[]>> = {
  datetime: [
    ['no moment'],
    ['some time'],
    ['2026-04-20T15:00:00Z'],
    ['2026-04-20T16:00:00Z', '2026-04-20T18:00:00+02:00'],
    ['2026-04-20T16:00:00.001Z'],
  ],
  lexicographic: [['1'], ['10'], ['2'], ['a'], ['aa'], ['\u{ff5e}'], ['\u{1f600}']],
  openssl: [['0.9.8'], ['1.0.2'], ['1.0.2a'], ['1.0.2b'], ['1.1.0'], ['3.0.10']],
};
for (const [scheme, rungs] of Object.entries(ladders)) {
  test(`${scheme} orders its versions`, () => {
    const order = orderOfScheme(scheme)!;
    const all = rungs.flatMap((same, rung) => same.map((version) => ({ version, rung })));
    for (const a of all)
      for (const b of all)
        assert.equal(
          Math.sign(order(a.version, b.version)),
          Math.sign(a.rung - b.rung),
          `${a.version} and ${b.version}`,
        );
  });
}

test('a scheme is ordered as the ecosystem behind it, and one that nobody orders has none', () => {
  assert.deepEqual(['deb', 'apk', 'golang', 'pypi'].map(ecosystemOf), ['Debian', 'Alpine', 'Go', 'PyPI']);
  assert.ok(orderOfScheme('deb')!('1.0~rc1', '1.0') < 0);
  assert.equal(orderOfScheme('nowhere'), undefined);
  assert.equal(ecosystemOf('constructor'), undefined);
});
