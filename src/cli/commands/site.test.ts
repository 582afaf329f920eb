import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { contourText } from '../../../test/support/contour.ts';
import { offline } from '../../../test/support/offline.ts';
import { instant } from '../../core/process/instant.ts';
import { recordPath } from '../../formats/site/own-record.ts';
import { newKeyPair } from '../../vault/pgp.ts';

const id = 'CONTOUR-2026-001';
const page = `advisories/${id}/index.html`;
const first = `${contourText}publication: { publishedAt: 2026-04-23T18:00:00Z }\n`;
const second = `${contourText.replace('Lua code', 'LUA code')}publication:
  publishedAt: 2026-04-23T18:00:00Z
  revisions:
    - { number: 1, at: 2026-04-23T18:00:00Z, summary: First published }
    - { number: 2, at: 2026-04-24T09:00:00Z, summary: The name is Lua }
`;
const site = `title: Contour
address: https://security.example.org/
publisher:
  name: Project Contour
  namespace: https://projectcontour.io
  contact: security@example.org
  cveOrganisation: { id: a0819718-46f1-4df5-94e2-005712e83aaa, shortName: GitHub_M }
links: [{ text: Report, href: 'https://example.org/report' }]
security: { contacts: ['mailto:security@example.org'], policy: 'https://example.org/policy' }
`;
const other = first
  .replaceAll(id, 'CONTOUR-2026-002')
  .replaceAll('CVE-2026-41246', 'CVE-2026-41247')
  .replace(/^ghsa:.*\n/m, '');
const kev = JSON.stringify({ vulnerabilities: [{ cveID: 'CVE-2026-41246', dateAdded: '2026-05-02' }] });
const epss =
  '#model_version:v2026,score_date:2026-05-03T00:00:00+0000\ncve,epss,percentile\nCVE-2026-41246,0.9312,0.998\n';
const pair = await newKeyPair('Contour', 'security@example.org', instant('2026-01-01T00:00:00Z'));

const files: Record<string, string> = {
  'site.yaml': site,
  'key.asc': pair.privateKey,
  'public.asc': pair.publicKey,
  'stranger.asc': (await newKeyPair('Stranger', 'x@example.org', instant('2026-01-01T00:00:00Z'))).publicKey,
  'first.yaml': first,
  'second.yaml': second,
  'changed.yaml': first.replace('Lua code', 'LUA code'),
  'other.yaml': other,
  'alias.yaml': first.replaceAll(id, 'CONTOUR-2026-003'),
  'dotted.yaml': other.replaceAll('CONTOUR-2026-002', 'Contour-2026-001'),
  'early.yaml': first
    .replaceAll(id, 'CONTOUR-2030-001')
    .replace(/^(cve|ghsa):.*\n/gm, '')
    .replace('publishedAt: 2026', 'publishedAt: 2130'),
  'draft.yaml': contourText,
  'odd.yaml': first.replace(id, 'CONTOUR/../2026'),
  'kev.json': kev,
  'epss.csv': epss,
};
const run = offline(files);

function folder(): { out: string; at: (path: string) => string; text: (path: string) => string } {
  const out = mkdtempSync(join(tmpdir(), 'site-'));
  test.after(() => rmSync(out, { recursive: true }));
  const at = (path: string) => join(out, path);
  return { out, at, text: (path) => readFileSync(at(path), 'utf8') };
}
const build = (out: string, ...rest: string[]) => run('site', 'build', '--site', 'site.yaml', '--out', out, ...rest);
const verify = (out: string, ...rest: string[]) => run('site', 'verify', '--site', 'site.yaml', ...rest, out);

