import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cast, contourAdvisory, play, takes } from '../support/play.ts';
import { testServer } from '../support/server.ts';

test('a case goes from the report to the retrospective over the API, and the world reads the advisory at its minute', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, reporter } = await play(t, people, 'closed');
  const { lead } = people;

  const read = await lead.call('GET', `/api/v1/cases/${number}`);
  assert.equal(read.body.status, 'closed');
  assert.equal(read.headers.etag, `"${read.body.seq}"`);
  const timeline = await lead.call('GET', `/api/v1/cases/${number}/timeline`);
  assert.equal(timeline.body.entries.length, read.body.seq);

  const room = await reporter.call('GET', '/api/v1/room');
  assert.equal(room.body.advisory, contourAdvisory.id);
  assert.ok(!room.raw.includes(number));

  for (const path of ['', '.json', '.csaf.json', '.osv.json', '.cve.json']) {
    const page = await t.inject({ url: `/advisories/${contourAdvisory.id}${path}` });
    assert.equal(page.statusCode, 200, path);
    assert.match(page.body, /CVE-2026-41246/, path);
  }
  const file = await t.inject({ url: `/advisories/${contourAdvisory.id}.csaf.json` });
  const again = await t.inject({
    url: `/advisories/${contourAdvisory.id}.csaf.json`,
    headers: { 'if-none-match': String(file.headers.etag) },
  });
  assert.equal(again.statusCode, 304);
  assert.match((await t.inject({ url: '/feed.atom' })).body, new RegExp(contourAdvisory.id));
  assert.equal((await t.inject({ url: '/feed.json' })).json().items.length, 1);

  const desk = await t.signedIn(t.team.lead.id);
  for (const path of ['', '/advisory', '/notice']) {
    assert.equal((await desk.get(`/desk/cases/${number}${path}`)).statusCode, 200, path);
  }
});

test('over the API a reporter reads what the team asks and owes, and not who of the team it is', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, reporter } = await play(t, people, 'received');
  const asked = { text: 'Which release?' };
  for (const step of ['contact-reporter', 'ask-reporter'])
    await takes(people.responder, `/api/v1/cases/${number}/steps/${step}`, asked);
  const { body, raw } = await reporter.call('GET', '/api/v1/room');
  assert.deepEqual(body.questions, [{ at: t.clock.now, text: asked.text }]);
  assert.deepEqual(Object.keys(body.promise), ['title', 'due_at', 'state']);
  for (const { id } of Object.values(t.team)) assert.ok(!raw.includes(id));
});

test('steps are listed with their gates, refused with them, and taken with If-Match and a key', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number } = await play(t, people, 'accepted');
  const { lead } = people;
  const base = `/api/v1/cases/${number}`;

  const listed = await lead.call('GET', `${base}/steps`);
  const proposed = listed.body.data.find((each: { id: string }) => each.id === 'send-message');
  assert.ok(proposed.is_open);
  assert.deepEqual(Object.keys(proposed.input.properties), ['audience', 'text']);

  const shut = await lead.call('POST', `${base}/steps/freeze-advisory`);
  assert.equal(shut.status, 409, shut.raw);
  assert.equal(shut.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.ok(
    shut.body.gates.every(
      (gate: { id: string; sentence: string; clause: string }) => gate.id && gate.sentence && gate.clause,
    ),
  );

  const unknown = await lead.call('POST', `${base}/steps/send-message`, { text: 'x', audiense: 'internal' });
  assert.equal(unknown.status, 422);
  assert.deepEqual(unknown.body.errors, [
    {
      pointer: '/audiense',
      detail: 'There is no field "audiense" here.',
      code: 'unknown-field',
      mend: 'Did you mean "audience"?',
    },
  ]);
  const camel = await lead.call('POST', `${base}/steps/share-plan`, { plan: 'x', noWorkaroundKnown: true });
  assert.equal(camel.status, 409, 'the plan is shared already, which is said before the input is read');

  const { body } = await lead.call('GET', base);
  const stale = await lead.call(
    'POST',
    `${base}/steps/send-message`,
    { text: 'x' },
    { 'if-match': `"${body.seq - 1}"` },
  );
  assert.equal(stale.status, 412);
  assert.equal(stale.body.current, `"${body.seq}"`);
  const fresh = await lead.call('POST', `${base}/steps/send-message`, { text: 'x' }, { 'if-match': `"${body.seq}"` });
  assert.equal(fresh.status, 200);

  const key = { 'idempotency-key': 'one' };
  const first = await lead.call('POST', `${base}/steps/send-message`, { text: 'once' }, key);
  const second = await lead.call('POST', `${base}/steps/send-message`, { text: 'once' }, key);
  assert.equal(second.raw, first.raw);
  assert.equal(second.headers['idempotent-replayed'], 'true');
  const other = await lead.call('POST', `${base}/steps/send-message`, { text: 'twice' }, key);
  assert.equal(other.status, 422);
  assert.equal(other.body.code, 'key_used');
  const needed = await lead.call('POST', `${base}/steps/publish-advisory`);
  assert.equal(needed.status, 428);

  const reader = await t.bearer(t.team.lead.id, ['case:read']);
  assert.equal((await reader.call('POST', `${base}/steps/send-message`, { text: 'x' })).status, 403);
  const writer = await t.bearer(t.team.lead.id, ['case:write']);
  assert.equal(
    (await writer.call('POST', `${base}/steps/send-notice`, {}, key)).body.detail,
    'This token does not carry the scope notice:send. Ask for a token that does.',
  );
});
