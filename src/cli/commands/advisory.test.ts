import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contourText } from '../../../test/support/contour.ts';
import { scratch } from '../../../test/support/folders.ts';
import { offline } from '../../../test/support/offline.ts';
import { commands } from './index.ts';

const publication = `publication:
  publisher:
    name: Project Contour
    namespace: https://projectcontour.io
    contact: ''
    cveOrganisation: { id: a0819718-46f1-4df5-94e2-005712e83aaa, shortName: GitHub_M }
  url: https://projectcontour.io/advisories/CONTOUR-2026-001
`;
const files: Record<string, string> = {
  'contour.yaml': `${contourText}${publication}`,
  'anonymous.yaml': contourText,
  'broken.yaml': contourText.replace('fixed: 1.33.4', 'fixed: 1.32.9'),
  '-': 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H\n\nCVSS:3.1/AV:N\n',
};

const run = offline(files);

test('score gives one JSON object a line and 10 at the end when one is invalid', async () => {
  const { code, out } = await run('score', '--json', '-', 'AV:N/AC:L/Au:N/C:C/I:C/A:C');
  assert.equal(code, 10);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(lines[0], {
    vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H',
    version: '3.1',
    base: 8.1,
    severity: 'high',
  });
  assert.deepEqual(Object.keys(lines[1]), ['vector', 'fault']);
  assert.deepEqual(Object.keys(lines[1].fault).sort(), ['mend', 'message', 'path', 'rule', 'severity']);
  assert.equal(lines[2].version, '2.0');
});

test('score of a 4.0 vector tells its nomenclature', async () => {
  const vector = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
  const { code, out } = await run('score', '--json', vector);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out), {
    vector,
    version: '4.0',
    score: 9.3,
    nomenclature: 'CVSS-B',
    severity: 'critical',
  });
});

