import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareVersions, isSemanticVersion, withoutV } from './versions.ts';

// Semantic Versioning 2.0.0 §11, its own examples, and the cases of §9 to §10.
const ascending = [
  '0',
  '0.0.1-0',
  '0.0.1',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.9.0',
  'v1.10.0',
  '2.0.0+build',
  '99999999999999999999.0.0',
];

test('semantic versions have the order of their specification', () => {
  for (const [i, a] of ascending.entries()) {
    for (const [j, b] of ascending.entries()) {
      assert.equal(Math.sign(compareVersions(a, b)), Math.sign(i - j), `${a} and ${b}`);
    }
  }
  assert.equal(compareVersions('1.0.0+a', '1.0.0+b'), 0);
});

test('what is no semantic version is ordered by its numbers', () => {
  assert.ok(compareVersions('1.9', '1.10') < 0);
  assert.ok(compareVersions('2024a', '2024b') < 0);
  assert.ok(compareVersions('1.2', '1.2.1') < 0);
});

test('the order is the same from both sides, and no version comes before 0', () => {
  const version = fc.oneof(
    fc.constantFrom(...ascending),
    fc.stringMatching(/^v?\d{1,3}(\.\d{1,3}){0,3}(-[a-z0-9]{1,4})?$/),
  );
  fc.assert(
    fc.property(version, version, (a, b) => {
      assert.equal(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a)), 0);
      assert.ok(compareVersions('0', a) <= 0);
    }),
  );
});

test('semantic versions are told from others', () => {
  for (const good of ['1.33.4', '0.0.0', '1.0.0-rc.1+x']) assert.ok(isSemanticVersion(good), good);
  for (const bad of ['v1.33.4', '1.33', '01.0.0', '1.0.0-01', '1.0.0-', '', '0'])
    assert.ok(!isSemanticVersion(bad), bad);
  assert.equal(withoutV('v1.0.0'), '1.0.0');
  assert.equal(withoutV('version'), 'version');
});
