import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../support/house.ts';
import { cast, play, takes } from '../support/play.ts';
import { testServer } from '../support/server.ts';

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('after an early end the case shows every text as it would leave, and where each is changed', async () => {
  const collapse = { waives: ['notice' as const, 'advisory' as const], withoutFix: true };
  const t = await testServer({ playbook: { ...contour, embargo: { ...contour.embargo, collapse } } });
  const people = await cast(t);
  const { number } = await play(t, people, 'dated');
  const lead = await t.signedIn(t.team.lead.id);
  const before = (await lead.get(`/desk/cases/${number}`)).body;
  assert.doesNotMatch(before, /ended early/);
  await takes(people.lead, `/api/v1/cases/${number}/steps/end-embargo`, {
    because: 'leak',
    reason: 'Hana showed it at a meeting.',
  });
  const html = (await lead.get(`/desk/cases/${number}`)).body;
  const drafts = [...html.matchAll(/<details><summary>([^<]*)<\/summary><div class="paper">(.*?)<\/details>/gs)];
  const texts = Object.fromEntries(drafts.map(([, title, text]) => [title!.replace(/’/g, "'"), textOf(text!)]));
  assert.deepEqual(Object.keys(texts), [
    'Notice to distributors, a draft',
    'Message to the reporter, in their room',
    `Advisory CONTOUR-2026-${number.slice(-3)}, revision 2`,
    "Mail to the users' list, after publication",
  ]);
  const [notice, word, advisory, mail] = Object.values(texts);
  assert.match(notice!, /The embargo ended on .* before the agreed moment: information about it has got out/);
  assert.match(word!, /It binds you no longer\./);
  for (const text of [advisory!, mail!]) assert.match(text, /no patch yet: A patch is being worked on\./);
  assert.ok(!Object.values(texts).some((text) => text.includes('Hana')), 'a text that leaves tells the reason');
  const composer = /href="(\/desk\/cases\/[^"]*\/notice\?notice=[^"]*)"/.exec(html)![1]!;
  assert.match(textOf((await lead.get(composer)).body), /End of the embargo/);
  assert.equal((await lead.get(`/desk/cases/${number}/advisory`)).statusCode, 200);
});
