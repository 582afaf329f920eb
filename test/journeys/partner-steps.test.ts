import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  const acme = await t.bearer(people.acme.account);
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
