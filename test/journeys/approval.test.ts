// The second person reads on the page what they approve, as publication would complete it, and approves no other version.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cast, contourAdvisory, play, someSecrets, takes } from '../support/play.ts';
import { testServer } from '../support/server.ts';

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const seqOf = (html: string): string => /name="if_seq" value="(\d+)"/.exec(html)?.[1] ?? assert.fail('no version');

test('the frozen text stands beside the approval, and a version that changed meanwhile is read again first', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number } = await play(t, people, 'dated');
  const page = `/desk/cases/${number}`;
  const approve = `${page}/steps/approve-advisory`;
  const lead = await t.bearer(t.team.lead.id);
  await takes(lead, `/api/v1/cases/${number}/steps/freeze-advisory`, {});
  const responder = await t.signedIn(t.team.responder.id);
  const html = (await responder.get(page)).body;
  const [card = ''] = /<details[^>]*id="step-approve-advisory".*?<\/form>/s.exec(html) ?? [];
  const shown = textOf(card);
  for (const said of [
    someSecrets.title,
    'Contour turns cookie rewrite policies into a Lua filter of Envoy.',
    someSecrets.vector,
    someSecrets.cwe,
    someSecrets.cve,
    '1.33.4',
    'Workarounds',
    'Thanks',
    'Revision 1, written by',
  ])
    assert.ok(shown.includes(said), `${said}\nin\n${shown}`);
  const read = { if_seq: seqOf(card) };
  await takes(lead, `/api/v1/cases/${number}/steps/classify-weakness`, { cwe: 'CWE-79' });
  const late = await responder.post(approve, read);
  assert.equal(late.statusCode, 412);
  assert.match(late.body, /Somebody changed it since you read it/);
  assert.equal((await responder.post(approve, { if_seq: seqOf((await responder.get(page)).body) })).statusCode, 303);

  // Whose product it is, the house tells the law from the project itself.
  const { cve: _, ...draft } = contourAdvisory;
  const affected = draft.affected.map((each) => ({ ...each, product: 'envoy' }));
  await takes(lead, `/api/v1/cases/${number}/steps/draft-advisory`, {
    advisory: { ...draft, affected, cwe: 'CWE-79' },
  });
  const frozen = await lead.call('POST', `/api/v1/cases/${number}/steps/freeze-advisory`, {});
  assert.equal(frozen.status, 409);
  assert.match(frozen.raw, /advisory-fits-case/);
  assert.match(frozen.raw, /It names envoy, and not contour\./);
});
