import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerToken } from '../../src/app/answer-token.ts';
import { projectRef } from '../../src/app/books.ts';
import { readBook } from '../../src/app/record.ts';
import { signedArtifacts } from '../../src/app/signing.ts';
import type { ProjectEvent } from '../../src/core/access/project.ts';
import { sha256 } from '../../src/vault/bytes.ts';
import { contour } from '../support/house.ts';
import { cast, play } from '../support/play.ts';
import { testServer } from '../support/server.ts';

test('a distributor’s steps over the API ask for the scope, the key and the pace of the team’s', async () => {
  const consent = { consent: 'each-case', rsvp: { amount: 48, unit: 'hours' } } as const;
  const t = await testServer({ playbook: { ...contour, embargo: { ...contour.embargo, ...consent } } });
  const people = await cast(t);
  const { refs } = await play(t, people, 'noticed');
  const notice = `/api/v1/notices/${refs!.acme}`;
  const weak = await t.bearer(people.acme.account, ['case:read', 'case:write']);
  const claim = { what: 'public', source: 'A blog.' };
  assert.equal((await weak.call('POST', `${notice}/steps/record-exposure`, claim)).status, 403);
  const someone = { name: 'Mallory', address: 'mallory@evil.example' };
  assert.equal((await weak.call('POST', '/api/v1/roster', someone)).status, 403, 'what answers names no readers');
  const moved = await weak.call('POST', '/api/v1/roster/steps/ask-address', { address: someone.address });
  assert.equal(moved.status, 403, 'and moves no mail');
  const acme = await t.bearer(people.acme.account);
  const named = { name: 'Dora Lind', address: 'dora@acme.example' };
  const naming = () => acme.call('POST', '/api/v1/roster', named, { 'idempotency-key': 'dora-1' });
  assert.deepEqual([(await naming()).status, (await naming()).status], [201, 201]);
  const roster = async () =>
    (await acme.call('GET', '/api/v1/roster')).body.data as { name: string; account: string }[];
  assert.equal(
    (await roster()).filter(({ name }) => name === named.name).length,
    1,
    'one link, however often it is sent',
  );
  assert.ok((await roster()).every((person) => 'left_at' in person && 'accepted' in person));
  const { account } = (await roster()).find(({ name }) => name === named.name)!;
  const off = () => acme.call('POST', '/api/v1/roster/steps/take-off', { account }, { 'idempotency-key': 'off-1' });
  assert.deepEqual([(await off()).status, (await off()).status], [200, 200]);
  assert.equal((await acme.call('POST', `${notice}/steps/record-exposure`, claim)).status, 428);

  const before = (await acme.call('GET', notice)).body;
  assert.equal(before.may_read, false);
  assert.equal(before.proposal.note, '', 'the note was written under the embargo');
  assert.equal(before.may_answer, false);
  assert.equal((await acme.call('POST', `${notice}/steps/answer-date`, { answer: 'ok' })).status, 409);

  const asked: number[] = [];
  for (let i = 0; i < 35; i++)
    asked.push((await acme.call('POST', `${notice}/steps/answer-date`, { answer: 'ok' })).status);
  assert.ok(asked.includes(429), 'one distributor writes without end');
});

test('what is refused comes back with every word that was typed, signed in and by link, also where its form is gone', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { refs } = await play(t, people, 'noticed');
  const partner = await t.signedIn(people.tern.account);
  const stranger = t.browser();
  const notice = `/partner/notices/${refs!.tern}`;
  const link = `/answer/${answerToken(t.house, t.project, refs!.tern, 'link')}`;
  const long = `Zebra crossing ${'x'.repeat(30_000)}`;
  const tries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'give-feedback': { line: '1.33', result: 'perhaps', usageChanges: 'none', text: 'Timeouts on the Zebra' },
    'ask-team': { text: long },
    'tell-affected': { affected: 'maybe', products: 'Zebra Linux 12' },
    'tell-status': { status: 'perhaps', reason: 'Zebras first' },
    'decline-embargo': { reason: long },
    leak: { notice: refs!.tern, what: '', toWhom: 'A Zebra list', since: 'yesterday', how: 'By a Zebra' },
  };
  const words = (values: Readonly<Record<string, string>>) =>
    Object.values(values).filter((text) => text.includes('Zebra'));
  for (const [step, values] of Object.entries(tries)) {
    const doors = [[partner, step === 'leak' ? '/partner/leak' : `${notice}/steps/${step}`] as const];
    if (!['tell-status', 'decline-embargo', 'leak'].includes(step)) doors.push([stranger, `${link}/${step}`]);
    for (const [who, path] of doors) {
      const again = await who.post(path, { ...values });
      assert.equal(again.statusCode, 422, `${path}: ${again.statusCode}`);
      for (const text of words(values)) assert.ok(again.body.includes(text), `${path} lost “${text.slice(0, 30)}”`);
      const [, field] = /<a href="#([^"]+)">/.exec(again.body.slice(again.body.indexOf('class="summary"'))) ?? [];
      assert.match(again.body, new RegExp(`id="${field}"`), `${path} leads to a field that is there`);
      assert.doesNotMatch(again.body, /This was not sent/);
    }
  }

  assert.equal((await partner.post(`${notice}/steps/decline-embargo`, { reason: 'We leave.' })).statusCode, 303);
  const { line, usageChanges, text } = tries['give-feedback']! as { line: string; usageChanges: string; text: string };
  for (const [who, path] of [
    [partner, `${notice}/steps/give-feedback`],
    [stranger, `${link}/give-feedback`],
  ] as const) {
    const gone = await who.post(path, { line, usageChanges, text, result: '' });
    assert.equal(gone.statusCode, 409, path);
    assert.match(gone.body, /This was not sent/);
    assert.match(gone.body, /Timeouts on the Zebra/);
    assert.doesNotMatch(gone.body, /<pre[^>]*>\s*[\w-]{40,}\s*<\/pre>/, 'no token of the form');
  }
});

test('two first publications at once make one signing key', async () => {
  const t = await testServer();
  const body = Buffer.from('{}');
  const artifact = { path: 'a.csaf.json', mediaType: 'application/json', body, sha256: sha256(body).toString('hex') };
  const publish = () =>
    t.house.store.withTx(t.project, (tx) => signedArtifacts(tx, t.house, [artifact as never], t.clock.now));
  const both = await Promise.all([publish(), publish()]);
  assert.equal(both.length, 2);
  const made = await t.house.store.readTx(t.project, async (tx) =>
    (await readBook<ProjectEvent>(tx, t.house.root, projectRef(t.project))).filter(
      ({ event }) => event.type === 'SigningKeyMade',
    ),
  );
  assert.equal(made.length, 1);
});