test('score explains on request', async () => {
  const { out } = await run('score', '--explain', 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H');
  assert.match(out, /^8\.1 High \(CVSS 3\.1\) {2}CVSS:3\.1\//);
  assert.match(out, /^ {2}An ordinary account is needed\.$/m);
});

for (const format of ['csaf', 'osv', 'cve', 'openvex', 'ghsa', 'markdown', 'mail']) {
  test(`advisory render --format ${format} gives what advisory check takes`, async () => {
    const rendered = await run('advisory', 'render', '--format', format, 'contour.yaml');
    assert.deepEqual([rendered.code, rendered.err], [0, '']);
    files[`made.${format}`] = rendered.out;
    const checked = await run('advisory', 'check', '--format', format, '--json', `made.${format}`);
    assert.equal(checked.code, 0);
    assert.deepEqual(JSON.parse(checked.out), { file: `made.${format}`, valid: true, faults: [] });
  });
}

for (const [format, name] of Object.entries({ markdown: 'made.md', html: 'made.html', mail: 'made.txt' })) {
  test(`advisory check takes what render wrote as ${name} for what it is, without --format`, async () => {
    files[name] = (await run('advisory', 'render', '--format', format, 'contour.yaml')).out;
    const checked = await run('advisory', 'check', name);
    assert.deepEqual([checked.code, checked.out], [0, `${name}: valid\n`]);
  });
}

test('a document that has stand-ins says so: nothing is made up in silence', async () => {
  const { code, err } = await run('advisory', 'render', '--format', 'csaf', 'anonymous.yaml');
  assert.equal(code, 0);
  assert.match(err, /warning \/publication\/url: Nobody has said publication\.url, and example\.org stands in/);
  assert.match(err, /warning \/publication\/publisher\/namespace: /);
});

test('a faulty advisory is not rendered: 10, nothing on standard output, the place on standard error', async () => {
  const { code, out, err } = await run('advisory', 'render', '--format', 'osv', 'broken.yaml');
  assert.deepEqual([code, out], [10, '']);
  assert.match(
    err,
    /error \/affected\/0\/ranges\/0: Line \d+, column 9: The patch 1\.32\.9 is not later than 1\.33\.0/,
  );
});

test('a profile is chosen by name, and only where there are some', async () => {
  const vex = await run('advisory', 'render', '--format', 'csaf', '--profile', 'vex', 'contour.yaml');
  assert.equal(JSON.parse(vex.out).document.category, 'csaf_vex');
  assert.equal((await run('advisory', 'render', '--format', 'osv', '--profile', 'vex', 'contour.yaml')).code, 1);
});

test('unknown formats, missing files and missing options are usage faults', async () => {
  assert.equal((await run('advisory', 'render', '--format', 'docx', 'contour.yaml')).code, 1);
  assert.equal((await run('advisory', 'render', '--format', 'csaf', 'nowhere.yaml')).code, 1);
  assert.equal((await run('advisory', 'convert', 'contour.yaml')).code, 1);
  assert.match((await run('advisory', 'read', '--format', 'docx', 'contour.yaml')).err, /Use one of csaf, osv, cve/);
});

test('a document is read into an advisory that renders again', async () => {
  const { out: osv } = await run('advisory', 'render', '--format', 'osv', 'contour.yaml');
  files['made.json'] = osv;
  const read = await run('advisory', 'read', '--format', 'osv', 'made.json');
  assert.equal(read.code, 0);
  files['read.yaml'] = read.out;
  assert.equal((await run('advisory', 'check', '--format', 'advisory', 'read.yaml')).code, 0);
  const converted = await run('advisory', 'convert', '--from', 'osv', '--to', 'ghsa', 'made.json');
  assert.equal(converted.code, 0);
  assert.equal(JSON.parse(converted.out).cve_id, 'CVE-2026-41246');
});

test('convert writes a record of others that lacks what our own law asks, and says so', async () => {
  const whole = JSON.parse((await run('advisory', 'render', '--format', 'osv', 'contour.yaml')).out);
  const { severity: _, database_specific: _own, ...bare } = whole;
  const { code, out, err } = await offline({ 'bare.json': JSON.stringify(bare) })(
    'advisory',
    'convert',
    '--to',
    'csaf',
    'bare.json',
  );
  assert.equal(code, 0, err);
  assert.equal(JSON.parse(out).document.csaf_version, '2.0');
  assert.match(err, /warning \/: Nothing says how severe this is\./);
});

test('a CVE record is not made up: it needs the organisation, and a draft is not told as published', async () => {
  const { code, out, err } = await run('advisory', 'render', '--format', 'cve', 'anonymous.yaml');
  assert.deepEqual([code, out], [10, '']);
  assert.match(err, /cveOrganisation: Nobody has said which organisation assigns.*under cve\.organisation/s);
  const draft = JSON.parse((await run('advisory', 'render', '--format', 'cve', 'contour.yaml')).out);
  assert.deepEqual(Object.keys(draft), ['cnaContainer']);
  assert.equal(draft.cnaContainer.providerMetadata.shortName, 'GitHub_M');
  files['out.yaml'] = `${files['contour.yaml']}  publishedAt: 2026-04-23T18:00:00Z\n`;
  const record = JSON.parse((await run('advisory', 'render', '--format', 'cve', 'out.yaml')).out);
  assert.deepEqual([record.cveMetadata.state, record.cveMetadata.assignerShortName], ['PUBLISHED', 'GitHub_M']);
  const csaf = JSON.parse((await run('advisory', 'render', '--format', 'csaf', 'contour.yaml')).out);
  assert.equal(csaf.document.tracking.status, 'draft');
});

test('every example in the help names a command that exists', () => {
  const paths = commands.map((command) => command.path);
  for (const command of commands) {
    for (const example of command.examples)
      assert.ok(
        paths.some((path) => `${example} `.includes(`tidegate ${path} `)),
        example,
      );
  }
});

test('ssvc decides, leaves open what is open, and names the nearest for a slip', async () => {
  const whole = await run('ssvc', 'supplier', 'E=A', 'U=S', 'TI=T', 'PSI=S');
  assert.deepEqual([whole.code, whole.out], [0, 'Supplier Patch Development Priority: Immediate\n']);
  const part = JSON.parse((await run('ssvc', 'supplier', 'E=A', '--json')).out);
  assert.deepEqual(part.chosen, { E: 'A' });
  assert.equal(part.open.length, 3);
  const slip = await run('ssvc', 'supplier', 'exploitatoin=active');
  assert.equal(slip.code, 10);
  assert.match(slip.err, /Did you mean “Exploitation”\?/);
  const twice = await run('ssvc', 'supplier', 'E=A', 'E=N');
  assert.deepEqual([twice.code, twice.out], [1, '']);
  assert.match(twice.err, /^E is answered twice\./);
  assert.match((await run('ssvc', 'suplier')).err, /Did you mean supplier\?/);
});

test('cwe finds by number and by words, and says when there is none', async () => {
  assert.match((await run('cwe', '94')).out, /^CWE-94 .*Code Injection/);
  const found = (await run('cwe', '--json', 'path', 'traversal')).out.trimEnd().split('\n');
  assert.ok(found.length > 5);
  assert.ok(found.some((line) => JSON.parse(line).id === 'CWE-22'));
  assert.equal((await run('cwe', 'no', 'such', 'weakness', 'at', 'all')).code, 1);
});

test('diff says what two documents tell differently, across formats', async () => {
  const asOsv = (await run('advisory', 'render', '--format', 'osv', 'contour.yaml')).out;
  files['contour.osv.json'] = asOsv;
  files['later.osv.json'] = asOsv.replace('"fixed": "1.32.5"', '"fixed": "1.32.6"');
  assert.deepEqual((await run('advisory', 'diff', 'contour.osv.json', 'contour.osv.json')).out, '');
  const { code, out } = await run('advisory', 'diff', '--json', 'contour.osv.json', 'later.osv.json');
  assert.equal(code, 10);
  const [found, ...more] = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual([found.before, found.after, more], ['1.32.5', '1.32.6', []]);
  const across = await run('advisory', 'diff', 'contour.yaml', 'later.osv.json');
  assert.match(across.out, /^ {2}- 1\.32\.5\n {2}\+ 1\.32\.6$/m);
  const broken = await run('advisory', 'diff', 'contour.yaml', 'broken.yaml');
  assert.equal(broken.code, 10);
  assert.match(broken.err, /broken\.yaml cannot be compared/);
});

test('many documents go into a folder, and one that is broken keeps none of the others back', async () => {
  const folder = await scratch();
  const many = await run(
    'advisory',
    'render',
    '--format',
    'osv',
    '--json',
    '--out',
    folder,
    'contour.yaml',
    'broken.yaml',
    'nowhere.yaml',
  );
  assert.equal(many.code, 1);
  const lines = many.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ file, to }) => [file, to]),
    [
      ['contour.yaml', join(folder, 'contour.osv.json')],
      ['broken.yaml', undefined],
      ['nowhere.yaml', undefined],
    ],
  );
  files['contour.osv.json'] = readFileSync(join(folder, 'contour.osv.json'), 'utf8');
  const read = await run('advisory', 'read', '--format', 'osv', '--out', folder, 'contour.osv.json');
  assert.equal(read.code, 0);
  assert.match(readFileSync(join(folder, 'contour.yaml'), 'utf8'), /^cve: CVE-2026-41246$/m);
  const twice = await run(
    'advisory',
    'convert',
    '--from',
    'osv',
    '--to',
    'csaf',
    '--out',
    folder,
    'contour.osv.json',
    'contour.osv.json',
  );
  assert.deepEqual([twice.code, /was made of another file/.test(twice.err)], [1, true]);
  assert.match(
    (await run('advisory', 'render', '--format', 'osv', 'contour.yaml', 'broken.yaml')).err,
    /name one with --out/,
  );
});

