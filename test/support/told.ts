// A house whose list has members, and a case whose notices go to all of them.
import assert from 'node:assert/strict';
import { apply } from '../../src/app/applications.ts';
import { takeMembershipStep } from '../../src/app/contacts.ts';
import { handle } from '../../src/app/handle.ts';
import { receive } from '../../src/app/receive.ts';
import type { Playbook } from '../../src/core/process/playbook.ts';
import { caseWork } from './case-work.ts';
import { contour, type TestHouse } from './house.ts';

/** The contour playbook without vouching: a test that needs many members is not about how they became that. */
export const openList: Playbook = { ...contour, membership: { ...contour.membership, voucher: 'none' } };

export interface Listed {
  readonly id: string;
  readonly address: string;
}

/** Brings so many organisations onto the list. */
export async function listed(t: TestHouse, count: number): Promise<readonly Listed[]> {
  const members: Listed[] = [];
  for (let n = 1; n <= count; n += 1) {
    const address = `psirt@member-${n}.example`;
    const applied = await apply(t.house, t.project, {
      name: `Member ${n}`,
      products: `Member ${n} Kubernetes`,
      contactName: `Member ${n} security`,
      contactAddress: address,
      answers: Object.fromEntries(contour.membership.criteria.map(({ id }) => [id, 'Evidence'])),
      voucher: '',
      accepted: true,
    });
    if (applied.kind !== 'done') throw new Error(JSON.stringify(applied));
    const step = { type: 'AcceptMembership', reason: 'All criteria hold' };
    const done = await takeMembershipStep(t.house, t.project, applied.id, step, t.team.lead);
    assert.equal(done.kind, 'done', JSON.stringify(done));
    members.push({ id: applied.id, address });
  }
  return members;
}

export const noticeBlocks = {
  description: 'A route can run code in the proxy.',
  versions: '1.31.0 up to 1.33.3',
  vectors: 'Whoever may write a route',
  workarounds: 'Deny route changes',
  'next-steps': 'Patches on 20 April 2026, 16:00 UTC',
  ask: 'Answer the date',
  change: 'The date has moved',
  reason: 'More time to test',
};

export interface Telling {
  readonly case: string;
  /** Sends one more notice; it has left when the stop window is over. */
  send(): Promise<void>;
}

/** A case under embargo; each `send` is a notice to everybody on the list. */
export async function telling(t: TestHouse, count: number): Promise<Telling> {
  const got = await receive(t.house, t.project, { subject: 'Lua in a path', effects: 'Code runs' }, [], 'form');
  if (got.kind !== 'received') throw new Error(JSON.stringify(got));
  const work = caseWork(t, got.caseId);
  await work.draft('2026-04-20T16:00:00Z', true);
  const { lead, responder } = t.team;
  return {
    case: got.caseId,
    async send() {
      const drafted = await work.done(lead, 'DraftNotice', { blocks: noticeBlocks });
      const notice = drafted.notices.at(-1)!.id;
      await work.done(responder, 'ApproveNotice', { notice });
      const sent = await handle(t.house, t.project, got.caseId, { type: 'SendNotice', notice, count }, lead);
      assert.equal(sent.kind, 'done', JSON.stringify(sent));
    },
  };
}
