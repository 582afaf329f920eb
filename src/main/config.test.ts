import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfig } from './config.ts';

const faults = (env: Record<string, string>) => {
  const read = readConfig(env);
  return read.ok ? [] : read.faults;
};

test('nothing set gives a house on this machine alone', () => {
  const read = readConfig({ PATH: '/bin' });
  assert.ok(read.ok);
  assert.deepEqual(read.config.listen, { host: '127.0.0.1', port: 7300 });
  assert.equal(read.config.baseUrl, 'http://localhost:7300');
  assert.match(read.config.rootKeyFile, /\/data\/keys\/root$/);
  assert.equal(read.config.smtpUrl, undefined);
});

test('a setting that does not exist is refused with the one that was meant', () => {
  assert.deepEqual(faults({ TIDEGATE_BASEURL: 'http://localhost' }), [
    'There is no setting TIDEGATE_BASEURL. Did you mean TIDEGATE_BASE_URL?',
  ]);
  assert.match(faults({ TIDEGATE_DATA_FILE: '/x' })[0]!, /no setting TIDEGATE_DATA_FILE/);
});

test('a root key in the environment is refused, and the sentence says where to put it', () => {
  const [said] = faults({ TIDEGATE_ROOT_KEY: '1 7QK2' });
  assert.match(said!, /TIDEGATE_ROOT_KEY_FILE/);
  assert.doesNotMatch(said!, /7QK2/);
});

test('a secret may stand in a file; an unreadable one is a fault', () => {
  const env = { TIDEGATE_SMTP_URL_FILE: '/run/secrets/smtp' };
  const read = readConfig(env, (path) => (path === '/run/secrets/smtp' ? 'smtps://mail.example.org\n' : ''));
  assert.equal(read.ok && read.config.smtpUrl, 'smtps://mail.example.org');
  const lost = readConfig(env, () => {
    throw new Error('ENOENT');
  });
  assert.match(lost.ok ? '' : lost.faults[0]!, /TIDEGATE_SMTP_URL_FILE cannot be read/);
});

test('each malformed value is named with its way out', () => {
  assert.match(faults({ TIDEGATE_LISTEN: 'everywhere' })[0]!, /such as 127\.0\.0\.1:7300/);
  assert.match(faults({ TIDEGATE_LISTEN: '127.0.0.1:70000' })[0]!, /TIDEGATE_LISTEN/);
  assert.match(faults({ TIDEGATE_BASE_URL: 'http://192.0.2.1' })[0]!, /host name/);
  assert.match(faults({ TIDEGATE_BASE_URL: 'https://example.org/desk' })[0]!, /without a path/);
  assert.match(faults({ TIDEGATE_TRUSTED_PROXIES: '10.0.0.1, proxy' })[0]!, /“proxy”/);
  assert.match(faults({ TIDEGATE_MAIL_FROM: 'a@b, c@d' })[0]!, /one plain mail address/);
  assert.match(faults({ TIDEGATE_SMTP_URL: 'http://mail' })[0]!, /smtp/);
  assert.match(faults({ TIDEGATE_IMAP_URL: 'imaps://mail.example.org' })[0]!, /user and a password/);
  assert.match(faults({ TIDEGATE_REPLY_ADDRESS: 'answers+all@example.org' })[0]!, /no plus/);
  assert.match(faults({ TIDEGATE_REPLY_ADDRESS: `${'a'.repeat(39)}@example.org` })[0]!, /at most 38/);
});

test('the lists of exploited vulnerabilities are read at the start; a file that is none of them is a fault', () => {
  const texts: Record<string, string> = {
    'kev.json': JSON.stringify({ vulnerabilities: [{ cveID: 'CVE-2026-41246', dateAdded: '2026-05-02' }] }),
    'epss.csv': '#score_date:2026-05-03\ncve,epss,percentile\nCVE-2026-41246,0.9312,0.998\n',
  };
  const read = readConfig({ TIDEGATE_KEV: 'kev.json', TIDEGATE_EPSS: 'epss.csv' }, (path) => texts[path]!);
  const found = read.ok ? read.config.exploitation?.of('CVE-2026-41246') : undefined;
  assert.equal(found?.known?.since, '2026-05-02');
  assert.equal(found?.expected?.probability, 0.9312);
  const wrong = readConfig({ TIDEGATE_KEV: 'epss.csv' }, (path) => texts[path]!);
  assert.match(wrong.ok ? '' : wrong.faults[0]!, /^TIDEGATE_KEV is not right: .*\.$/);
  const none = readConfig({});
  assert.ok(none.ok && none.config.exploitation === undefined);
});