test('a document of several vulnerabilities is read into several advisories: a stream, or a file each', async () => {
  const { out } = await run('advisory', 'render', '--format', 'csaf', 'contour.yaml');
  const document = JSON.parse(out);
  const [one] = document.vulnerabilities;
  document.vulnerabilities.push({ ...one, title: 'Another one', cve: 'CVE-2026-50149' });
  files['two.json'] = JSON.stringify(document);
  const stream = await run('advisory', 'read', '--format', 'csaf', 'two.json');
  assert.deepEqual(
    stream.out.split('---\n').map((text) => /^id: (.*)$/m.exec(text)?.[1]),
    ['CONTOUR-2026-001-1', 'CONTOUR-2026-001-2'],
  );
  const folder = await scratch();
  await run('advisory', 'convert', '--from', 'csaf', '--to', 'osv', '--out', folder, 'two.json');
  const second = JSON.parse(readFileSync(join(folder, 'two-2.osv.json'), 'utf8'));
  assert.ok(second.aliases.includes('CVE-2026-50149'));
  const nowhere = await run('advisory', 'convert', '--from', 'csaf', '--to', 'osv', 'two.json');
  assert.match(nowhere.err, /makes 2 documents.*--out/);
});

test('without a format each document is taken for what it says of itself', async () => {
  const osv = (await run('advisory', 'render', '--format', 'osv', 'contour.yaml')).out;
  const cve = (await run('advisory', 'render', '--format', 'cve', 'contour.yaml')).out;
  const mixed = offline({ ...files, 'a.json': osv, 'b.json': cve.replace('"GitHub_M"', '""') });
  const { code, out } = await mixed('advisory', 'check', '--json', 'a.json', 'b.json', 'contour.yaml');
  const told = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual([code, told.map(({ valid }) => valid)], [10, [true, false, true]]);
  assert.match((await mixed('advisory', 'read', 'a.json')).out, /^id: CONTOUR-2026-001$/m);
  assert.match((await mixed('advisory', 'convert', '--to', 'csaf', 'a.json')).out, /"csaf_version": "2\.0"/);
  const unknown = await offline({ 'list.yaml': 'a: 1\n' })('advisory', 'read', 'list.yaml');
  assert.deepEqual([unknown.code, unknown.out], [10, '']);
  assert.match(unknown.err, /does not say which format it has\. Name it: csaf, /);
});

