import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contourAdvisory } from '../support/play.ts';
import { serverOver, testServer } from '../support/server.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const required = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'cache-control',
];

test('every answer carries the safe headers, whatever went wrong', async () => {
  const t = await testServer();
  const asked = [
    { url: '/' },
    { url: '/nothing' },
    { url: '/api/v1/nothing' },
    { url: '/desk' },
    { url: '/api/v1/cases' },
    { url: '/%E0%A4%A' },
    { method: 'POST' as const, url: '/report', payload: '{', headers: { 'content-type': 'application/json' } },
    { method: 'POST' as const, url: '/report', payload: 'x', headers: { 'content-type': 'text/xml' } },
    {
      method: 'POST' as const,
      url: '/api/v1/reports',
      payload: 'x'.repeat(130 * 1024 * 1024),
      headers: { 'content-type': 'text/plain' },
    },
    { method: 'POST' as const, url: '/join', payload: `a=${'x'.repeat(1_100_000)}`, headers: form },
    { url: '/healthz' },
    { url: '/assets/tidegate.css' },
  ];
  for (const each of asked) {
    const answer = await t.inject(each);
    for (const name of required) assert.ok(answer.headers[name], `${each.url} (${answer.statusCode}) lacks ${name}`);
    assert.match(
      String(answer.headers['content-security-policy']),
      /default-src 'none'.*require-trusted-types-for 'script'/,
    );
    assert.ok(answer.statusCode < 500, `${each.url}: ${answer.statusCode}`);
  }
});

test('what is unknown and what is not public yet are the same bytes, headers and status', async () => {
  const t = await testServer();
  const pages = await Promise.all(
    [
      '/advisories/NEVER-1',
      `/advisories/${contourAdvisory.id}`,
      `/advisories/${contourAdvisory.id}.csaf.json`,
      '/policy/embargo/9',
      '/assets/none.js',
    ].map((url) => t.inject({ url })),
  );
  for (const page of pages) {
    assert.equal(page.statusCode, 404);
    assert.equal(page.body, pages[0]!.body);
    assert.deepEqual({ ...page.headers, date: '' }, { ...pages[0]!.headers, date: '' });
  }
});

