// A program that collects advisories comes by: from security.txt to the metadata, the feed, each document, its hashes and
// its signature, as a CSAF downloader does.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { checkSecurityTxt } from '../../src/formats/security-txt/security-txt.ts';
import { isSignedBy, isSignedInClear } from '../../src/vault/pgp.ts';
import { cast, contourAdvisory, play } from '../support/play.ts';
import { testServer } from '../support/server.ts';

test('a collector finds every document with its hashes and a good signature, and nothing before publication', async () => {
  const t = await testServer();
  const get = async (url: string) => t.inject({ url: url.replace(t.house.baseUrl, '') });
  const securityTxt = (await get('/.well-known/security.txt')).body;
  const metadataUrl = /^CSAF: (\S+)$/m.exec(securityTxt)![1]!;
  const people = await cast(t);
  const early = (await get(metadataUrl)).json();
  assert.equal(early.role, 'csaf_provider');
  assert.equal((await get('/.well-known/csaf/white/index.txt')).body, '');
  await play(t, people, 'closed');

  const metadata = (await get(metadataUrl)).json();
  const key = await get(metadata.public_openpgp_keys[0].url);
  assert.match(key.body, /BEGIN PGP PUBLIC KEY BLOCK/);
  assert.ok(!key.body.includes('PRIVATE'));
  const signed = (await get('/.well-known/security.txt')).body;
  assert.ok(await isSignedInClear(signed, key.body, t.house.now()));
  assert.ok(!(await isSignedInClear(signed.replace('/report', '/reports'), key.body, t.house.now())));
  // The test's house is served without TLS, and its addresses say so.
  const faults = checkSecurityTxt(signed.replaceAll('http://', 'https://'), t.house.now());
  assert.deepEqual(faults, []);
  assert.equal((await get('/.well-known/security.txt')).body, signed);
  const { feed } = (await get(metadata.distributions[1].rolie.feeds[0].url)).json();
  const [entry] = feed.entry;
  assert.deepEqual([feed.entry.length, entry.id], [1, contourAdvisory.id]);
  const link = (rel: string, end: string) =>
    entry.link.find((one: { rel: string; href: string }) => one.rel === rel && one.href.endsWith(end)).href;
  const document = await get(link('self', '.json'));
  assert.equal(document.statusCode, 200);
  assert.equal(document.json().document.tracking.id, contourAdvisory.id);
  for (const kind of ['sha256', 'sha512']) {
    const wanted = createHash(kind).update(document.rawPayload).digest('hex');
    assert.equal((await get(link('hash', `.${kind}`))).body, `${wanted}  contour-2026-001.json\n`);
  }
  const signature = (await get(link('signature', '.asc'))).body;
  assert.ok(await isSignedBy(document.rawPayload, signature, key.body, t.house.now()));
  const other = Buffer.concat([document.rawPayload, Buffer.from(' ')]);
  assert.ok(!(await isSignedBy(other, signature, key.body, t.house.now())));

  const index = (await get(`${metadata.distributions[0].directory_url}index.txt`)).body;
  assert.equal((await get(`${metadata.distributions[0].directory_url}${index.trim()}`)).body, document.body);
  assert.match((await get('/.well-known/csaf/white/changes.csv')).body, new RegExp(`^"${index.trim()}","2026-`));
  for (const nothing of ['', 'white/', 'white/2026/none.json', 'white/2026/none.json.asc', '../../etc/passwd']) {
    assert.equal((await get(`/.well-known/csaf/${nothing}`)).statusCode, 404, nothing);
  }
});
