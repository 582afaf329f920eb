import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { sharedData, skippedWithout } from '../../../../test/support/vectors.ts';
import { orderOf } from './order.ts';

/** Ascending examples, one ladder an ecosystem; what stands in one rung counts as the same. */
const ladders: Readonly<Record<string, readonly (readonly string[])[]>> = {
  npm: [
    ['latest'],
    ['next'],
    ['1.0.0-2'],
    ['1.0.0-10'],
    ['1.0.0-alpha'],
    ['1.0.0-alpha.2'],
    ['1.0.0-alpha.10'],
    ['1.0.0-alpha.10.0'],
    ['1.0.0-beta'],
    ['1.0.0', '1.0.0+5', 'v1', '1.0'],
    ['1.0.1'],
    ['1.2'],
    ['1.10.0'],
    ['99999999999999999999.0.0'],
  ],
  Pub: [
    ['latest'],
    ['1.0.0-dev'],
    ['1.0.0'],
    ['1.0.0+1'],
    ['1.0.0+2'],
    ['1.0.0+10'],
    ['1.0.0+10.1'],
    ['1.0.0+a'],
    ['1.0.1-dev'],
  ],
  NuGet: [
    ['latest'],
    ['1.0.0-beta', '1.0-Beta'],
    ['1.0.0-beta.2'],
    ['1.0.0-beta.11'],
    ['1.0.0-RC1', '1.0.0-rc1'],
    ['1.0', '1.0.0.0', '1', '1.0.0+x'],
    ['1.0.0.1'],
    ['1.0.0.10'],
    ['1.0.1'],
  ],
  PyPI: [
    ['foo-1'],
    ['foo-2'],
    ['foo-10'],
    ['not a version'],
    ['1.0.dev1'],
    ['1.0.dev10', '1.0-dev-10'],
    ['1.0a1.dev1'],
    ['1.0a1', '1.0-alpha-1'],
    ['1.0a10', '1.0.ALPHA10'],
    ['1.0b2', '1.0_beta.2'],
    ['1.0rc1', '1.0c1', '1.0pre1', '1.0-preview-1'],
    ['1.0', '1', 'v1.0.0', '01.0', '0!1.0'],
    ['1.0+abc'],
    ['1.0+local', '1.0+LOCAL'],
    ['1.0+local.1', '1.0+local-1'],
    ['1.0+5'],
    ['1.0+10'],
    ['1.0.post1.dev1'],
    ['1.0.post1', '1.0-1', '1.0r1', '1.0.rev1'],
    ['1.0.post10'],
    ['1.0.1'],
    ['1.10'],
    ['1!0.1'],
  ],
  RubyGems: [
    ['1.0.a'],
    ['1.0.b1', '1.b.1'],
    ['1.0.b2', '1.0.0.b2'],
    ['1.0.b10'],
    ['1.0-a', '1.pre.a'],
    ['1.0.rc10'],
    ['1.0', '1.0.0', '1'],
    ['1.0.1'],
    ['1.0.10'],
    ['1.1.a'],
  ],
  Packagist: [
    ['unknown'],
    ['dev-main'],
    ['1.0-dev'],
    ['1.0alpha1', '1.0a1', '1.0_alpha1'],
    ['1.0alpha2'],
    ['1.0b2', '1.0-beta.2'],
    ['1.0-RC1', '1.0rc1'],
    ['1.0', 'v1.0', 'V1.0'],
    ['1.0.0'],
    ['1.0.2'],
    ['1.0.10'],
    ['1.0pl1', '1.0-p1'],
    ['1.1'],
  ],
  Maven: [
    ['1-alpha-1', '1-a1', '1-ALPHA-1'],
    ['1-alpha-10'],
    ['1-beta-1', '1b1'],
    ['1-m2', '1-milestone-2'],
    ['1-rc', '1-cr'],
    ['1-SNAPSHOT'],
    ['1', '1.0', '1-ga', '1.Final', '1-release', '1.0.0-0'],
    ['1-sp'],
    ['1-a'],
    ['1-b'],
    ['1-xyz'],
    ['1-1'],
    ['1-10'],
    ['1.0.1'],
    ['1.1'],
    ['1.2'],
    ['1.10'],
    ['1.10.1'],
  ],
  Debian: [
    ['1.0~~'],
    ['1.0~rc1-1'],
    ['1.0~rc2-1'],
    ['1.0', '0:1.0', '1.00', '1.0-0'],
    ['1.0-1~bpo12+1'],
    ['1.0-1', '1.0-01'],
    ['1.0-1+deb12u1'],
    ['1.0-1+deb12u10'],
    ['1.0-2'],
    ['1.0Z-1'],
    ['1.0a-1'],
    ['1.0+dfsg-1'],
    ['1.0-beta-1'],
    ['1.9-1'],
    ['1.10-1'],
    ['2.0-1'],
    ['1:0.1-1'],
    ['2:0.1-1'],
  ],
  'Red Hat': [
    ['1.0~~-1.el9'],
    ['1.0~rc1-1.el9'],
    ['1.0~rc2-1.el9'],
    ['1.0', '0:1.0', '1_0'],
    ['1.0-1.el9', '1.00-1.el9'],
    ['1.0-2.el9'],
    ['1.0-10.el9'],
    ['1.0^git1-1.el9'],
    ['1.0^git2-1.el9'],
    ['1.0a-1.el9'],
    ['1.0b-1.el9'],
    ['1.0.1-1.el9'],
    ['1.10-1.el9'],
    ['1:0.9-1.el9'],
    ['10:0.1-1.el9'],
  ],
  Alpine: [
    ['no version'],
    ['1.0_alpha-r0'],
    ['1.0_alpha2-r0'],
    ['1.0_alpha10-r0'],
    ['1.0_beta-r0'],
    ['1.0_pre1-r0'],
    ['1.0_rc1-r0'],
    ['1.0_rc1_p1-r0'],
    ['1.0-r0', '1.0'],
    ['1.0-r1'],
    ['1.0-r10'],
    ['1.0_cvs1-r0'],
    ['1.0_svn1-r0'],
    ['1.0_git1-r0'],
    ['1.0_hg1-r0'],
    ['1.0_p1-r0'],
    ['1.0a-r0'],
    ['1.0b-r0'],
    ['1.0.1-r0'],
    ['1.02-r0'],
    ['1.1-r0'],
    ['1.9-r0'],
    ['1.10-r0'],
    ['02-r0'],
    ['10-r0'],
  ],
  CRAN: [['0.1-4'], ['0.1.10'], ['0.2'], ['0.2.0'], ['0.10']],
};

