import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSecurityMd } from './read.ts';
import { checkSecurityMd, renderSecurityMd, type SecurityMd } from './security-md.ts';

const given = {
  project: 'Gate_keeper',
  report: ['https://example.org/report', 'mailto:security@example.org'],
  firstReplyWithin: '3 business days',
  disclosureWithin: '90 days',
  policy: 'https://example.org/policy',
  advisories: 'https://example.org/advisories',
};
const own = readFileSync(new URL('../../../SECURITY.md', import.meta.url), 'utf8');
const rules = (text: string) => checkSecurityMd(text).map(({ rule }) => rule);

test('it says where to report and when one hears, and nothing that nobody gave', () => {
  const text = renderSecurityMd(given);
  assert.match(text, /^# Security policy of Gate\\_keeper\n\n## Reporting a vulnerability\n/);
  assert.match(text, /^- <https:\/\/example\.org\/report>\n- <security@example\.org>$/m);
  assert.match(text, /You hear from us within 3 business days\./);
  assert.doesNotMatch(text, /scope|Distributors|undefined/);
  assert.deepEqual(rules(text), []);
});

test('a name makes no markup', () => {
  assert.match(
    renderSecurityMd({ ...given, project: 'a\n# b [x](y)' }),
    /^# Security policy of a \\# b \\\[x\\\]\(y\)$/m,
  );
});

test('what a reporter would miss is named', () => {
  const forge = (way: string) => rules(`# Reporting\n${way} You hear from us within 2 days.`);
  assert.deepEqual(forge('Use the private\nvulnerability reporting of this forge.'), []);
  assert.deepEqual(forge('Report a vulnerability in private.'), ['security-md-contact']);
  assert.deepEqual(rules('# Hello\n'), ['security-md-reporting', 'security-md-contact', 'security-md-reply']);
  const open = 'Write to https://github.com/a/b/issues within 2 days.';
  assert.deepEqual(rules(`# Reporting\n${open}`), ['security-md-public']);
});

test('our own is what we ask of others', () => {
  assert.deepEqual(rules(own), []);
});

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => `x${text}`.replaceAll(/\s+/g, ' ').trim());
const files: fc.Arbitrary<SecurityMd> = fc.record(
  {
    project: word,
    report: fc.array(fc.oneof(fc.webUrl(), fc.constant('mailto:security@example.org')), { minLength: 1, maxLength: 3 }),
    firstReplyWithin: word,
    disclosureWithin: word,
    scope: fc.constantFrom('Everything.', 'The server.\n\n- its API\n- its pages'),
    policy: fc.webUrl(),
    advisories: fc.webUrl(),
    join: fc.webUrl(),
  },
  { requiredKeys: ['project', 'report', 'advisories'], noNullPrototype: true },
);

test('what we write is read back whole', () => {
  fc.assert(
    fc.property(files, (given) =>
      assert.deepEqual(readSecurityMd(renderSecurityMd(given)), { securityMd: given, faults: [] }),
    ),
  );
});

test('what others say in other words is told with its heading, and nothing is made of it', () => {
  const { securityMd, faults } = readSecurityMd(
    `${renderSecurityMd(given)}\n## Supported versions\n\nThe last two.\n`.replace(
      'You hear from us',
      'We write to you',
    ),
  );
  const { firstReplyWithin: _, ...others } = given;
  assert.deepEqual(securityMd, others);
  assert.deepEqual(
    faults.map(({ path }) => path),
    ['/Reporting a vulnerability/3', '/Supported versions'],
  );
  assert.equal(readSecurityMd('# Hello\n').faults[0]?.rule, 'security-md-none');
});
