import assert from 'node:assert/strict';
import { test } from 'node:test';
import { productNames, sayProduct } from './product-names.ts';

const contour = {
  vendor: 'projectcontour',
  product: 'contour',
  purl: 'pkg:golang/github.com/projectcontour/contour',
  ranges: [],
};

test('a product is said with its maker and its package', () => {
  const say = (extra: object) => sayProduct({ ...contour, ...extra }, 'contour');
  assert.equal(say({}), 'contour by projectcontour, pkg:golang/github.com/projectcontour/contour');
  assert.equal(
    say({ purl: undefined, ecosystem: 'npm', package: '@x/y' }),
    'contour by projectcontour, pkg:npm/%40x/y',
  );
  assert.equal(
    say({ purl: undefined, ecosystem: 'Homebrew', package: 'contour' }),
    'contour by projectcontour, Homebrew package contour',
  );
  assert.equal(say({ purl: undefined }), 'contour by projectcontour');
});

test('two products of one name are told apart by package or maker', () => {
  const [named] = productNames([contour, { ...contour, purl: 'pkg:npm/contour' }]);
  const said = 'contour (pkg:golang/github.com/projectcontour/contour) by projectcontour';
  assert.equal(sayProduct(contour, named!), said, 'its package is said once');
  const other = { vendor: 'Debian', product: ' contour\n', ranges: [] };
  assert.deepEqual(productNames([contour, { ...other, product: 'gate' }]), ['contour', 'gate']);
  assert.deepEqual(productNames([contour, other]), [
    'contour (pkg:golang/github.com/projectcontour/contour)',
    'contour (Debian)',
  ]);
});
