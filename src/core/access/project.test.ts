import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, start } from '../../../test/support/law.ts';
import { evolveProject, type Project, type ProjectEvent, playbookInForce, playbookOf } from './project.ts';

const names = { title: 'C', product: 'c', vendor: 'v', namespace: 'https://x.example', contact: 'a@x.example' };
const founded = (...events: readonly ProjectEvent[]): Project =>
  [{ type: 'ProjectFounded', ...names } as const, ...events].reduce<Project | undefined>(
    (state, event, i) => evolveProject({ id: 'p' }, state, { seq: i + 1, at: start, actor: 'x', event }),
    undefined,
  )!;
const adopted = (version: number): ProjectEvent => ({
  type: 'PlaybookAdopted',
  playbook: { ...contour, version },
  by: 'system',
});

test('the newest playbook holds for new cases, each older one for those that name it', () => {
  const project = founded(adopted(1), adopted(2));
  assert.equal(playbookInForce(project).version, 2);
  assert.equal(playbookOf(project, { name: 'contour', version: 1 }).version, 1);
});

test('a playbook that was never adopted is a fault', () => {
  assert.throws(() => playbookInForce(founded()), /has not adopted/);
  for (const pin of [
    { name: 'contour', version: 3 },
    { name: 'other', version: 1 },
  ])
    assert.throws(() => playbookOf(founded(adopted(1)), pin), /has no playbook/);
});

test('a playbook from before a key was known means by it what was so then', () => {
  const { exposure: _, ...before } = contour;
  const project = founded({ type: 'PlaybookAdopted', playbook: before as typeof contour, by: 'system' });
  assert.deepEqual(playbookInForce(project).exposure, contour.exposure);
  assert.equal(playbookInForce(project), playbookInForce(project), 'it is completed once');
});