test('the wrong kind of document is called by its name, and the command that takes it is said', async () => {
  for (const format of ['csaf', 'osv', 'cve', 'openvex', 'ghsa', 'markdown', 'mail', 'html']) {
    const document = (await run('advisory', 'render', '--format', format, 'contour.yaml')).out;
    const { code, out, err } = await offline({ a: document })('advisory', 'render', '--format', 'csaf', 'a');
    assert.deepEqual([code, out], [10, '']);
    assert.match(
      err,
      new RegExp(`^a:\\n  error /: This is a document of the format ${format}, .*advisory convert[^\\n]*\\n$`),
    );
  }
  for (const args of [['read'], ['convert', '--to', 'csaf']]) {
    const { code, err } = await run('advisory', ...args, 'contour.yaml');
    assert.equal(code, 10);
    assert.match(err, /^contour\.yaml: It is an advisory file already\. .*advisory render/);
  }
});

test('pages, Markdown and mails of ours are recognised, checked, read and compared; other prose is refused', async () => {
  for (const [format, name] of [
    ['markdown', 'page.md'],
    ['mail', 'letter.txt'],
    ['html', 'page.html'],
  ] as const) {
    const page = (await run('advisory', 'render', '--format', format, 'contour.yaml')).out;
    const people = offline({ ...files, [name]: page, unnamed: page });
    for (const file of [name, 'unnamed']) assert.equal((await people('advisory', 'check', file)).code, 0, file);
    const { code, out, err } = await people('advisory', 'read', name);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^id: CONTOUR-2026-001$/m);
    assert.match(out, /^cve: CVE-2026-41246$/m);
    assert.match((await people('advisory', 'convert', '--to', 'osv', name)).out, /"fixed": "1\.33\.4"/);
    assert.doesNotMatch((await people('advisory', 'diff', 'contour.yaml', name)).out, /^\/(cvss|affected\/0\/ranges)/m);
  }
  const prose = offline({ 'notes.md': '# Shopping\n', 'notes.txt': 'Bread.\n' });
  for (const [name, format] of [
    ['notes.md', 'markdown'],
    ['notes.txt', 'mail'],
  ] as const) {
    const { code, out, err } = await prose('advisory', 'check', name);
    assert.deepEqual([code, out], [1, ''], 'what is no advisory is not called valid for its name');
    assert.match(err, /does not name an advisory .*--format (markdown|mail)\.$/m);
    const read = await prose('advisory', 'read', '--format', format, name);
    assert.deepEqual([read.code, read.out], [10, '']);
    assert.match(read.err, /does not name an advisory and its id at its beginning/);
  }
});

test('what a format leaves out of an advisory is told when it is written', async () => {
  const bare = contourText.replace(/^ {4}(purl|ecosystem|package): .*\n/gm, '');
  const title = contourText.replace(/^title: .*$/m, `title: ${'x'.repeat(300)}`);
  const cutting = offline({ ...files, 'bare.yaml': bare, 'long.yaml': `${title}${publication}` });
  const osv = await cutting('advisory', 'render', '--format', 'osv', 'bare.yaml');
  assert.deepEqual([osv.code, JSON.parse(osv.out).affected], [0, []]);
  assert.match(osv.err, /warning \/affected\/0: OSV has no place for contour.*\[osv-no-package\]/);
  assert.match(
    (await cutting('advisory', 'render', '--format', 'cve', 'long.yaml')).err,
    /warning \/title:.*\[cve-cut\]/,
  );
  const whole = contourText.replace(/^workarounds: .*$/m, `workarounds: ${'y'.repeat(20_000)}`);
  const wordy = whole.replace('description: |-\n', `description: |-\n  ${'x'.repeat(50_000)}\n`);
  const ghsa = await offline({ 'wordy.yaml': wordy })('advisory', 'render', '--format', 'ghsa', 'wordy.yaml');
  assert.match(ghsa.err, /warning \/description: GitHub takes 65535 characters.*\[ghsa-cut\]/);
});

test('with --json, what a security.txt says and what has no place in it are JSON both', async () => {
  const given = offline({ 'security.txt': 'Contact: mailto:me@example.org\nBounty: no\n' });
  const { code, out, err } = await given('security', 'read', '--json', 'security.txt');
  assert.deepEqual([code, JSON.parse(out)], [0, { contacts: ['mailto:me@example.org'] }]);
  assert.deepEqual(JSON.parse(err).faults[0].path, '/Bounty');
});

test('what has no place in an advisory is said in whole sentences', async () => {
  const said = offline({ 'a.json': (await run('advisory', 'render', '--format', 'openvex', 'contour.yaml')).out });
  assert.match((await said('advisory', 'read', 'a.json')).err, /This has no place in the advisory: 1\. Keep the /);
});
