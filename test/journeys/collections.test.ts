// What others collect from the running server: OSV records and their archive, CVE records, OpenVEX, feeds, and one
// revision of an advisory after it was amended.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { day } from '../../src/core/process/instant.ts';
import { checkSecurityMd } from '../../src/formats/security-md/security-md.ts';
import { contour } from '../support/house.ts';
import { cast, contourAdvisory, play } from '../support/play.ts';
import { testServer } from '../support/server.ts';

test('collections hold nothing before publication and the very documents after it', async () => {
  const organisation = { id: '6f1c2b9e-3d4a-4e5f-8a7b-0c1d2e3f4a5b', shortName: 'contour' };
  const t = await testServer({ playbook: { ...contour, cve: { ...contour.cve, organisation } } });
  const get = async (url: string) => t.inject({ url });
  const people = await cast(t);
  const { id } = contourAdvisory;
  assert.deepEqual(Object.keys(unzipSync((await get('/osv/all.zip')).rawPayload)), []);
  for (const early of [
    `/vex/${id}.json`,
    '/cve/CVE-2026-41246.json',
    `/advisories/${id}/revisions/1.json`,
    '/advisories/year/2026',
  ]) {
    assert.equal((await get(early)).statusCode, 404, early);
  }
  const { number } = await play(t, people, 'closed');

  assert.doesNotMatch((await get(`/advisories/${id}`)).body, /Is it exploited\?/);
  const known = { since: '2026-05-02', inRansomware: false };
  const of = (cve: string) => ({ known: cve === 'CVE-2026-41246' ? known : undefined, wasLookedUp: true });
  Object.assign(t.house, { exploitation: { of, inUse: () => [] } });
  const said = /CISA has listed it as exploited since 2026-05-02/;
  assert.match((await get(`/advisories/${id}`)).body, said);
  const lead = await t.signedIn(t.team.lead.id);
  assert.match((await lead.get(`/desk/cases/${number}/advisory`)).body, said);

  const osv = (await get(`/advisories/${id}.osv.json`)).body;
  const name = `${JSON.parse(osv).id}.json`;
  const archive = await get('/osv/all.zip');
  assert.equal(archive.headers['content-type'], 'application/zip');
  const records = unzipSync(archive.rawPayload);
  assert.deepEqual(Object.keys(records), [name]);
  assert.equal(strFromU8(records[name]!), osv);
  assert.equal((await get(`/osv/${name}`)).body, osv);
  assert.match((await get('/osv/modified_id.csv')).body, new RegExp(`^2026-[^,]+,${JSON.parse(osv).id}\n$`));
  assert.equal((await get(`/vex/${id}.json`)).body, (await get(`/advisories/${id}.vex.json`)).body);

  const cve = await get('/cve/CVE-2026-41246.json');
  assert.equal(cve.json().cveMetadata.cveId, 'CVE-2026-41246');
  assert.equal(cve.body, (await get(`/advisories/${id}.cve.json`)).body);
  for (const url of ['/osv/all.zip', '/osv/modified_id.csv', `/osv/${name}`, '/cve/CVE-2026-41246.json']) {
    assert.equal((await get(url)).headers['cache-control'], 'public, max-age=60', url);
  }

  for (const url of ['/osv/all.zip', '/feed.atom', '/feed.rss', '/feed.json', '/.well-known/security.txt']) {
    const { etag } = (await get(url)).headers;
    assert.match(String(etag), /^"[^"]+"$/, url);
    assert.equal((await t.inject({ url, headers: { 'if-none-match': String(etag) } })).statusCode, 304, url);
  }
  const rss = await get('/feed.rss');
  assert.match(rss.body, new RegExp(`<link>${t.house.baseUrl}/advisories/${id}</link>`));
  const year = await get('/advisories/year/2026');
  assert.match(year.body, /Advisories of 2026/);
  assert.equal((await get('/advisories/year/1999')).statusCode, 404);

  const expires = async () => /^Expires: (\S+)$/m.exec((await get('/.well-known/security.txt')).body)?.[1];
  const before = await expires();
  t.clock.pass(day);
  assert.equal(Date.parse((await expires())!) - Date.parse(before!), day);

  const policy = await get('/SECURITY.md');
  assert.deepEqual(checkSecurityMd(policy.body), []);
  assert.match(policy.body, /You hear from us within 3 business days\./);

  const first = await get(`/advisories/${id}/revisions/1.json`);
  assert.match(String(first.headers['cache-control']), /immutable/);
  assert.equal(first.json().advisory.id, id);
  for (const none of ['0.json', '2.json', '01.json', '1', '99999999999.json', '-1.json']) {
    assert.equal((await get(`/advisories/${id}/revisions/${none}`)).statusCode, 404, none);
  }
  assert.equal((await get(`/advisories/${id}.csaf/revisions/1.json`)).statusCode, 404);
  for (const none of ['', 'all.zip/', 'undefined.json', '..%2f', '__proto__.json']) {
    assert.equal((await get(`/osv/${none}`)).statusCode, 404, none);
    assert.equal((await get(`/cve/${none}`)).statusCode, 404, none);
  }
});
