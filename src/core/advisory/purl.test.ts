import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { packageOf, parsePurl, purlAt, purlOf, readPurl, writePurl } from './purl.ts';

test('a package URL comes apart into its parts, decoded', () => {
  assert.deepEqual(parsePurl('pkg:npm/%40angular/animation@12.3.1?arch=x86&empty=#/src//./main/'), {
    type: 'npm',
    namespace: '@angular',
    name: 'animation',
    version: '12.3.1',
    qualifiers: { arch: 'x86' },
    subpath: 'src/main',
  });
});

const canonical: readonly (readonly [given: string, wanted: string])[] = [
  ['pkg:PYPI/Django_package@1.11.1.dev1', 'pkg:pypi/django-package@1.11.1.dev1'],
  ['pkg:npm/@babel/core', 'pkg:npm/%40babel/core'],
  ['pkg:deb/debian/attr@1:2.4.47-2+b1?Arch=amd64', 'pkg:deb/debian/attr@1:2.4.47-2%2Bb1?arch=amd64'],
  ['pkg://github/Package-url/purl-Spec@244fd', 'pkg:github/package-url/purl-spec@244fd'],
];
for (const [given, wanted] of canonical) {
  test(`${given} is written as ${wanted}`, () => {
    assert.equal(writePurl(parsePurl(given)!), wanted);
  });
}

for (const broken of [
  'golang/example.org/gate',
  'pkg:golang',
  'pkg:3d/name',
  'pkg:maven/@1.3.4',
  'pkg:swift/Alamofire@5.4.3',
  'pkg:pypi/space/name',
  'pkg:npm/a?in%20production=true',
  'pkg:npm/a%2Gb',
  'pkg:npm/a?x=1&X=2',
]) {
  test(`${broken} is no package URL`, () => {
    assert.equal(parsePurl(broken), undefined);
  });
}

test('what is written reads as the same, whatever the parts say', () => {
  const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !text.includes('/'));
  const parts = fc.record(
    { type: fc.constant('generic'), name: part, version: part },
    { requiredKeys: ['type', 'name'] },
  );
  fc.assert(
    fc.property(parts, (given) => {
      const whole = Object.fromEntries(Object.entries(given).map(([key, text]) => [key, text!.toWellFormed()]));
      assert.deepEqual(parsePurl(writePurl(whole as typeof given)!), whole);
    }),
  );
});

test('the package URL of a product has no version, and stands for a package of OSV', () => {
  assert.equal(readPurl('pkg:golang/example.org/gate@v1'), undefined);
  assert.deepEqual(packageOf('pkg:maven/org.example/gate'), { ecosystem: 'Maven', name: 'org.example:gate' });
  assert.deepEqual(packageOf('pkg:golang/github.com/BurntSushi/toml'), {
    ecosystem: 'Go',
    name: 'github.com/BurntSushi/toml',
  });
  assert.equal(purlOf('Maven', 'org.example:gate'), 'pkg:maven/org.example/gate');
  assert.equal(purlOf('npm', '@example/gate'), 'pkg:npm/%40example/gate');
  assert.equal(purlOf('Linux', 'Kernel'), undefined);
  assert.equal(purlAt('pkg:golang/example.org/gate', '1.2.3+x'), 'pkg:golang/example.org/gate@v1.2.3%2Bx');
});
