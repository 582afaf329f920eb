import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cveIdsIn, isListOfCveIds, sayReplaced } from './rejection.ts';

test('ids are read between commas, spaces and lines, each once', () => {
  const text = 'CVE-2026-41246, CVE-2026-50149\nCVE-2026-41246';
  assert.deepEqual(cveIdsIn(text), ['CVE-2026-41246', 'CVE-2026-50149']);
  assert.ok(isListOfCveIds(text));
  assert.ok(isListOfCveIds(''));
});

test('anything else in the list refuses it', () => {
  for (const text of ['CVE-2026-1', 'see CVE-2026-41246', 'GHSA-x4mj-7f9g-29h4'])
    assert.ok(!isListOfCveIds(text), text);
  const many = Array.from({ length: 21 }, (_, n) => `CVE-2026-${1000 + n}`).join(' ');
  assert.ok(!isListOfCveIds(many));
});

test('readers are told what replaces an id, and nothing where nothing does', () => {
  assert.equal(sayReplaced(['CVE-2026-41246', 'CVE-2026-50149']), 'It is replaced by CVE-2026-41246, CVE-2026-50149.');
  assert.equal(sayReplaced(), '');
});
