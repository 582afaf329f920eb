import assert from 'node:assert/strict';
import { test } from 'node:test';
import { before, contour, given, people, playbookWith } from '../../test/support/law.ts';
import type { Project } from '../core/access/project.ts';
import type { CaseEvent } from '../core/case/events.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import type { House } from './house.ts';
import { ofCase } from './outgoing.ts';

const { lead, releaser } = people;
const playbook = playbookWith({ release: { ...contour.release, out: 'notice' } });
const more = { playbook, facts: { fresh: () => 'out-1' } };
const events = (decision: unknown) => decision as readonly CaseEvent[];

test('of the notice that releases are out it is kept what left, though nobody has to encrypt or answer it', () => {
  const ready = given(before('PublishAdvisory'));
  const published = ready.when({ type: 'PublishAdvisory', changes: '' }, releaser, more);
  const { state: drafted, book, now } = given(ready.book, ...events(published.decision));
  const [organisation, { ref }] = Object.entries(drafted.participants)
    .filter(([party]) => party.startsWith('organisation:'))
    .map(([party, each]) => [party.slice('organisation:'.length), each] as const)[0]!;
  const copies = [{ organisation, ref }];
  const { state } = given(book, { type: 'NoticeSent', notice: 'out-1', copies, leavesAt: now, by: lead.id });
  const going = ofCase({ now: () => now, baseUrl: 'https://tide.example', root: Buffer.alloc(32) } as House, {
    body: { subject: 'planned', text: 'planned', notice: 'out-1' },
    to: 'psirt@acme.example',
    project: { id: 'p', playbooks: [playbook] } as unknown as Project,
    state,
    organisation: {
      id: organisation,
      state: 'active',
      policy: { version: 1 },
      accounts: [],
      leaks: [],
    } as never as Organisation,
  });
  assert.ok(going.kind === 'mail');
  assert.deepEqual([going.carries, going.sealed, going.replyTo], ['content', undefined, undefined]);
  assert.match(going.text, /The releases are out\./);
});
