import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/law.ts';
import { isRefusal } from '../case/decide.ts';
import { instant } from '../process/instant.ts';
import { evolveProject, type Project, type ProjectEvent } from './project.ts';
import { decideProject } from './project-decide.ts';

const at = instant('2026-04-01T09:00:00Z');
const admin = { kind: 'account', id: 'ada', roles: ['admin'] } as const;
const lead = { kind: 'account', id: 'lena', roles: ['lead'] } as const;
const fold = (events: readonly ProjectEvent[], from?: Project) =>
  events.reduce<Project | undefined>(
    (s, event, i) => evolveProject({ id: 'p' }, s, { seq: i + 1, at, actor: 'x', event }),
    from,
  )!;
const names = {
  title: 'Contour',
  product: 'contour',
  vendor: 'v',
  namespace: 'https://x.example',
  contact: 'a@x.example',
};
const founded = fold([
  { type: 'ProjectFounded', ...names },
  { type: 'PlaybookAdopted', playbook: contour, by: 'system' },
]);

test('only an administrator changes a project', () => {
  const refusal = decideProject(founded, { type: 'SupportLines', lines: '1.33' }, lead);
  assert.ok(isRefusal(refusal) && refusal.why === 'not allowed');
});

test('lists are pinned where they change, and an empty field leaves the pinned address alone', () => {
  const pinned = decideProject(founded, { type: 'PinLists', users: 'users@x.example', team: '' }, admin);
  assert.ok(!isRefusal(pinned));
  const state = fold(pinned, founded);
  assert.deepEqual(state.lists, { users: 'users@x.example' });
  assert.deepEqual(decideProject(state, { type: 'PinLists', users: 'users@x.example', team: '' }, admin), []);
});

test('release lines are read one a line, with the planned version behind', () => {
  const decided = decideProject(founded, { type: 'SupportLines', lines: '1.33 1.33.4\n\n 1.32\n' }, admin);
  assert.ok(!isRefusal(decided));
  assert.deepEqual(fold(decided, founded).lines, [{ line: '1.33', planned: '1.33.4' }, { line: '1.32' }]);
});

test('a playbook is adopted only with a raised version, since cases pin the old one', () => {
  const same = decideProject(founded, { type: 'AdoptPlaybook', playbook: contour }, admin);
  assert.ok(isRefusal(same) && same.gates[0]?.id === 'version-raised');
  const raised = decideProject(founded, { type: 'AdoptPlaybook', playbook: { ...contour, version: 2 } }, admin);
  assert.ok(!isRefusal(raised));
  assert.equal(fold(raised, founded).playbooks.length, 2);
});

test('a new text of the embargo policy needs a version of its own: who accepted which must be told apart', () => {
  const reworded = { ...contour, version: 2, embargo: { ...contour.embargo, policy: 'Tell nobody.' } };
  const same = decideProject(founded, { type: 'AdoptPlaybook', playbook: reworded }, admin);
  assert.ok(isRefusal(same) && same.gates[0]?.id === 'policy-version-raised');
  assert.match(same.gates[0].sentence, /Raise embargo\.policyVersion to 2;/);
  const raised = { ...reworded, embargo: { ...reworded.embargo, policyVersion: 2 } };
  assert.ok(!isRefusal(decideProject(founded, { type: 'AdoptPlaybook', playbook: raised }, admin)));
});
