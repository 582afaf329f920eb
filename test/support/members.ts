// Members of the list and a notice on its way to them, through the app's own doors.
import assert from 'node:assert/strict';
import { apply } from '../../src/app/applications.ts';
import { takeMembershipStep } from '../../src/app/contacts.ts';
import { handleOrganisation } from '../../src/app/organisations.ts';
import { receive } from '../../src/app/receive.ts';
import type { Actor } from '../../src/core/access/actor.ts';
import type { CaseId } from '../../src/core/case/ids.ts';
import type { Case } from '../../src/core/case/model.ts';
import type { Organisation } from '../../src/core/distributors/organisation.ts';
import { caseWork } from './case-work.ts';
import type { TestHouse } from './house.ts';

export type Member = Extract<Actor, { kind: 'distributor' }>;

/** An active member under this name, with `psirt@name.example` as its role address. */
export async function memberOf({ house, project, team }: TestHouse, name: string): Promise<Member> {
  const criteria = ['active-distributor', 'user-base', 'track-record', 'not-a-rebuild', 'contributor'];
  const applied = await apply(house, project, {
    name,
    products: `${name} Kubernetes`,
    contactName: `${name} security`,
    contactAddress: `psirt@${name.toLowerCase()}.example`,
    answers: Object.fromEntries(criteria.map((id) => [id, 'Evidence: https://example.org'])),
    voucher: '',
    accepted: true,
  });
  assert.ok(applied.kind === 'done', JSON.stringify(applied));
  const take = async (command: { readonly type: string }): Promise<Organisation> => {
    const done = await takeMembershipStep(house, project, applied.id, command, team.lead);
    assert.ok(done.kind === 'done', JSON.stringify(done));
    return done.organisation;
  };
  await take({ type: 'SponsorApplicant', words: 'We know them.' } as never);
  const { accounts } = await take({ type: 'AcceptMembership', reason: 'All hold.' } as never);
  return { kind: 'distributor', id: accounts[0]!, organisation: applied.id };
}

/** Offers a key as the member and pins it as the team. */
export async function pinned(
  { house, project, team }: TestHouse,
  member: Member,
  armored: string,
  fingerprint: string,
): Promise<void> {
  const offered = await handleOrganisation(
    house,
    project,
    member.organisation,
    { type: 'OfferKey', key: armored },
    member,
  );
  assert.ok(offered.kind === 'done', JSON.stringify(offered));
  const pin = { type: 'PinKey', fingerprint, how: 'By phone.' };
  const done = await handleOrganisation(house, project, member.organisation, pin, team.lead);
  assert.ok(done.kind === 'done', JSON.stringify(done));
}

export const noticeBlocks = {
  description: 'A crafted header crashes the listener.\nLöschen hilft – naïve ✓\nFrom here on all versions.',
  versions: '1.19.0 and later',
  vectors: `One request. ${'x'.repeat(120)}`,
  workarounds: 'None.',
  'next-steps': 'Patches on 20 April 2026 16:00 UTC.',
  ask: 'Answer the date.',
};

/** A case of which the distributors are to be told, with a draft and a proposed date. @returns its id */
export async function caseToTell(t: TestHouse): Promise<CaseId> {
  const { house, project } = t;
  const report = { subject: 'Crash', steps: 'Send it', effects: 'It ends', kind: 'vulnerability' };
  const received = await receive(house, project, report, [], 'form');
  assert.ok(received.kind === 'received', JSON.stringify(received));
  await caseWork(t, received.caseId).draft('2026-04-20T16:00:00Z', true);
  return received.caseId;
}

/** Sends one notice to so many; it leaves after the stop window. @returns the case and the notice's id */
export async function sendNotice(
  t: TestHouse,
  id: CaseId,
  count: number,
): Promise<{ readonly state: Case; readonly notice: string }> {
  const { done } = caseWork(t, id);
  const drafted = await done(t.team.lead, 'DraftNotice', { blocks: noticeBlocks });
  const notice = drafted.notices.at(-1)!.id;
  await done(t.team.responder, 'ApproveNotice', { notice });
  return { state: await done(t.team.lead, 'SendNotice', { notice, count }), notice };
}

/** A case whose first notice has been sent and leaves after the stop window. */
export const noticeSent = async (t: TestHouse, count: number) => sendNotice(t, await caseToTell(t), count);
