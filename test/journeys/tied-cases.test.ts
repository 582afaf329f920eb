// A case that somebody may not see cannot be tied to either, and answers exactly like one that does not exist.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cast, play } from '../support/play.ts';
import { testServer } from '../support/server.ts';

test('who has left a case over a conflict cannot link another one to it, and learns nothing by trying', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { lead } = people;
  const [own, theirs] = [await play(t, people, 'accepted'), await play(t, people, 'accepted')];
  const link = (other: string) =>
    lead.call('POST', `/api/v1/cases/${own.number}/steps/link-cases`, {
      other,
      relation: 'related',
      reason: 'One flaw.',
    });
  const left = await lead.call('POST', `/api/v1/cases/${theirs.number}/steps/declare-conflict`, {
    reason: 'I work for the reporter.',
  });
  assert.equal(left.status, 200, left.raw);
  const [hidden, missing] = [await link(theirs.number), await link('CASE-2026-9999')];
  assert.equal(missing.status, 409, missing.raw);
  // Only the number that was typed may differ.
  const said = (answer: typeof hidden, typed: string) => JSON.stringify(answer.body.gates).replaceAll(typed, 'NUMBER');
  assert.equal(hidden.status, missing.status, hidden.raw);
  assert.equal(said(hidden, theirs.number), said(missing, 'CASE-2026-9999'));
});

test('a case shows what it is tied to, and of a case that is not the reader’s only that there is one', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { lead } = people;
  const [own, other] = [await play(t, people, 'accepted'), await play(t, people, 'accepted')];
  const linked = { other: other.number, relation: 'same release', reason: 'One release.' };
  assert.equal((await lead.call('POST', `/api/v1/cases/${own.number}/steps/link-cases`, linked)).status, 200);
  const ties = async () => (await lead.call('GET', `/api/v1/cases/${own.number}`)).body.ties;
  assert.deepEqual(await ties(), [{ relation: 'same release', case: other.number, status: 'accepted' }]);
  await lead.call('POST', `/api/v1/cases/${other.number}/steps/declare-conflict`, { reason: 'Too close.' });
  assert.deepEqual(await ties(), [{ relation: 'same release', case: null, status: null }]);
});
