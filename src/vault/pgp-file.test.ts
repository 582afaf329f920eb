import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesIn } from './pgp-file.ts';

const [begin, end] = ['-----BEGIN PGP MESSAGE-----', '-----END PGP MESSAGE-----'];

test('armoured messages are found in a text, and a hostile one holds nobody up', () => {
  const [one, two] = [`${begin}\nx\n${end}`, `${begin}\ny\n${end}`];
  assert.deepEqual(messagesIn(`before ${one} between\n${two} behind ${begin}`), [one, two]);
  assert.deepEqual(messagesIn(`${end} ${begin}`), []);
  const began = performance.now();
  for (const mark of [begin, end]) assert.deepEqual(messagesIn(`${mark}\n`.repeat(200_000)), []);
  assert.ok(performance.now() - began < 2_000, `${performance.now() - began} ms`);
});
