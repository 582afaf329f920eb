import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/contour.ts';
import { type Advisory, advisorySchema, cveOrganisationSchema } from './advisory.ts';

const base = contour().advisory;
const product = base.affected[0]!;
const range = product.ranges[0]!;
const isTaken = (advisory: unknown) => advisorySchema.safeParse(advisory).success;
const letters = (length: number) => 'x'.repeat(length);

const withProduct = (change: object) => ({ ...base, affected: [{ ...product, ...change }] });
const withRange = (change: object) => withProduct({ ranges: [{ ...range, ...change }] });
const withReference = (change: object) => ({
  ...base,
  references: [{ kind: 'web', url: 'https://a.example', ...change }],
});
const withCredit = (change: object) => ({ ...base, credits: [{ name: 'Rita', role: 'finder', ...change }] });
const withCommits = (change: object) =>
  withProduct({ commits: [{ repo: 'https://a.example/r', introduced: '0', ...change }] });
const withMoment = (change: object) => ({ ...base, timeline: [{ at: '2026-04-20T16:00:00Z', text: 'x', ...change }] });
const withScore = (change: object) => ({ ...base, scores: [{ environment: 'Proxmox', cvss: 'AV:N', ...change }] });

// The longest text that each field holds, so that a form and a database know what to expect.
const longest: readonly [string, number, (text: string) => object][] = [
  ['id', 80, (id) => ({ ...base, id })],
  ['title', 300, (title) => ({ ...base, title })],
  ['summary', 2_000, (summary) => ({ ...base, summary })],
  ['description', 60_000, (description) => ({ ...base, description })],
  ['impact', 20_000, (impact) => ({ ...base, impact })],
  ['attack vectors', 20_000, (attackVectors) => ({ ...base, attackVectors })],
  ['workarounds', 20_000, (workarounds) => ({ ...base, workarounds })],
  ['detection', 20_000, (detection) => ({ ...base, detection })],
  ['solution', 20_000, (solution) => ({ ...base, solution })],
  ['vector', 300, (cvss) => ({ ...base, cvss })],
  ['environment', 300, (environment) => withScore({ environment })],
  ['vector of an environment', 300, (cvss) => withScore({ cvss })],
  ['vendor', 200, (vendor) => withProduct({ vendor })],
  ['product', 200, (name) => withProduct({ product: name })],
  ['package URL', 500, (purl) => withProduct({ purl })],
  ['ecosystem', 40, (ecosystem) => withProduct({ ecosystem })],
  ['package', 300, (name) => withProduct({ package: name })],
  ['line', 40, (line) => withRange({ line })],
  ['first affected version', 80, (introduced) => withRange({ introduced })],
  ['first version with the patch', 80, (fixed) => withRange({ fixed })],
  ['precondition', 500, (precondition) => withRange({ precondition })],
  ['reason for no patch', 500, (unpatched) => withRange({ unpatched })],
  ['plan for a patch', 500, (planned) => withRange({ planned })],
  ['address', 2_000, (path) => withReference({ url: `https://a.example/${path.slice('https://a.example/'.length)}` })],
  ['title of a reference', 300, (title) => withReference({ title })],
  ['name to thank', 200, (name) => withCredit({ name })],
  ['repository', 2_000, (repo) => withCommits({ repo })],
  ['moment of the timeline', 2_000, (text) => withMoment({ text })],
  ['further vector', 300, (vector) => ({ ...base, vectors: [vector] })],
  ['alias', 200, (alias) => ({ ...base, aliases: [alias] })],
  ['affiliation', 200, (affiliation) => withCredit({ affiliation })],
];

for (const [name, most, with_] of longest) {
  test(`the ${name} holds ${most} letters and no more`, () => {
    assert.equal(isTaken(with_(letters(most))), true);
    assert.equal(isTaken(with_(letters(most + 1))), false);
  });
}

const needed: readonly [string, object, object][] = [
  ['id', { ...base, id: '' }, { ...base, id: 'A' }],
  ['vendor', withProduct({ vendor: '' }), withProduct({ vendor: 'A' })],
  ['product', withProduct({ product: '' }), withProduct({ product: 'A' })],
  ['line', withRange({ line: '' }), withRange({ line: '1' })],
  ['first affected version', withRange({ introduced: '' }), withRange({ introduced: '0' })],
  ['environment', withScore({ environment: '' }), withScore({ environment: 'A' })],
  ['repository', withCommits({ repo: '' }), withCommits({ repo: 'A' })],
  ['moment of the timeline', withMoment({ text: '' }), withMoment({ text: 'A' })],
  ['alias', { ...base, aliases: [''] }, { ...base, aliases: ['A'] }],
  ['name to thank', withCredit({ name: '' }), withCredit({ name: 'A' })],
];
for (const [name, empty, short] of needed) {
  test(`the ${name} may not be empty, one letter is enough`, () => {
    assert.deepEqual([isTaken(empty), isTaken(short)], [false, true]);
  });
}

const ids: readonly [keyof Advisory, readonly string[], readonly string[]][] = [
  [
    'cwe',
    ['CWE-1', 'CWE-94', 'CWE-99999'],
    ['cwe-94', 'CWE-', 'CWE-100000', 'CWE 94', 'x CWE-94', 'CWE-94 x', 'CWE-9a'],
  ],
  [
    'cve',
    ['CVE-2026-4124', 'CVE-2026-41246', 'CVE-1999-1234567'],
    ['CVE-26-41246', 'CVE-2026-124', 'cve-2026-41246', 'see CVE-2026-41246', 'CVE-2026-41246.', 'CVE-20a6-4124'],
  ],
  [
    'ghsa',
    ['GHSA-x4mj-7f9g-29h4'],
    ['GHSA-x4mj-7f9g', 'GHSA-x4mj-7f9g-29h4-29h4', 'GHSA-x4mj-7f9g-29h1', 'aGHSA-x4mj-7f9g-29h4', 'GHSA-x4m-7f9g-29h4'],
  ],
];
for (const [field, good, bad] of ids) {
  test(`a ${field} has the form of its list, whole and exact`, () => {
    for (const id of good) assert.equal(isTaken({ ...base, [field]: id }), true, id);
    for (const id of bad) assert.equal(isTaken({ ...base, [field]: id }), false, id);
  });
}

