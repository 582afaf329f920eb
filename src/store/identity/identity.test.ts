import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testStore } from '../../../test/support/cluster.ts';
import { instant, minute, plus } from '../../core/process/instant.ts';
import type { Tx } from '../open.ts';
import { writePerson } from '../persons.ts';
import { insertAccount, listAccounts, readAccount } from './accounts.ts';
import { insertChallenge, takeChallenge } from './challenges.ts';
import { deleteExpired } from './expire.ts';
import { insertLink, takeLink } from './links.ts';
import { approveLoginRequest, insertLoginRequest, takeLoginRequest } from './login-requests.ts';
import { insertPasskey, notePasskeyUse, readPasskey } from './passkeys.ts';
import { insertSession, readSessionRow } from './sessions.ts';
import { insertToken, readTokenRow } from './tokens.ts';

const at = instant('2026-04-01T09:00:00Z');
const end = plus(at, 10 * minute);
const hash = (byte: number) => Buffer.alloc(32, byte);
const tables = ['accounts', 'sessions', 'passkeys', 'challenges', 'links', 'tokens', 'login_requests'];

async function fill(tx: Tx): Promise<void> {
  await writePerson(tx, { id: 'p1', identity: Buffer.from('sealed'), lookup: null });
  await insertAccount(tx, {
    id: 'a1',
    person: 'p1',
    roles: ['lead'],
    organisation: null,
    created_at: at,
    closed_at: null,
  });
  await insertSession(tx, {
    hash: hash(1),
    id: 's1',
    account: 'a1',
    reach: 'full',
    csrf: 'c',
    created_at: at,
    last_seen_at: at,
    verified_at: null,
    expires_at: end,
  });
  await insertPasskey(tx, {
    id: 'k1',
    account: 'a1',
    credential: 'cred',
    public_key: Buffer.from([1]),
    counter: 0,
    transports: ['usb'],
    is_backed_up: false,
    created_at: at,
    last_used_at: null,
  });
  await insertChallenge(tx, {
    hash: hash(2),
    purpose: 'sign in',
    challenge: 'x',
    account: null,
    session: null,
    expires_at: end,
  });
  await insertLink(tx, { hash: hash(3), account: 'a1', purpose: 'invite', created_at: at, expires_at: end });
  await insertToken(tx, {
    id: 't1',
    hash: hash(4),
    account: 'a1',
    scopes: ['case:read'],
    created_at: at,
    expires_at: end,
    last_used_at: null,
  });
  await insertLoginRequest(tx, {
    device_hash: hash(5),
    code_hash: hash(6),
    scopes: ['case:read'],
    created_at: at,
    expires_at: end,
  });
}

test('no table of identity shows another project its rows, nor takes one in its name', async () => {
  const { store, app } = await testStore('contour', 'envoy');
  await store.withTx('contour', fill);
  await store.withTx('envoy', async (tx) => {
    assert.equal(await readAccount(tx, 'a1'), undefined);
    assert.equal(await readSessionRow(tx, hash(1)), undefined);
    assert.equal(await readPasskey(tx, 'cred'), undefined);
    assert.equal(await takeChallenge(tx, hash(2), at), undefined);
    assert.equal(await takeLink(tx, hash(3), at), undefined);
    assert.equal(await readTokenRow(tx, hash(4)), undefined);
  });
  // The second wall: the same role with plain SQL and no filter of ours.
  const client = new pg.Client(app);
  await client.connect();
  try {
    for (const table of tables) {
      await client.query('begin');
      await client.query("select set_config('tidegate.project', 'envoy', true)");
      assert.equal((await client.query(`select from ${table}`)).rowCount, 0, table);
      assert.equal((await client.query(`update ${table} set project = 'envoy'`)).rowCount, 0, table);
      await client.query('rollback');
      await client.query('begin');
      await client.query("select set_config('tidegate.project', 'contour', true)");
      assert.equal((await client.query(`select from ${table}`)).rowCount, 1, table);
      await assert.rejects(client.query(`update ${table} set project = 'envoy'`), { code: '42501' }, table);
      await client.query('rollback');
    }
  } finally {
    await client.end();
  }
});

test('rows come back as they were kept', async () => {
  const { store } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    await fill(tx);
    assert.deepEqual(await listAccounts(tx), [
      { id: 'a1', person: 'p1', roles: ['lead'], organisation: null, created_at: at, closed_at: null },
    ]);
    const session = await readSessionRow(tx, hash(1));
    assert.deepEqual([session?.expires_at, session?.verified_at, session?.hash], [end, null, hash(1)]);
    assert.deepEqual((await readPasskey(tx, 'cred'))?.counter, 0);
  });
});

test('a challenge, a link and a login are taken once, and not at their end', async () => {
  const { store } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    await fill(tx);
    assert.equal(await takeLink(tx, hash(3), end), undefined);
    assert.equal((await takeLink(tx, hash(3), at))?.account, 'a1');
    assert.equal(await takeLink(tx, hash(3), at), undefined);
    assert.equal((await takeChallenge(tx, hash(2), at))?.challenge, 'x');
    assert.equal(await takeChallenge(tx, hash(2), at), undefined);
    assert.equal(await takeLoginRequest(tx, hash(5), at), undefined);
    assert.equal(await approveLoginRequest(tx, hash(6), 'a1', end), false);
    assert.equal(await approveLoginRequest(tx, hash(6), 'a1', at), true);
    assert.equal(await approveLoginRequest(tx, hash(6), 'a1', at), false);
    assert.equal((await takeLoginRequest(tx, hash(5), at))?.approved_by, 'a1');
    assert.equal(await takeLoginRequest(tx, hash(5), at), undefined);
  });
});

test('a use of a passkey whose counter has moved meanwhile is refused', async () => {
  const { store } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    await fill(tx);
    const before = (await readPasskey(tx, 'cred'))!;
    assert.equal(await notePasskeyUse(tx, before, 5, at), 'done');
    assert.equal(await notePasskeyUse(tx, before, 6, at), 'changed meanwhile');
    assert.equal((await readPasskey(tx, 'cred'))?.counter, 5);
  });
});

test('what has ended is swept away, what has not stays', async () => {
  const { store } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    await fill(tx);
    assert.equal(await deleteExpired(tx, plus(end, -1)), 0);
    assert.equal(await deleteExpired(tx, end), 5);
    assert.equal(await readSessionRow(tx, hash(1)), undefined);
    assert.ok(await readAccount(tx, 'a1'));
  });
});

test('the database itself refuses a token of more than 90 days and a contact with a role', async () => {
  const { store } = await testStore('contour');
  const token = { id: 't2', account: 'a1', scopes: ['case:read' as const], created_at: at, last_used_at: null };
  const refused = store.withTx('contour', async (tx) => {
    await fill(tx);
    await insertToken(tx, { ...token, hash: hash(9), expires_at: plus(at, 90 * 24 * 60 * minute + 1) });
  });
  await assert.rejects(refused, { code: '23514' });
  const contact = store.withTx('contour', async (tx) => {
    await fill(tx);
    await insertAccount(tx, {
      id: 'a2',
      person: 'p1',
      roles: ['lead'],
      organisation: 'o1',
      created_at: at,
      closed_at: null,
    });
  });
  await assert.rejects(contact, { code: '23514' });
});
