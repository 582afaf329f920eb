import assert from 'node:assert/strict';
import { test } from 'node:test';
import addressparser from 'nodemailer/lib/addressparser';
import { organisationFields } from '../distributors/application.ts';
import { isMailbox, mailbox } from './mailbox.ts';

const honest = [
  'security@example.org',
  'psirt+cve@sub.example.co.uk',
  "o'brien@example.org",
  'a@xn--e1afmkfd.xn--p1ai',
];

/** What somebody may put around, into or in place of an address so that a reader, a library or a server takes it for more. */
const around: readonly ((address: string) => string)[] = [
  ...[',', ';', ', ', '; ', ' ', '\n', '\r\n', '\t', '\0', '\u2028', '\u2029', '\u0085', '\u00a0', '\u200b'].map(
    (between) => (address: string) => `${address}${between}eve@evil.example`,
  ),
  ...[
    '\r\nBcc: eve@evil.example',
    '\nRCPT TO:<eve@evil.example>',
    '> RCPT TO:<eve@evil.example',
    '%0d%0aBcc:eve@evil.example',
  ].map((tail) => (address: string) => `${address}${tail}`),
  ...['Team: %;', 'Team: %, eve@evil.example;', 'undisclosed-recipients: %;', 'a:%;,b:eve@evil.example;'].map(
    (group) => (address: string) => group.replace('%', address),
  ),
  ...[
    'Ann <%>',
    '"Ann, Eve" <%>',
    '<%>',
    '<%',
    '%>',
    '<<%>>',
    '<eve@evil.example> %',
    '@evil.example:%',
    '<@evil.example:%>',
  ].map((frame) => (address: string) => frame.replace('%', address)),
  ...[
    '%(eve@evil.example)',
    '(c)%',
    '(%)eve@evil.example',
    '"%"@evil.example',
    '%@evil.example',
    '% ',
    ' %',
    '%.',
    '.%',
  ].map((frame) => (address: string) => frame.replace('%', address)),
  ...[
    'mailto:%',
    'mailto:%?bcc=eve@evil.example',
    '=?utf-8?q?%?=',
    '%\\',
    '\\%',
    '%"',
    "%'",
    '%/..',
    '|%',
    '%\u202e',
    '\ufeff%',
  ].map((frame) => (address: string) => frame.replace('%', address)),
  (address) => address.replace('@', '@@'),
  (address) => address.replace('@', ' @ '),
  (address) => address.replace('@', '＠'),
  (address) => address.replace('@', '(at)@'),
  (address) => address.replace('.', '..'),
  (address) => address.replace('@', '.@'),
  (address) => address.replace(/\.(?=[^.]*$)/, '。'),
  (address) => address.replace('@', '!evil.example@'),
  (address) => address.replace('@', '%evil.example@'),
  (address) => address.replace(/@.*/, '@[127.0.0.1]'),
  (address) => address.replace(/@.*/, '@127.0.0.1'),
  (address) => address.replace(/@.*/, '@-example.org'),
  (address) => address.replace(/@.*/, '@example-.org'),
  (address) => address.replace(/@.*/, '@exa_mple.org'),
  (address) => address.replace(/@.*/, `@${'x'.repeat(64)}.org`),
  (address) => address.replace(/@.*/, `@${'x.'.repeat(130)}org`),
  (address) => `${'x'.repeat(65)}${address}`,
  (address) => `"${address.replace('@', '\\"@')}`,
  ...Object.entries({ a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', s: 'ѕ', i: 'і' }).flatMap(([latin, cyrillic]) => [
    (address: string) => address.replace(latin, cyrillic),
    (address: string) => address.replace(new RegExp(`${latin}(?=[^${latin}]*$)`), cyrillic),
  ]),
];
const corpus = [...new Set(honest.flatMap((address) => around.map((change) => change(address))))].filter(
  (address) => !honest.includes(address),
);

test('of hundreds of hostile addresses each is refused or kept as exactly one ASCII mailbox', () => {
  assert.ok(corpus.length >= 300, `${corpus.length} addresses`);
  const fields = { 'role address': organisationFields.contactAddress, address: mailbox() };
  for (const [name, field] of Object.entries(fields)) {
    let kept = 0;
    for (const address of corpus) {
      const parsed = field.safeParse(address);
      if (!parsed.success) continue;
      kept += 1;
      assert.match(parsed.data, /^[\x21-\x7e]+$/, `${name}: ${JSON.stringify(address)}`);
      // A mail library reads what was kept as that one mailbox and nobody else.
      assert.deepEqual(
        addressparser(parsed.data).map((found) => ('address' in found ? found.address : found)),
        [parsed.data],
        `${name}: ${JSON.stringify(address)}`,
      );
      assert.ok(!/evil\.example$/.test(parsed.data), `${name}: ${JSON.stringify(address)}`);
    }
    assert.ok(kept < corpus.length / 20, `${name}: ${kept} of ${corpus.length} were kept`);
  }
});

test('an honest address is kept as it is', () => {
  for (const address of honest) {
    assert.ok(isMailbox(address), address);
    assert.equal(mailbox().parse(address), address);
  }
});
