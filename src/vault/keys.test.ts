import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive, newKey, unwrap, wrap } from './keys.ts';
import { CannotOpen, open, seal } from './seal.ts';

const root = Buffer.from(Array.from({ length: 32 }, (_, index) => index));

test('a wrapped key comes back under its own key and associated data only', () => {
  const key = newKey();
  const wrapping = derive(root, 'person');
  const wrapped = wrap(wrapping, key, ['contour', 'person', 'p1']);
  assert.deepEqual(unwrap(wrapping, wrapped, ['contour', 'person', 'p1']), key);
  assert.throws(() => unwrap(wrapping, wrapped, ['contour', 'person', 'p2']), CannotOpen);
  assert.throws(() => unwrap(derive(root, 'case'), wrapped, ['contour', 'person', 'p1']), CannotOpen);
});

test('content can not pass for a key, nor a key for content', () => {
  const wrapping = newKey();
  const content = seal(wrapping, newKey(), ['a']);
  assert.throws(() => unwrap(wrapping, content, ['a']), CannotOpen);
  assert.throws(() => open(wrapping, wrap(wrapping, newKey(), ['a']), ['a']), CannotOpen);
  assert.throws(() => unwrap(wrapping, seal(wrapping, 'short', ['key', 'a']), ['a']), CannotOpen);
});

test('derivation is HKDF-SHA-256 over label and version, and never changes', () => {
  // Computed independently with RFC 5869 outside Node: HMAC(HMAC(0^32, root), info || 0x01).
  assert.equal(
    derive(root, 'person').toString('hex'),
    'd961ffa29b7dc46ab0e2fd68c5646da14c2d0d8b094fddb83ebbf65b80f92e56',
  );
  assert.notDeepEqual(derive(root, 'person'), derive(root, 'person', 2));
  assert.notDeepEqual(derive(root, 'person'), derive(root, 'case'));
  assert.throws(() => derive(Buffer.alloc(16), 'person'), RangeError);
});