for (const [ecosystem, rungs] of Object.entries(ladders)) {
  test(`${ecosystem} orders its versions as its own tools do`, () => {
    const order = orderOf(ecosystem)!;
    const all = rungs.flatMap((same, rung) => same.map((version) => ({ version, rung })));
    for (const a of all) {
      for (const b of all) {
        const what = `${a.version} and ${b.version}`;
        assert.equal(Math.sign(order(a.version, b.version)), Math.sign(a.rung - b.rung), what);
      }
    }
  });

  test(`${ecosystem}: the order is total on what people write`, () => {
    const order = orderOf(ecosystem)!;
    const version = fc.oneof(
      fc.constantFrom(...rungs.flat()),
      fc.stringMatching(/^\d{1,3}(\.\d{1,2}){0,3}([-.+_~]?(alpha|beta|rc|p|dev|r)\d{0,2})?$/),
    );
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        assert.equal(order(a, a), 0);
        assert.equal(Math.sign(order(a, b)) + Math.sign(order(b, a)), 0);
        if (order(a, b) < 0 && order(b, c) < 0) assert.ok(order(a, c) < 0, `${a} < ${b} < ${c}`);
      }),
    );
  });
}

test('an ecosystem without a known order has none, and a release behind a colon does not matter', () => {
  assert.equal(orderOf('OSS-Fuzz'), undefined);
  assert.equal(orderOf('Debian:13'), orderOf('Debian'));
});

const corpora: Readonly<Record<string, string>> = {
  'debian-versions.txt': 'Debian',
  'maven-versions.txt': 'Maven',
  'nuget-versions.txt': 'NuGet',
  'packagist-versions.txt': 'Packagist',
  'pypi-versions.txt': 'PyPI',
  'redhat-versions.txt': 'Red Hat',
  'rubygems-versions.txt': 'RubyGems',
  'semver-versions.txt': 'npm',
  'alpine-versions.txt': 'Alpine',
};

for (const [file, ecosystem] of Object.entries(corpora)) {
  test(`${ecosystem} agrees with the corpus of osv-scalibr`, {
    skip: skippedWithout(`dev/osv-semantic/${file}`),
  }, () => {
    const lines = readFileSync(sharedData(`dev/osv-semantic/${file}`)!, 'utf8').split('\n');
    const compared = lines.flatMap((line) => {
      const [, a, sign, b] = /^(?!#)(\S+) ([<>=]) (\S+)$/.exec(line.trim()) ?? [];
      return a && sign && b ? [{ a, b, sign, is: '<=>'[Math.sign(orderOf(ecosystem)!(a, b)) + 1] }] : [];
    });
    assert.ok(compared.length > 5);
    assert.deepEqual(
      compared.filter(({ sign, is }) => sign !== is),
      [],
    );
  });
}
