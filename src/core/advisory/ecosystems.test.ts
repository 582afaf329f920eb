import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ecosystemLike, isEcosystem } from './ecosystems.ts';

test('a name of the OSV list is an ecosystem, with a release behind a colon too', () => {
  for (const name of ['Go', 'Debian', 'Debian:13', 'Ubuntu:24.04:LTS', 'GIT'])
    assert.equal(isEcosystem(name), true, name);
  for (const name of ['go', 'Debian:', 'Ubuntu::LTS', 'Nowhere', '']) assert.equal(isEcosystem(name), false, name);
});

test('a name in other letters is recognised, another is not', () => {
  assert.equal(ecosystemLike('pypi'), 'PyPI');
  assert.equal(ecosystemLike('NPM'), 'npm');
  assert.equal(ecosystemLike('cargo'), undefined);
});
