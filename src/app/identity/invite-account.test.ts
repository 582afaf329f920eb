import assert from 'node:assert/strict';
import { AsyncResource } from 'node:async_hooks';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { testStore } from '../../../test/support/cluster.ts';
import { host, testGatehouse } from '../../../test/support/gatehouse.ts';
import { isRefusal } from '../../core/case/decide.ts';
import { day, minute } from '../../core/process/instant.ts';
import { listBooks, readEvents } from '../../store/books.ts';
import { readKey } from '../../store/keys.ts';
import type { Tx } from '../../store/open.ts';
import { readPerson } from '../../store/persons.ts';
import { verifyChain } from '../../vault/chain.ts';
import { newKey } from '../../vault/keys.ts';
import { CannotOpen } from '../../vault/seal.ts';
import { readSheet } from '../persons.ts';
import { accountById, accountsByAddress, accountsOf, cardById, changeRoles } from './account.ts';
import { changeAccount } from './account-book.ts';
import { inviteAccount } from './invite-account.ts';

const outside = { run: AsyncResource.bind(<T>(use: () => T): T => use()) };
const ann = { name: 'Ann Example', address: 'ann@example.org', roles: ['admin', 'lead'], organisation: null };
const { store } = await testStore('contour', 'envoy');
const house = testGatehouse(store, 'contour');

async function invite(invitation: Parameters<typeof inviteAccount>[1] = ann) {
  const invited = await inviteAccount(house, invitation, host);
  assert.ok(!isRefusal(invited), JSON.stringify(invited));
  return invited;
}

test('an invited person has an account, a sheet under a key of their own, and a link for a week', async () => {
  const { account, person, link } = await invite();
  const found = await accountById(house, account);
  assert.deepEqual(found?.card, {
    id: account,
    person,
    name: ann.name,
    address: ann.address,
    roles: ['admin', 'lead'],
    organisation: null,
  });
  assert.equal(Date.parse(link.expiresAt) - Date.parse(house.clock()), 7 * day);
  assert.equal(link.url, `http://localhost:7300/set-up/${link.token}`);
  await store.withTx('contour', async (tx) => {
    assert.ok((await readKey(tx, `person/${person}`))?.wrapped);
    const row = await readPerson(tx, person);
    assert.equal(Buffer.from(row!.identity).includes('Ann'), false);
    assert.equal(Buffer.from(row!.identity).includes('example.org'), false);
    await assert.rejects(readSheet(tx, newKey(), person), CannotOpen);
  });
});

test('a set-up link ends after an hour', async () => {
  const invited = await inviteAccount(house, ann, host, 'setup');
  assert.ok(!isRefusal(invited));
  assert.equal(Date.parse(invited.link.expiresAt) - Date.parse(house.clock()), 60 * minute);
});

test('the book of an account is sealed and chained: its links verify over the bytes that are stored', async () => {
  const { account } = await invite();
  assert.ok(!isRefusal(await changeRoles(house, account, ['lead'], host)));
  await store.withTx('contour', async (tx) => {
    const ref = { project: 'contour', kind: 'account', id: account } as const;
    const rows = (await readEvents(tx, ref)).map(({ seq, type, at, actor, body, hash }) => ({
      header: { project: ref.project, kind: ref.kind, book: ref.id, seq, type, at, actor },
      body: Buffer.from(body),
      hash: Buffer.from(hash),
    }));
    assert.deepEqual(
      rows.map(({ header }) => header.type),
      ['AccountInvited', 'RolesChanged', 'SessionsEnded'],
    );
    assert.deepEqual(verifyChain(rows), { valid: true, count: 3 });
    assert.equal(Buffer.concat(rows.map(({ body }) => body)).includes('lead'), false);
  });
});

test('a refused invitation leaves nothing behind', async () => {
  const before = await store.withTx('contour', (tx) => listBooks(tx, 'account'));
  const developer = { kind: 'account', id: 'x', roles: ['developer'] } as const;
  const refused = await inviteAccount(house, ann, developer);
  assert.ok(isRefusal(refused) && refused.gates[0]?.id === 'who');
  const both = await inviteAccount(house, { ...ann, organisation: 'o1' }, host);
  assert.ok(isRefusal(both) && both.gates[0]?.id === 'roles');
  assert.deepEqual(await store.withTx('contour', (tx) => listBooks(tx, 'account')), before);
});

test('what is not one name, one address and known roles is refused with the place of each fault', async () => {
  const refused = await inviteAccount(
    house,
    { name: ' ', address: 'ann@example.org, eve@example.org', roles: ['root'], organisation: null },
    host,
  );
  assert.ok(isRefusal(refused));
  assert.deepEqual(
    refused.faults.map(({ path }) => path),
    ['/name', '/address', '/roles'],
  );
  for (const address of [
    '',
    'ann',
    'Ann <ann@example.org>',
    'a@b@c',
    'list:a@b.org;',
    'a@b.org\r\nBcc: e@x.org',
    '"a b"@c',
  ]) {
    const answer = await inviteAccount(house, { ...ann, address }, host);
    assert.ok(isRefusal(answer) && answer.faults[0]?.rule === 'address', address);
  }
});

test('contacts of a distributor stand beside the team, and an address finds its accounts', async () => {
  const contact = await invite({ name: 'Cy', address: 'cy@distro.example', roles: [], organisation: 'o7' });
  assert.deepEqual(
    (await accountsOf(house, 'o7')).map(({ id }) => id),
    [contact.account],
  );
  assert.equal(
    (await accountsOf(house, null)).some(({ id }) => id === contact.account),
    false,
  );
  assert.deepEqual(
    (await accountsByAddress(house, ' CY@Distro.example ')).map(({ id }) => id),
    [contact.account],
  );
  assert.deepEqual(await accountsByAddress(house, 'nobody@example.org'), []);
});

test('a project sees no account of another one', async () => {
  const { account } = await invite();
  const other = testGatehouse(store, 'envoy', house.root);
  assert.equal(await accountById(other, account), undefined);
  assert.equal(await cardById(other, account), undefined);
  assert.equal((await cardById(house, account))?.name, ann.name);
  assert.deepEqual(await accountsOf(other, null), []);
  assert.deepEqual(await accountsByAddress(other, ann.address), []);
});

test('of two administrators who demote each other at one moment one stays', async () => {
  const fresh = testGatehouse((await testStore('contour')).store, 'contour');
  const ids: string[] = [];
  for (const name of ['One', 'Two']) {
    const invited = await inviteAccount(fresh, { ...ann, name }, host);
    assert.ok(!isRefusal(invited));
    ids.push(invited.account);
  }
  const demote = (tx: Tx, id: string) => {
    return changeAccount(tx, fresh.root, id, { type: 'ChangeRoles', roles: ['lead'] }, host, fresh.clock());
  };
  let second: Promise<unknown> | undefined;
  await fresh.store.withTx('contour', async (tx) => {
    assert.ok(!isRefusal(await demote(tx, ids[0]!)));
    // The second one starts while the first is not yet committed: it must wait for it, not count by what it sees.
    second = outside.run(() => fresh.store.withTx('contour', (other) => demote(other, ids[1]!)));
    await Promise.race([second, setTimeout(300)]);
  });
  assert.ok(isRefusal(await second));
  const admins = (await accountsOf(fresh, null)).filter(({ roles }) => roles.includes('admin'));
  assert.equal(admins.length, 1);
});
