import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Playbook } from '../../src/core/process/playbook.ts';
import { checkCve } from '../../src/formats/cve/check.ts';
import { contour } from '../support/house.ts';
import { cast, play } from '../support/play.ts';
import { follow, testServer } from '../support/server.ts';

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

const withDuties: Playbook = {
  ...contour,
  regulatory: {
    cra: { role: 'manufacturer', from: '2026-01-01', entity: 'Heron GmbH', memberStates: ['DE', 'FR'], owner: 'lead' },
    cna: { owner: 'lead' },
  },
};

test('attacks start the clocks, the report is ready to paste, and its filing is on record', async () => {
  const t = await testServer({ playbook: withDuties });
  const people = await cast(t);
  const { number } = await play(t, people, 'accepted');
  const lead = await t.signedIn(t.team.lead.id);
  const at = `/desk/cases/${number}`;
  const seen = await lead.post(`${at}/steps/record-exposure`, { what: 'attacks observed', source: 'Our honeypot.' });
  const shown = (await follow(lead, seen)).body;
  assert.match(textOf(shown), /CRA early warning due in 1 d .* · owed by Test lead/);
  assert.match(shown, new RegExp(`href="${at}/reports/cra-early-warning"`));

  const page = await lead.get(`${at}/reports/cra-early-warning`);
  assert.equal(page.statusCode, 200);
  const words = textOf(page.body);
  assert.match(words, /Everything that the clause asks for is there\./);
  assert.match(words, /Manufacturer: Heron GmbH.*Member States in which it is made available: DE, FR/);
  assert.match(words, /Regulation \(EU\) 2024\/2847 \(Cyber Resilience Act\), Art\. 14\(2\)\(a\)/);
  assert.match(
    textOf((await lead.get(`${at}/reports/cra-notification`)).body),
    /must be there:.*Nature of the exploit/,
  );
  assert.equal((await lead.get(`${at}/reports/first-contact`)).statusCode, 404);

  const filed = { report: 'cra-early-warning', where: 'Single reporting platform', reference: 'SRP-12' };
  const ahead = await lead.post(`${at}/steps/file-report`, {
    ...filed,
    filed_at: '2026-12-01T00:00',
    filedAt: '2026-12-01T00:00',
  });
  assert.equal(ahead.statusCode, 409);
  const now = t.clock.now.slice(0, 19);
  const done = await lead.post(`${at}/steps/file-report`, { ...filed, filedAt: now });
  assert.match(
    textOf((await follow(lead, done)).body),
    /filed a report with the authorities: CRA early warning, reference SRP-12/,
  );
  assert.match(
    textOf((await lead.get('/desk/regulatory')).body),
    new RegExp(`${number}: CRA vulnerability notification .* owed by Test lead`),
  );
});

test('the API gives a report field by field, and the ids that nobody used', async () => {
  const t = await testServer({ playbook: withDuties });
  const people = await cast(t);
  const { number } = await play(t, people, 'accepted');
  const payload = await people.lead.call('GET', `/api/v1/cases/${number}/reports/cra-incident-early-warning`);
  assert.equal(payload.status, 200, payload.raw);
  assert.deepEqual(
    payload.body.missing.map(({ name }: { name: string }) => name),
    ['aware_at', 'malice'],
  );
  assert.equal(payload.body.fields.notifier, 'Heron GmbH');
  assert.equal((await people.lead.call('GET', `/api/v1/cases/${number}/reports/none`)).status, 404);
  const unused = await people.lead.call('GET', '/api/v1/cve-ids/unused?year=2026');
  assert.deepEqual(
    unused.body.data.map((row: { case: string; why: string }) => [row.case, row.why]),
    [[number, 'not published yet']],
  );
  assert.equal(unused.body.data[0].rejecting_record, undefined);
  assert.deepEqual((await people.lead.call('GET', '/api/v1/cve-ids/unused?year=2025')).body.data, []);

  const reason = 'A private reason.';
  assert.equal((await people.lead.call('POST', `/api/v1/cases/${number}/steps/reject-cve`, { reason })).status, 200);
  const [back] = (await people.lead.call('GET', '/api/v1/cve-ids/unused?year=2026')).body.data;
  assert.equal(back.why, 'given back');
  assert.deepEqual(await checkCve(JSON.stringify(back.rejecting_record)), []);
  assert.doesNotMatch(JSON.stringify(back.rejecting_record), new RegExp(`${reason}|${number}`));
  const lead = await t.signedIn(t.team.lead.id);
  assert.match(
    (await lead.get(`/desk/cases/${number}`)).body,
    new RegExp(`href="/desk/regulatory[^"]*">${back.cve}, given back`),
  );
  assert.match(textOf((await lead.get('/desk/regulatory?year=2026')).body), new RegExp(`Reject ${back.cve}`));
});

test('a playbook that asks for no report says so', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number } = await play(t, people, 'accepted');
  const asked = await people.lead.call('GET', `/api/v1/cases/${number}/reports/cra-early-warning`);
  assert.deepEqual([asked.status, asked.body.code], [409, 'not_asked']);
  const lead = await t.signedIn(t.team.lead.id);
  assert.match(
    textOf((await lead.get(`/desk/cases/${number}/reports/cra-early-warning`)).body),
    /asks for no such report/,
  );
});
