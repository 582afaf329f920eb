// A distributor gives feedback on the fix again and again: what it said last counts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cast, play, takes } from '../support/play.ts';
import { testServer } from '../support/server.ts';

test('of each distributor the newest feedback is shown, and what it replaced is folded in the timeline', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, refs } = await play(t, people, 'noticed');
  const give = async (organisation: 'acme' | 'tern') => {
    const who = await t.bearer(people[organisation].account);
    const path = `/api/v1/notices/${refs![organisation]}/steps/give-feedback`;
    return { who, path };
  };
  const [acme, tern] = [await give('acme'), await give('tern')];
  await takes(acme.who, acme.path, { usage_changes: 'not known', text: 'First words.' });
  await takes(tern.who, tern.path, { usage_changes: 'none', text: 'All is well.' });
  await takes(acme.who, acme.path, { usage_changes: 'required', text: 'Last words.' });
  const long = await acme.who.call('POST', acme.path, { usage_changes: 'none', text: 'x'.repeat(10_001) });
  assert.deepEqual([long.status, long.body.errors?.[0]?.pointer], [422, '/text'], long.raw);

  const { body } = await people.lead.call('GET', `/api/v1/cases/${number}`);
  assert.deepEqual(body.feedback.map(({ text }: { text: string }) => text).sort(), ['All is well.', 'Last words.']);
  const desk = await t.signedIn(t.team.lead.id);
  const page = (await desk.get(`/desk/cases/${number}`)).body;
  assert.equal(page.split('First words.').length, 2, 'once, in the timeline');
  assert.match(page, /<summary>Replaced since<\/summary>(?:(?!<\/details>)[\s\S])*First words\./);
  assert.equal(page.split('Replaced since').length, 2);
});