test('a built site holds: every document, hash, signature, list and link', async () => {
  const { out, text, at } = folder();
  const built = await build(
    out,
    '--key',
    'key.asc',
    '--kev',
    'kev.json',
    '--epss',
    'epss.csv',
    'first.yaml',
    'other.yaml',
  );
  assert.deepEqual([built.code, built.err], [0, '']);
  assert.match(built.out, /^2 written, 0 refused; 2 on the site/);
  const lists = ['--kev', 'kev.json', '--epss', 'epss.csv'];
  const verified = await verify(out, '--key', 'public.asc', ...lists);
  assert.equal(verified.code, 0, verified.out);
  assert.equal(verified.out.split('\n').at(-2)!.replace(/^\d+/, 'n'), 'n files, 2 advisories, 0 with a fault');
  assert.equal(verified.code, 0);

  const said = text(page);
  assert.match(said, /Yes: CISA has listed it as exploited since 2026-05-02\./);
  assert.match(said, /EPSS on 2026-05-03: 93\.1 % chance of use within 30 days, higher than 99 % of all CVEs\./);
  assert.match(text('advisories/CONTOUR-2026-002/index.html'), /does not name it/);
  assert.doesNotMatch(said, /<form|<script| href="\//);
  assert.match(text('.well-known/security.txt'), /^-----BEGIN PGP SIGNED MESSAGE-----[\s\S]*^Contact: mailto:/m);
  assert.match(text('.well-known/csaf/provider-metadata.json'), /"csaf_trusted_provider"/);
  assert.match(
    text('.well-known/csaf/white/2026/contour-2026-001.json.sha512'),
    /^[0-9a-f]{128} {2}contour-2026-001\.json\n$/,
  );
  assert.ok(existsSync(at('cve/CVE-2026-41246.json')));
  assert.match(text('feed.rss'), /<link>https:\/\/security\.example\.org\/advisories\/CONTOUR-2026-001<\/link>/);
});

test('what is public is never changed: an amendment is a new revision, and the old one stays', async () => {
  const { out, text } = folder();
  await build(out, 'first.yaml');
  const before = text(`advisories/${id}/revisions/1.json`);
  const changed = await build(out, 'changed.yaml');
  assert.equal(changed.code, 10);
  assert.match(
    changed.err,
    /Revision 1 of CONTOUR-2026-001 is public with another text\. Add a revision .*\[site-revision\]/,
  );
  assert.equal((await build(out, 'second.yaml')).code, 0);
  assert.equal(text(`advisories/${id}/revisions/1.json`), before);
  assert.match(text(`advisories/${id}/index.html`), /Revision 2/);
  const older = await build(out, 'first.yaml');
  assert.match(older.err, /has 2 revisions on the site and 1 here/);
  assert.equal((await verify(out)).code, 0);
});

test('drafts, odd names and what stands twice keep off, and the rest is built', async () => {
  const { out, at } = folder();
  const {
    code,
    err,
    out: said,
  } = await build(out, 'draft.yaml', 'odd.yaml', 'first.yaml', 'first.yaml', 'alias.yaml', 'early.yaml');
  assert.equal(code, 10);
  assert.match(said, /^1 written, 5 refused; 1 on the site/);
  for (const rule of ['site-draft', 'site-id', 'site-twice', 'site-alias'])
    assert.match(err, new RegExp(`\\[${rule}\\]`));
  assert.ok(existsSync(at(`advisories/${id}.csaf.json`)));
});

test('one more advisory leaves the others on the lists', async () => {
  const { out, text } = folder();
  await build(out, 'first.yaml');
  await build(out, 'other.yaml');
  assert.equal(text('.well-known/csaf/white/index.txt'), '2026/contour-2026-001.json\n2026/contour-2026-002.json\n');
});

test('the lists are the same in whatever order advisories of one moment came', async () => {
  const [one, two] = [folder(), folder()];
  await build(one.out, 'other.yaml', 'first.yaml');
  await build(two.out, 'first.yaml', 'other.yaml');
  assert.equal((await verify(one.out)).code, 0);
  for (const path of ['feed.atom', 'osv/modified_id.csv', 'advisories/index.html'])
    assert.equal(one.text(path), two.text(path));
});

test('a site file that is wrong is refused with its place', async () => {
  const { out } = folder();
  files['wrong.yaml'] = site.replace('title:', 'titel:');
  const { code, err } = await run('site', 'build', '--site', 'wrong.yaml', '--out', out, 'first.yaml');
  assert.equal(code, 10);
  assert.match(err, /Line 1, column 1: .*titel/);
});

test('a locked key needs its passphrase, and what is no key is refused', async () => {
  const { out } = folder();
  const failed = await build(out, '--key', 'site.yaml', 'first.yaml');
  assert.equal(failed.code, 1);
  assert.match(failed.err, /cannot be used to sign\. Export one armoured private key/);
});

test('what somebody else put into the folder is never written over, and nothing is written beside it', async () => {
  const { out, at, text } = folder();
  writeFileSync(at('index.html'), 'our front page');
  writeFileSync(at('SECURITY.md'), 'how we do it');
  const refused = await build(out, 'first.yaml');
  assert.equal(refused.code, 1);
  assert.match(
    refused.err,
    /^index\.html and 1 more \(SECURITY\.md\) in the folder .* Move them away, or name another/,
  );
  assert.deepEqual([text('index.html'), readdirSync(out).length], ['our front page', 2]);
  rmSync(at('index.html'));
  rmSync(at('SECURITY.md'));
  writeFileSync(at('robots.txt'), 'theirs');
  assert.equal((await build(out, 'first.yaml')).code, 0);
  assert.equal((await build(out, 'other.yaml')).code, 0, 'an earlier site of ours is no stranger');
  writeFileSync(at('index.html'), 'our front page');
  assert.match((await build(out, 'first.yaml')).err, /^index\.html in the folder .*or was changed since/);
  assert.deepEqual([text('index.html'), text('robots.txt')], ['our front page', 'theirs']);
});

test('a security.txt of somebody’s own hand stays when the site begins to have one', async () => {
  const { out, at, text } = folder();
  files['silent.yaml'] = site.replace(/^security: .*\n/m, '');
  await run('site', 'build', '--site', 'silent.yaml', '--out', out, 'first.yaml');
  writeFileSync(at('.well-known/security.txt'), 'Contact: mailto:me@example.org');
  assert.match((await build(out, 'first.yaml')).err, /^\.well-known\/security\.txt in the folder/);
  assert.equal(text('.well-known/security.txt'), 'Contact: mailto:me@example.org');
});

test('where an advisory’s own page stands already, that one keeps off, and the others are built', async () => {
  const { out, at, text } = folder();
  mkdirSync(at(`advisories/${id}`), { recursive: true });
  writeFileSync(at(page), 'written by hand');
  const { code, out: said, err } = await build(out, 'first.yaml', 'other.yaml');
  assert.deepEqual([code, said.split(';')[0]], [10, '1 written, 1 refused']);
  assert.match(err, /advisories\/CONTOUR-2026-001\/index\.html stands in the folder already.*\[site-occupied\]/);
  assert.equal(text(page), 'written by hand');
  writeFileSync(at('advisories/notes.json'), '{}');
  assert.match(
    (await build(out, 'other.yaml')).err,
    /^advisories\/notes\.json stands in the folder, and is no advisory/,
  );
});

test('a file that is another advisory’s already is never written over, in this run or a later one', async () => {
  const { out } = folder();
  await build(out, 'first.yaml');
  const refused = await build(out, 'alias.yaml', 'dotted.yaml');
  assert.match(refused.out, /^0 written, 2 refused; 1 on the site/);
  assert.match(
    refused.err,
    /osv\/GHSA-x4mj-7f9g-29h4\.json is the file of CONTOUR-2026-001 already|cve\/CVE-2026-41246\.json is/,
  );
  assert.match(refused.err, /contour-2026-001\.json is the file of CONTOUR-2026-001 already/);
  assert.equal((await verify(out)).code, 0);
});

test('a new contact of the site makes no old advisory another one', async () => {
  const { out, text } = folder();
  await build(out, 'first.yaml');
  files['moved.yaml'] = site.replace('contact: security@example.org', 'contact: team@example.org');
  const again = await run('site', 'build', '--site', 'moved.yaml', '--out', out, 'first.yaml', 'other.yaml');
  assert.deepEqual([again.code, again.err], [0, '']);
  assert.match(text(`advisories/${id}.json`), /security@example\.org/);
  assert.match(text('advisories/CONTOUR-2026-002.json'), /team@example\.org/);
});

test('every link of the site leads to one of its files', async () => {
  const { out, at, text } = folder();
  await build(out, '--key', 'key.asc', 'first.yaml', 'other.yaml');
  for (const page of [
    'index.html',
    'advisories/index.html',
    'advisories/year/2026/index.html',
    `advisories/${id}/index.html`,
  ]) {
    for (const [, href = ''] of text(page).matchAll(/ href="([^":#]+)"/g)) {
      const path = new URL(href, `file:///${page}`).pathname;
      assert.ok(existsSync(at(path.endsWith('/') ? `${path}index.html` : path)), `${page}: ${href}`);
    }
  }
});

const csaf = '.well-known/csaf/white/2026/contour-2026-001.json';
const tamperings: readonly (readonly [
  what: string,
  file: string,
  change: (text: string) => string | undefined,
  rule: string,
])[] = [
  [
    'another version in a document',
    `advisories/${id}.osv.json`,
    (text) => text.replace('1.33.4', '1.33.5'),
    'site-changed',
  ],
  ['another version on a page', page, (text) => text.replaceAll('1.33.4', '1.33.1'), 'site-changed'],
  [
    'a foreign link on a page',
    page,
    (text) => text.replace('</main>', "<a href='https://evil.example'>x</a></main>"),
    'site-changed',
  ],
  [
    'a script on the list',
    'index.html',
    (text) => text.replace('</main>', '<script src="x"></script></main>'),
    'site-changed',
  ],
  ['another stylesheet', 'assets/tidegate.css', (text) => `${text}@import url(//evil.example)`, 'site-changed'],
  ['a foreign page', 'evil.html', () => '<html>', 'site-foreign'],
  ['another hash', `${csaf}.sha256`, (text) => text.replace(/^./, 'x'), 'site-changed'],
  ['another CSAF document', csaf, (text) => `${text} `, 'site-signature'],
  ['a lost signature', `${csaf}.asc`, () => undefined, 'site-signature'],
  ['a lost page', page, () => undefined, 'site-missing'],
  ['an index without it', '.well-known/csaf/white/index.txt', () => '', 'site-changed'],
  ['another feed', 'feed.atom', (text) => text.replace('Lua', 'Luo'), 'site-changed'],
  ['an archive that is none', 'osv/all.zip', () => 'PK', 'site-changed'],
  ['another address to report to', 'SECURITY.md', (text) => text.replace('security@', 'evil@'), 'site-changed'],
  [
    'another address in security.txt',
    '.well-known/security.txt',
    (text) => text.replace('security@', 'evil@'),
    'site-signature',
  ],
  [
    'security.txt without its signature',
    '.well-known/security.txt',
    (text) => /^Contact[\s\S]*(?=-----BEGIN)/m.exec(text)![0],
    'site-signature',
  ],
  [
    'a revision that is another',
    `advisories/${id}/revisions/1.json`,
    (text) => text.replace('Lua', 'Luo'),
    'site-changed',
  ],
  ['a note of builds that is another', 'tidegate-site.sha256', (text) => text.replace(/^./, 'x'), 'site-record'],
  ['a revision that never was', `advisories/${id}/revisions/7.json`, () => '{}', 'site-foreign'],
  [
    'a link that breaks the reader',
    page,
    (text) => text.replace('</main>', '<a href="%zz">x</a></main>'),
    'site-changed',
  ],
];

for (const [what, file, change, rule] of tamperings) {
  test(`verify finds ${what}`, async () => {
    const { out, at, text } = folder();
    await build(out, '--key', 'key.asc', 'first.yaml');
    const after = change(existsSync(at(file)) ? text(file) : '');
    rmSync(at(file), { force: true });
    if (after !== undefined) writeFileSync(at(file), after);
    const { code, out: said } = await verify(out, '--key', 'public.asc', '--json');
    assert.equal(code, 10);
    const found = said
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const rules = found
      .filter((each) => each.file === file || each.file === `${file}.asc`)
      .flatMap(({ faults }) => faults);
    assert.ok(
      rules.some((each: { rule: string }) => each.rule === rule),
      said,
    );
  });
}

test('verify follows nothing out of the site: neither a link that lies there nor a note of builds', async () => {
  const { out, at, text } = folder();
  await build(out, 'first.yaml');
  const outside = `${out}-outside.txt`;
  writeFileSync(outside, 'somebody’s');
  symlinkSync(outside, at('evil.html'));
  const hash = createHash('sha256').update('somebody’s').digest('hex');
  writeFileSync(at(recordPath), `${text(recordPath)}${hash}  ../${basename(outside)}\n`);
  const found = (await verify(out, '--json')).out;
  rmSync(outside);
  assert.match(found, /"evil\.html".*site-foreign/);
  assert.match(found, /"tidegate-site\.sha256".*site-record/);
});

test('a site of somebody else’s key is not ours, nor is one whose signatures are gone', async () => {
  const { out, at } = folder();
  await build(out, '--key', 'key.asc', 'first.yaml');
  assert.match((await verify(out, '--key', 'stranger.asc')).out, /\[site-signature\]/);
  assert.match((await verify(out)).out, /\[site-foreign\]/);
  rmSync(at(`${csaf}.asc`));
  rmSync(at(`.well-known/csaf/openpgp/${pair.fingerprint}.asc`));
  assert.equal((await verify(out, '--key', 'public.asc')).code, 10);
});

test('what is no site is not verified', async () => {
  assert.match((await verify(folder().out)).err, /is no site of advisories/);
});

test('what the site says of reporting is what a reporter looks for', async () => {
  const { out, text } = folder();
  await build(out, '--key', 'key.asc', 'first.yaml');
  files['built/security.txt'] = text('.well-known/security.txt');
  files['built/SECURITY.md'] = text('SECURITY.md');
  const checked = await run('security', 'check', 'built/security.txt', 'built/SECURITY.md', 'site.yaml');
  assert.equal(checked.code, 10);
  assert.match(checked.out, /^built\/security\.txt: valid\nbuilt\/SECURITY\.md: valid\n/);
  assert.match(checked.out, /site\.yaml: not valid\n.*\[security-txt-/);
  const signed = await run('security', 'read', '--json', 'built/security.txt');
  assert.deepEqual([signed.code, signed.err], [0, '']);
  assert.match(JSON.parse(signed.out).csaf[0], /provider-metadata\.json$/);
  const page = await run('security', 'read', 'built/SECURITY.md');
  assert.deepEqual([page.code, page.err], [0, '']);
  assert.match(page.out, /^advisories: https:/m);
  const neither = await run('security', 'read', 'key.asc');
  assert.deepEqual([neither.code, neither.out], [10, '']);
});

test('a CVE record that cannot be written is told, and keeps nothing else off the site', async () => {
  const anonymous = site.replace(/^ {2}cveOrganisation: .*\n/m, '');
  const out = mkdtempSync(join(tmpdir(), 'tidegate-site-'));
  try {
    const built = await offline({ ...files, 'site.yaml': anonymous })(
      'site',
      'build',
      '--site',
      'site.yaml',
      '--out',
      out,
      'first.yaml',
    );
    assert.equal(built.code, 0);
    assert.match(built.err, /warning .*There will be no CVE record\. Nobody has said which organisation/);
    assert.ok(
      existsSync(join(out, `advisories/${id}.osv.json`)) && !existsSync(join(out, `advisories/${id}.cve.json`)),
    );
  } finally {
    rmSync(out, { recursive: true });
  }
});

test('a file that cannot be read keeps no other advisory from the site', async () => {
  const { out, at } = folder();
  const built = await run('site', 'build', '--site', 'site.yaml', '--json', '--out', out, 'gone.yaml', 'first.yaml');
  assert.deepEqual([built.code, JSON.parse(built.out)], [10, { written: 1, refused: 1, onSite: 1 }]);
  assert.deepEqual([JSON.parse(built.err).file, existsSync(at(page))], ['gone.yaml', true]);
});
