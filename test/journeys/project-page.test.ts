import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readProject } from '../../src/app/projects.ts';
import type { ListInUse } from '../../src/core/advisory/exploitation.ts';
import { testServer } from '../support/server.ts';

/** What a page says, without its markup. */
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

const contour = readFileSync(new URL('../../playbooks/contour.yaml', import.meta.url), 'utf8');

test('an administrator invites people, pins lists, keeps release lines and adopts a playbook', async () => {
  const t = await testServer();
  const admin = await t.signedIn(t.team.admin.id);
  const post = (path: string, fields: Record<string, string>) => admin.post(`/desk/project/${path}`, fields);
  const shown = await admin.get('/desk/project');
  assert.equal(shown.statusCode, 200);
  assert.match(textOf(shown.body), /contour version 1/);

  const invited = await post('people', { name: 'Ann Example', address: 'ann@contour.example', roles: 'responder' });
  assert.equal(invited.statusCode, 200);
  assert.match(textOf(invited.body), /Ann Example is invited\..*\/set-up\/tg_lnk_/s);
  assert.equal((await post('people', { name: 'Bo', address: 'not an address', roles: 'lead' })).statusCode, 422);
  assert.equal((await post('people', { name: 'Bo', address: 'bo@contour.example' })).statusCode, 422);

  assert.equal((await post('lists', { users: 'new-users@lists.example', team: '' })).statusCode, 303);
  assert.equal((await post('lines', { lines: '1.34 1.34.1\n1.33' })).statusCode, 303);
  const project = await readProject(t.house, t.project);
  assert.equal(project.lists.users, 'new-users@lists.example');
  assert.deepEqual(project.lines, [{ line: '1.34', planned: '1.34.1' }, { line: '1.33' }]);

  const same = await post('playbook', { playbook: contour });
  assert.equal(same.statusCode, 409);
  assert.match(textOf(same.body), /Raise the version of yours to 2/);
  const wrong = await post('playbook', { playbook: contour.replace('stopWindow: 120', 'stopWindov: 120') });
  assert.equal(wrong.statusCode, 422);
  assert.match(textOf(wrong.body), /Line \d+, column \d+:.*stopWindov/s);
  assert.equal((await post('playbook', { playbook: contour.replace('version: 1', 'version: 2') })).statusCode, 303);
  assert.equal((await readProject(t.house, t.project)).playbooks.length, 2);
});

test('the administrator sees which lists of exploited vulnerabilities are in use, and why a newer one is not', async () => {
  const t = await testServer();
  const admin = await t.signedIn(t.team.admin.id);
  assert.doesNotMatch((await admin.get('/desk/project')).body, /Exploited vulnerabilities/);
  const inUse = (): readonly ListInUse[] => [
    { name: 'KEV', file: 'kev.json', entries: 1_234, unread: 0, writtenAt: t.house.now(), trouble: 'It is cut off.' },
    { name: 'EPSS', file: 'epss.csv', entries: 1, unread: 2 },
  ];
  Object.assign(t.house, { exploitation: { inUse } });
  const said = textOf((await admin.get('/desk/project')).body);
  assert.match(
    said,
    /KEV : 1,234 entries of kev\.json , written .*kev\.json cannot be used as it is now.*It is cut off\./,
  );
  assert.match(said, /EPSS : 1 entry of epss\.csv \. 2 of its lines could not be read\./);
});

test('a session without a fresh passkey changes nothing of the project', async () => {
  const t = await testServer();
  const stolen = await t.signedIn(t.team.admin.id, { isFresh: false });
  assert.match(textOf((await stolen.get('/desk/project')).body), /show your passkey once more/);
  const moved = await stolen.post('/desk/project/lists', { users: 'thief@evil.example', team: '' });
  assert.equal(moved.statusCode, 403);
  const invited = await stolen.post('/desk/project/people', {
    name: 'Eve',
    address: 'eve@evil.example',
    roles: 'lead',
  });
  assert.equal(invited.statusCode, 403);
  assert.doesNotMatch(invited.body, /tg_lnk_/);
  assert.equal((await readProject(t.house, t.project)).lists.users, 'users@lists.example');
});
