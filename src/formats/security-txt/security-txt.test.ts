import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSecurityTxt } from './read.ts';
import { checkSecurityTxt, renderSecurityTxt, type SecurityTxt } from './security-txt.ts';

const now = '2026-04-01T00:00:00.000Z';
const good = renderSecurityTxt({
  contacts: ['https://example.org/report', 'mailto:security@example.org'],
  expires: '2026-12-31T00:00:00.000Z',
  preferredLanguages: ['en', 'de'],
  canonical: ['https://example.org/.well-known/security.txt'],
  policy: ['https://example.org/policy'],
  csaf: ['https://example.org/.well-known/csaf/provider-metadata.json'],
});

test('the file has its fields in order and passes', () => {
  assert.equal(
    good,
    [
      'Contact: https://example.org/report',
      'Contact: mailto:security@example.org',
      'Expires: 2026-12-31T00:00:00.000Z',
      'Preferred-Languages: en, de',
      'Canonical: https://example.org/.well-known/security.txt',
      'Policy: https://example.org/policy',
      'CSAF: https://example.org/.well-known/csaf/provider-metadata.json',
      '',
    ].join('\n'),
  );
  assert.deepEqual(checkSecurityTxt(`# Our channels\n\n${good}`, now), []);
});

test('a signature around it does not hide what is wrong', () => {
  const signed = (text: string) =>
    `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${text}-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----\n`;
  assert.deepEqual(checkSecurityTxt(signed(good), now), []);
  const [found] = checkSecurityTxt(signed(good.replace(/^Expires.*\n/m, '')), now);
  assert.equal(found?.rule, 'security-txt-expires');
});

test('a line break in a value makes no second field', () => {
  const text = renderSecurityTxt({ contacts: ['mailto:a@example.org\nHiring: https://evil.example'], expires: now });
  assert.equal(text.split('\n').filter((line) => line.startsWith('Hiring')).length, 0);
});

test('in a signed file lines are counted from its beginning, and a signature that broke off is told', () => {
  const head = '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n';
  const tail = '-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----\n';
  const said = (text: string) => checkSecurityTxt(text, now).map(({ rule, message }) => `${rule}: ${message}`);
  assert.deepEqual(said(`${head}nonsense\n${good}${tail}`), ['security-txt-line: Line 4 is no field.']);
  assert.match(said(`${head}${good}`).join(), /^security-txt-signature: /);
  assert.match(said(`${head}${good}${tail}\nContact: mailto:b@example.org\n`).join(), /^security-txt-signature: /);
});

test('the reader counts lines as the check does, and takes nothing that nobody signed', () => {
  const head = '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n';
  const tail = '-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----\n';
  const file = `${head}nonsense\nContact: mailto:a@example.org\n${tail}\nContact: mailto:b@example.org\n`;
  const { securityTxt, faults } = readSecurityTxt(file);
  assert.deepEqual(securityTxt, { contacts: ['mailto:a@example.org'] });
  const places = file.split('\n').flatMap((line, n) => (/nonsense|b@/.test(line) ? [`/line ${n + 1}`] : []));
  assert.deepEqual(
    faults.map(({ path }) => path),
    places,
  );
});

const cases: readonly [string, string][] = [
  [good.replace(/^Contact.*\n/gm, ''), 'security-txt-contact'],
  [good.replace(/^Expires.*\n/m, ''), 'security-txt-expires'],
  [`${good}Expires: 2026-12-31T00:00:00Z\n`, 'security-txt-expires'],
  [good.replace('2026-12-31T00:00:00.000Z', 'next year'), 'security-txt-expires'],
  [good.replace('2026-12-31', '2026-01-31'), 'security-txt-stale'],
  [good.replace('2026-12-31', '2028-12-31'), 'security-txt-far'],
  [good.replace('mailto:', ''), 'security-txt-address'],
  [good.replace('Policy: https', 'Policy: http'), 'security-txt-address'],
  [`${good}nonsense\n`, 'security-txt-line'],
  [`${good}Preferred-Languages: fr\n`, 'security-txt-languages'],
];

for (const [text, rule] of cases) {
  test(`${rule} is found`, () => {
    assert.deepEqual(
      checkSecurityTxt(text, now).map((f) => f.rule),
      [rule],
    );
  });
}

const addresses = fc.array(fc.webUrl(), { minLength: 1, maxLength: 3 });
const files: fc.Arbitrary<SecurityTxt> = fc.record(
  {
    contacts: addresses,
    expires: fc.constant('2026-12-31T00:00:00.000Z'),
    encryption: addresses,
    acknowledgments: addresses,
    preferredLanguages: fc.constantFrom(['en'], ['en', 'de-CH']),
    canonical: addresses,
    policy: addresses,
    hiring: addresses,
    csaf: addresses,
  },
  { requiredKeys: ['contacts', 'expires'], noNullPrototype: true },
);

test('what we write is read back whole, signed or not', () => {
  fc.assert(
    fc.property(files, fc.boolean(), (given, isSigned) => {
      const text = renderSecurityTxt(given);
      const file = isSigned
        ? `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${text}-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----\n`
        : text;
      assert.deepEqual(readSecurityTxt(file), { securityTxt: given, faults: [] });
    }),
  );
});

test('comments, foreign fields and second values are told with their place, and nothing is made of them', () => {
  const { securityTxt, faults } = readSecurityTxt(
    `# Hello\ncontact: tel:+1-201-555-0123\nExpires: soon\nExpires: 2027-01-01T00:00:00Z\nBounty: no\nPreferred-Languages: en\nPreferred-Languages: de\n`,
  );
  assert.deepEqual(securityTxt, { contacts: ['tel:+1-201-555-0123'], preferredLanguages: ['en'] });
  assert.deepEqual(faults.map(({ path, severity }) => `${severity} ${path}`).sort(), [
    'warning /Bounty',
    'warning /Expires',
    'warning /Preferred-Languages/1',
    'warning /line 1',
  ]);
  const bounty = faults.find(({ path }) => path === '/Bounty');
  assert.equal(`${bounty?.message} ${bounty?.mend}`, 'This has no place in the data: ["no"]. Keep the file at hand.');
  assert.equal(readSecurityTxt('Hello there.\n').faults[0]?.rule, 'security-txt-none');
});