test('too large, unreadable and of the wrong kind are told in one shape to programs and in words to people', async () => {
  const t = await testServer();
  const large = await t.inject({
    method: 'POST',
    url: '/api/v1/login-requests',
    payload: { scopes: ['x'.repeat(1_100_000)] },
  });
  assert.deepEqual([large.statusCode, large.json().code], [413, 'too_large']);
  const broken = await t.inject({
    method: 'POST',
    url: '/api/v1/login-requests',
    payload: '{"a":',
    headers: { 'content-type': 'application/json' },
  });
  assert.deepEqual([broken.statusCode, broken.json().code], [400, 'unreadable']);
  const poisoned = await t.inject({
    method: 'POST',
    url: '/api/v1/reports',
    payload: '{"__proto__":{"x":1}}',
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(poisoned.statusCode, 400);
  const xml = await t.inject({
    method: 'POST',
    url: '/api/v1/login-requests',
    payload: '<a/>',
    headers: { 'content-type': 'text/xml' },
  });
  assert.deepEqual([xml.statusCode, xml.json().code], [415, 'unsupported_media']);
  const page = await t.inject({ method: 'POST', url: '/join', payload: `a=${'x'.repeat(1_100_000)}`, headers: form });
  assert.equal(page.statusCode, 413);
  assert.match(page.body, /Too large/);
  const list = await t.inject({
    method: 'POST',
    url: '/api/v1/reports',
    payload: '[1]',
    headers: { 'content-type': 'application/json' },
  });
  assert.deepEqual([list.statusCode, list.json().errors[0].code], [422, 'wrong-kind']);
});

test('unknown fields and wrong kinds are refused with a pointer and a way out, and nothing typed is lost', async () => {
  const t = await testServer();
  const anyone = t.caller();
  const unknown = await anyone.call('POST', '/api/v1/reports', { effects: 'x', already_publik: true });
  assert.equal(unknown.status, 422);
  assert.deepEqual(unknown.body.errors, [
    {
      pointer: '/already_publik',
      detail: 'There is no field "already_publik" here.',
      code: 'unknown-field',
      mend: 'Did you mean "already_public"?',
    },
  ]);
  const camel = await anyone.call('POST', '/api/v1/reports', { effects: 'x', alreadyPublic: true });
  assert.deepEqual([camel.status, camel.body.errors[0].mend], [422, 'Did you mean "already_public"?']);
  const wrong = await anyone.call('POST', '/api/v1/reports', { effects: 7, contact: 'nobody' });
  assert.deepEqual(wrong.body.errors.map((each: { pointer: string }) => each.pointer).sort(), ['/contact', '/effects']);

  const browser = t.browser();
  const again = await browser.post('/report', {
    subject: 'Kept words',
    contact: 'not an address',
    effects: 'Kept effects',
  });
  assert.equal(again.statusCode, 422);
  assert.match(again.body, /Kept words/);
  assert.match(again.body, /Kept effects/);
  assert.match(again.body, /href="#contact"/);
  const strange = await browser.post('/report', { effects: 'x', nonsense: 'y' });
  assert.equal(strange.statusCode, 422);
  const empty = await browser.post('/report', { subject: '' });
  assert.match(empty.body, /The report is empty/);
});

test('a report with files arrives whole; one file too large or one too many does not', async () => {
  const t = await testServer();
  const send = (files: readonly number[]) => {
    const parts = [
      '--b\r\nContent-Disposition: form-data; name="effects"\r\n\r\nIt breaks\r\n',
      ...files.map(
        (size, at) =>
          `--b\r\nContent-Disposition: form-data; name="files"; filename="../${at}.pcap"\r\nContent-Type: text/html\r\n\r\n${'x'.repeat(size)}\r\n`,
      ),
      '--b--\r\n',
    ];
    return t.inject({
      method: 'POST',
      url: '/report',
      payload: parts.join(''),
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
  };
  assert.equal((await send([10, 20])).statusCode, 200);
  assert.equal((await send([26 * 1024 * 1024])).statusCode, 413);
  assert.equal((await send([1, 1, 1, 1, 1, 1])).statusCode, 413);
  const lead = await t.bearer(t.team.lead.id);
  const { body } = await lead.call('GET', '/api/v1/cases/CASE-2026-0001');
  assert.deepEqual(
    body.report.attachments.map((each: { size: number }) => each.size),
    [10, 20],
  );
  assert.equal((await lead.call('GET', '/api/v1/cases')).body.data.length, 1);
  const desk = await t.signedIn(t.team.lead.id);
  const file = await desk.get(`/desk/cases/CASE-2026-0001/files/${body.report.attachments[0].blob}`);
  assert.deepEqual(
    [file.statusCode, file.headers['content-type'], file.body],
    [200, 'application/octet-stream', 'xxxxxxxxxx'],
  );
  assert.match(String(file.headers['content-disposition']), /^attachment; filename="0\.pcap"/);
  assert.match(String(file.headers['content-security-policy']), /sandbox/);
});

test('a form of a signed-in person counts only with its token and from this site', async () => {
  const t = await testServer();
  const desk = await t.signedIn(t.team.lead.id);
  const cookie = `tg_session=${desk.cookies.get('tg_session')}`;
  const payload = (token: string) => new URLSearchParams({ form_token: token }).toString();
  const send = (token: string, headers: Record<string, string>) =>
    t.inject({ method: 'POST', url: '/sign-out', payload: payload(token), headers: { ...form, cookie, ...headers } });
  const here = { origin: 'http://localhost:7300' };
  assert.equal((await send(desk.formToken!, {})).statusCode, 403, 'neither Origin nor Sec-Fetch-Site');
  assert.equal((await send(desk.formToken!, { origin: 'https://evil.example' })).statusCode, 403);
  assert.equal((await send(desk.formToken!, { origin: 'null' })).statusCode, 403);
  assert.equal((await send(desk.formToken!, { ...here, 'sec-fetch-site': 'cross-site' })).statusCode, 403);
  assert.equal((await send(desk.formToken!, { ...here, 'sec-fetch-site': 'same-site' })).statusCode, 403);
  assert.equal((await send('', here)).statusCode, 403);
  assert.equal((await send(`${desk.formToken}x`, here)).statusCode, 403);
  assert.equal((await send(desk.formToken!, here)).statusCode, 303);
  assert.equal((await desk.get('/desk')).statusCode, 303, 'the session has ended');
  const stranger = await t.inject({
    method: 'POST',
    url: '/display',
    payload: 'zone=UTC',
    headers: { ...form, origin: 'https://evil.example' },
  });
  assert.equal(stranger.statusCode, 403);
});

test('going back leads to this site alone, and links that are spent say the same whatever the reason', async () => {
  const t = await testServer();
  for (const back of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:x', '/a\r\nX: y', '']) {
    const answer = await t.browser().post('/display', { zone: 'Asia/Tokyo', back });
    assert.equal(answer.headers.location, '/', back);
  }
  const spent = await Promise.all(
    ['x', 'tg_lnk_x', `tg_lnk_${'0'.repeat(49)}`].map((token) => t.browser().post(`/set-up/${token}`, {})),
  );
  for (const each of spent) assert.deepEqual([each.statusCode, each.body], [404, spent[0]!.body]);
});

test('whoever is too fast is told when to come back, and others are not', async () => {
  const t = await testServer();
  const knock = (remoteAddress: string) =>
    t.inject({ method: 'POST', url: '/r/', payload: 'key=wrong', headers: form, remoteAddress });
  for (let n = 0; n < 5; n += 1) assert.equal((await knock('192.0.2.1')).statusCode, 422);
  const slow = await knock('192.0.2.1');
  assert.equal(slow.statusCode, 429);
  assert.equal(slow.headers['retry-after'], '60');
  assert.equal((await knock('192.0.2.2')).statusCode, 422);
  t.clock.pass(60_000);
  assert.equal((await knock('192.0.2.1')).statusCode, 422);
});

test('a fault of ours tells a number and nothing else, to the asker and to the log', async () => {
  const t = await testServer();
  const lines: string[] = [];
  let isBroken = false;
  const breaking =
    (way: typeof t.house.store.withTx): typeof way =>
    (project, fn) => {
      if (isBroken) throw new TypeError('Lua in a path, reported by Robin Quill');
      return way(project, fn);
    };
  const { withTx, readTx } = t.house.store;
  const store = { ...t.house.store, withTx: breaking(withTx), readTx: breaking(readTx) };
  const house = { ...t.house, store, log: (line: string) => void lines.push(line) };
  const { inject } = await serverOver({ ...t, house });
  for (const warm of [true, false]) {
    // The first round breaks before the server has ever read its project, the second afterwards.
    isBroken = true;
    for (const url of ['/', '/advisories', '/api/v1/advisories']) {
      const answer = await inject({ url });
      assert.equal(answer.statusCode, 500, url);
      assert.doesNotMatch(answer.body, /Lua|Robin|TypeError/);
      const line = lines.at(-1)!;
      assert.doesNotMatch(line, /Lua|Robin/);
      assert.ok(answer.body.includes(JSON.parse(line).reference), `${url}: ${answer.body}`);
      for (const name of required) assert.ok(answer.headers[name], `${url} lacks ${name}`);
    }
    isBroken = false;
    if (warm) assert.equal((await inject({ url: '/' })).statusCode, 200);
  }
});
