import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, playbookWith } from '../../../test/support/law.ts';
import { betterInShipped } from './playbook-hints.ts';

const out = (release: object) => playbookWith({ release: { ...contour.release, ...release } });

test('a playbook that was adopted before the shipped one got better is told apart from one that was not', () => {
  const [hint, ...more] = betterInShipped(out({ out: 'letter' }), contour);
  assert.deepEqual(more, []);
  assert.match(hint!.found, /says release\.out: letter/);
  assert.match(hint!.mend, new RegExp(`raise its version above ${contour.version}`));
  assert.deepEqual(betterInShipped(contour, contour), []);
  assert.deepEqual(
    betterInShipped(out({ out: 'letter', followUps: ['users'] }), contour),
    [],
    'it tells nobody afterwards',
  );
  assert.deepEqual(betterInShipped(out({ out: 'letter' }), out({ out: 'letter' })), []);
});
