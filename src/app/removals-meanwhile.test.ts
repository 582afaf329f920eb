import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, testHouse } from '../../test/support/house.ts';
import { type Member, memberOf } from '../../test/support/members.ts';
import { minute } from '../core/process/instant.ts';
import { handleOrganisation } from './organisations.ts';
import { tick } from './tick.ts';

const playbook = {
  ...contour,
  membership: { ...contour.membership, voucher: 'team-sponsor', tellRemoval: 'members' },
  secondPerson: { ...contour.secondPerson, for: [] as 'notice'[] },
} as const;

test('a member whose removal was taken back hears who was removed meanwhile, once, and nothing of a removal that was stopped', async () => {
  const t = await testHouse({ playbook });
  const [acme, tern, quay] = [await memberOf(t, 'Acme'), await memberOf(t, 'Tern'), await memberOf(t, 'Quay')];
  const take = async ({ organisation }: Member, type: string, input: object = {}) => {
    const done = await handleOrganisation(t.house, t.project, organisation, { type, ...input }, t.team.lead);
    assert.ok(done.kind === 'done', JSON.stringify(done));
    return done.organisation;
  };
  const remove = async (member: Member, count: number) => {
    await take(member, 'DraftRemoval', { reason: 'Told a chat.', permanent: false });
    await take(member, 'RemoveMember', { count });
  };
  const pass = async (minutes: number) => {
    t.clock.pass(minutes * minute);
    await tick(t.house, t.project);
  };
  const toldTo = (name: string) =>
    t.sent
      .filter(({ to, text }) => to === `psirt@${name}.example` && /is no longer on/.test(text))
      .map(({ text }) => text.split(' ')[0]);

  await remove(acme, 3);
  await pass(1);
  await remove(tern, 2);
  await take(acme, 'StopRemoval');
  await pass(3);
  assert.deepEqual(toldTo('acme'), ['Tern'], 'sent while Acme was off the list');
  assert.deepEqual(toldTo('quay'), ['Tern']);

  await remove(acme, 2);
  await pass(1);
  await remove(quay, 1);
  await pass(1.5);
  assert.deepEqual(toldTo('quay'), ['Tern'], 'nothing leaves for whoever is off the list');
  await take(quay, 'StopRemoval');
  await pass(1);
  assert.deepEqual(toldTo('quay'), ['Tern', 'Acme'], 'left while Quay was off the list');

  await pass(60);
  assert.deepEqual([toldTo('acme'), toldTo('quay')], [['Tern'], ['Tern', 'Acme']]);
});

/** Two members are removed in this order, and Acme is taken back at once. */
async function bothRemoved(first: 'Acme' | 'Tern') {
  const t = await testHouse({ playbook });
  const members = { Acme: await memberOf(t, 'Acme'), Tern: await memberOf(t, 'Tern') };
  const take = (member: Member, type: string, input: object = {}) =>
    handleOrganisation(t.house, t.project, member.organisation, { type, ...input }, t.team.lead);
  const order = first === 'Acme' ? (['Acme', 'Tern'] as const) : (['Tern', 'Acme'] as const);
  for (const [n, name] of order.entries()) {
    await take(members[name], 'DraftRemoval', { reason: 'Told a chat.', permanent: false });
    assert.equal((await take(members[name], 'RemoveMember', { count: 2 - n })).kind, 'done');
  }
  assert.equal((await take(members.Acme, 'StopRemoval')).kind, 'done');
  const told = async () => {
    t.clock.pass(10 * minute);
    await tick(t.house, t.project);
    return t.sent.filter(({ text }) => /no longer on|was removed/.test(text)).map(({ to }) => to);
  };
  return { stopTern: () => take(members.Tern, 'StopRemoval'), told };
}

test('a removal that is stopped in its turn is told to nobody', async () => {
  const { stopTern, told } = await bothRemoved('Acme');
  assert.equal((await stopTern()).kind, 'done');
  assert.deepEqual(await told(), []);
});

test('whoever is back before the others are told is told with them, and not twice', async () => {
  const { told } = await bothRemoved('Tern');
  assert.deepEqual((await told()).toSorted(), ['psirt@acme.example', 'psirt@tern.example']);
});
