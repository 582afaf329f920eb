import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/contour.ts';
import { advisoryFiles, advisoryPaths } from './advisory-files.ts';

test('no file of an advisory lies at a path that is not among those it can have', async () => {
  const published = contour();
  const { publisher } = published;
  const site = { title: 'Contour', address: 'https://security.example.org', publisher, links: [] };
  const seals = { sha256: () => '0', sha512: () => '0', sign: async () => 'signed' };
  const paths = (await advisoryFiles(site, published, seals)).map(({ path }) => path);
  assert.deepEqual(paths.toSorted(), advisoryPaths(published).toSorted());
});
