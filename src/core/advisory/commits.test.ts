import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayCommitSpan } from './commits.ts';

test('commits are told with both ends, each as far as it is known', () => {
  const [repo, a, b] = ['https://example.org/repo', 'a'.repeat(40), 'b'.repeat(40)];
  assert.equal(
    sayCommitSpan({ repo, introduced: a, fixed: b }),
    `commits from ${a} up to, but not including, ${b} of ${repo}`,
  );
  assert.equal(
    sayCommitSpan({ repo, introduced: '0', lastAffected: b }),
    `every commit up to and including ${b} of ${repo}`,
  );
  assert.equal(sayCommitSpan({ repo, introduced: a }), `commits from ${a} on of ${repo}`);
  assert.equal(sayCommitSpan({ repo, introduced: '0' }), `every commit of ${repo}`);
});