test('every further weakness has the form of a CWE id', () => {
  for (const id of ['CWE-1', 'CWE-99999']) assert.equal(isTaken({ ...base, weaknesses: [id] }), true, id);
  for (const id of ['x CWE-94', 'CWE-94 x', 'CWE-', 'CWE-100000'])
    assert.equal(isTaken({ ...base, weaknesses: [id] }), false, id);
});

test('a commit is named by its whole hash, the first one ever by 0', () => {
  const [sha1, sha256] = ['0123456789abcdef0123456789abcdef01234567', '0123456789abcdef'.repeat(4)];
  for (const introduced of ['0', sha1, sha256]) assert.equal(isTaken(withCommits({ introduced })), true, introduced);
  for (const introduced of [
    '',
    '1',
    sha1.slice(1),
    `${sha1}0`,
    `${sha256}0`,
    `${sha256.slice(1)}g`,
    sha1.toUpperCase(),
  ])
    assert.equal(isTaken(withCommits({ introduced })), false, introduced);
  assert.deepEqual([isTaken(withCommits({ fixed: sha1 })), isTaken(withCommits({ fixed: '0' }))], [true, false]);
});

// How many of each a form, a database and a reader of documents must be able to hold.
const mostOf: readonly [string, number, (of: <T>(one: T) => T[]) => object][] = [
  ['vectors', 20, (of) => ({ ...base, vectors: of('AV:N') })],
  ['weaknesses', 50, (of) => ({ ...base, weaknesses: of('CWE-94') })],
  ['aliases', 100, (of) => ({ ...base, aliases: of('A-1') })],
  ['scores', 20, (of) => ({ ...base, scores: of({ environment: 'A', cvss: 'AV:N' }) })],
  ['credits', 200, (of) => ({ ...base, credits: of({ name: 'Rita', role: 'finder' }) })],
  ['references', 1_000, (of) => ({ ...base, references: of({ kind: 'web', url: 'https://a.example' }) })],
  ['products', 1_000, (of) => ({ ...base, affected: of({ ...product, ranges: [] }) })],
  ['ranges', 10_000, (of) => withProduct({ ranges: of(range) })],
  ['commits', 1_000, (of) => withProduct({ commits: of({ repo: 'A', introduced: '0' }) })],
  ['moments', 200, (of) => ({ ...base, timeline: of({ at: '2026-04-20T16:00:00Z', text: 'x' }) })],
  [
    'statements',
    200,
    (of) => ({ ...base, statements: of({ product: 'Crane', vendor: 'Harbour', status: 'under investigation' }) }),
  ],
];
for (const [name, most, with_] of mostOf) {
  test(`an advisory holds ${most} ${name} and no more`, () => {
    const times = (n: number) => isTaken(with_((one) => new Array(n).fill(one)));
    assert.deepEqual([times(0), times(1), times(most), times(most + 1)], [true, true, true, false]);
  });
}

test('a reference is an address of the web and nothing else', () => {
  assert.equal(isTaken(withReference({ url: 'http://a.example/x' })), true);
  for (const url of ['javascript:alert(1)', 'ftp://a.example', 'xhttps://a.example', 'httpsx://a.example', '/relative'])
    assert.equal(isTaken(withReference({ url })), false, url);
});

test('a key that the advisory does not have is refused at every depth', () => {
  const more = { more: 1 };
  const all = [
    { ...base, ...more },
    withProduct(more),
    withRange(more),
    withReference(more),
    withCredit(more),
    withScore(more),
  ];
  assert.deepEqual(
    all.map(isTaken),
    all.map(() => false),
  );
});

test('what may be left out may, and lists begin empty', () => {
  const { id, title, description, workarounds } = base;
  const parsed = advisorySchema.parse({ id, title, description, workarounds, affected: [] });
  assert.deepEqual([parsed.references, parsed.credits, parsed.summary, parsed.solution], [[], [], '', '']);
});

test('only words of the lists are taken for a severity, a kind of reference and a role', () => {
  assert.equal(isTaken({ ...base, severity: 'critical' }), true);
  assert.equal(isTaken({ ...base, severity: 'severe' }), false);
  assert.equal(isTaken(withReference({ kind: 'blog' })), false);
  assert.equal(isTaken(withCredit({ role: 'hero' })), false);
});

test('who assigns CVE ids has a UUID and a short name of 2 to 32 letters', () => {
  const id = '8254265b-2729-46b6-b9e3-3dfca2d5bfca';
  const isKnown = (organisation: object) => cveOrganisationSchema.safeParse(organisation).success;
  assert.deepEqual(
    ['ab', letters(32)].map((shortName) => isKnown({ id, shortName })),
    [true, true],
  );
  assert.deepEqual(
    ['a', letters(33)].map((shortName) => isKnown({ id, shortName })),
    [false, false],
  );
  assert.equal(isKnown({ id: 'mitre', shortName: 'mitre' }), false);
  assert.equal(isKnown({ id, shortName: 'mitre', more: 1 }), false);
});
