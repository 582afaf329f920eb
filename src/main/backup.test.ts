import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type TestStore, testStore } from '../../test/support/cluster.ts';
import { dataFolder, scratch } from '../../test/support/folders.ts';
import { instant } from '../core/process/instant.ts';
import { insertBlob, readBlob } from '../store/blobs.ts';
import { appendEvents, createBook, readEvents, readHead } from '../store/books.ts';
import { reachCluster, startCluster } from '../store/cluster/cluster.ts';
import { planDeliveries } from '../store/deliveries.ts';
import { claimDelivery } from '../store/delivery-steps.ts';
import { destroyKey, insertKey } from '../store/keys.ts';
import { schemaNames } from '../store/migrate.ts';
import { openStore, type Tx } from '../store/open.ts';
import { writePerson } from '../store/persons.ts';
import { readPicture, writePicture } from '../store/pictures.ts';
import { link } from '../vault/chain.ts';
import { createBackup, restoreBackup, restoreIntoDatabase, verifyBackup } from './backup.ts';

const at = instant('2026-04-01T09:00:00Z');
const ref = { project: 'contour', kind: 'case', id: 'c1' } as const;
const blob = { id: 'b1', book: 'c1', size: 1_000_000, sha256: Buffer.from('sum'), body: Buffer.alloc(1_000_000, 7) };

async function append(tx: Tx, forged = false): Promise<void> {
  const { seq, hash } = (await readHead(tx, ref))!;
  const body = Buffer.from(`sealed, with a\ttab and a\nline ${seq + 1}`);
  const header = { ...ref, book: 'c1', seq: seq + 1, type: 'ReportReceived', at, actor: 'p1' };
  const prevHash = Buffer.from(hash);
  const linked = link(seq === 0 ? null : prevHash, header, forged ? Buffer.from('other bytes') : body);
  await appendEvents(tx, ref, seq, [
    { seq: seq + 1, type: header.type, at, actor: 'p1', body, prevHash, hash: linked },
  ]);
}

async function filled(): Promise<TestStore> {
  const made = await testStore('contour', 'envoy', 'empty');
  await made.store.withTx('contour', async (tx) => {
    await createBook(tx, ref);
    await append(tx);
    await append(tx);
    await insertBlob(tx, blob);
    const picture = { seq: 2, body: Buffer.from('sealed state'), number: 'CASE-1', stage: 'new', nextDueAt: null };
    await writePicture(tx, ref, { ...picture, updatedAt: at });
    await insertKey(tx, 'case:c1', Buffer.from('wrapped'), at);
    await destroyKey(tx, 'case:c1', at);
    await writePerson(tx, { id: 'p1', identity: Buffer.from('sealed'), lookup: null });
    const rest = { kind: 'notice', channel: 'mail', recipient: 'acme', letter: 'early', body: Buffer.from('sealed') };
    await planDeliveries(tx, [{ ...rest, id: 'd1', book: ref, dueAt: at, businessKey: 'k' }], at);
    const account = { project: 'contour', id: 'a1', person: 'p1', roles: [], organisation: null };
    await tx.db
      .insertInto('accounts')
      .values({ ...account, created_at: at, closed_at: null })
      .execute();
    const link = { hash: Buffer.alloc(32), account: 'a1', purpose: 'setup', used_at: null } as const;
    const expires = instant('2026-04-02T09:00:00Z');
    await tx.db
      .insertInto('links')
      .values({ ...link, project: 'contour', created_at: at, expires_at: expires })
      .execute();
  });
  await made.store.withTx('envoy', (tx) => createBook(tx, { ...ref, project: 'envoy' }));
  return made;
}

const attached = ({ cluster, app, owner }: TestStore) => ({ ...cluster, app, owner });
const newFile = async () => join(await scratch(), 'a.backup');
const rule = (expected: string) => (error: unknown) => {
  assert.equal((error as { rule?: string }).rule, expected, String(error));
  return true;
};

test('a backup restores row by row, is private, and what it restores sends nothing until it is released', async () => {
  const made = await filled();
  const file = await newFile();
  const report = await createBackup(made, file, at);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  const counts = Object.fromEntries(Object.entries(report.tables).map(([name, { rows }]) => [name, rows]));
  const one = { accounts: 1, blobs: 1, deliveries: 1, keys: 1, persons: 1, pictures: 1 };
  assert.deepEqual(counts, { projects: 3, books: 2, events: 2, ...one });
  const verified = await verifyBackup(file, at);
  assert.deepEqual(verified, { ...report, books: 2 });
  const data = await dataFolder();
  assert.deepEqual(await restoreBackup(file, data, at), report);
  const cluster = await reachCluster({ data });
  const store = await openStore(cluster);
  const read = (tx: Tx) => Promise.all([readEvents(tx, ref), readBlob(tx, 'b1'), readPicture(tx, ref)]);
  assert.deepEqual(await store.withTx('contour', read), await made.store.withTx('contour', read));
  assert.equal(await store.withTx('contour', (tx) => claimDelivery(tx, 'd1', at)), undefined);
  assert.deepEqual(await schemaNames(cluster.owner), await schemaNames(made.owner));
  await store.close();
  await cluster.stop();
  await assert.rejects(restoreBackup(file, data, at), rule('data-folder-not-empty'));
});

test('the backup of a running instance is of one moment', async () => {
  const made = await filled();
  const file = await newFile();
  let isOver = false;
  const writing = (async () => {
    while (!isOver) await made.store.withTx('contour', (tx) => append(tx));
  })();
  await createBackup(made, file, at);
  isOver = true;
  await writing;
  const { tables } = await verifyBackup(file, at);
  assert.ok(tables.events!.rows >= 2);
});

test('a chain that was altered in the database shows when its backup is verified', async () => {
  const made = await filled();
  await made.store.withTx('contour', (tx) => append(tx, true));
  const file = await newFile();
  await createBackup(made, file, at);
  await assert.rejects(verifyBackup(file, at), /chain of case c1 does not hold \(entry 3 is not what was recorded\)/);
});

test('a damaged backup is refused and nothing of it stays', async () => {
  const made = await filled();
  const file = await newFile();
  await createBackup(made, file, at);
  await assert.rejects(createBackup(made, file, at), rule('file-exists'));
  const whole = await readFile(file);
  const text = gunzipSync(whole).toString('utf8');
  const cases: Record<string, Buffer> = {
    'cut short': whole.subarray(0, whole.length - 200),
    'a byte turned': Buffer.from(whole).fill((whole[900] ?? 0) ^ 0x40, 900, 901),
    'its end lost': gzipSync(text.replace(/\{"end".*\n$/, '')),
    'a row lost': gzipSync(text.replace(/^events\t.*\n/m, '')),
    'a row changed': gzipSync(text.replace('"actor":"p1"', '"actor":"p2"')),
    'a row that the database refuses': gzipSync(text.replace('"actor":"p1"', '"actor":null')),
    'a table of the server': gzipSync(text.replace('events\tcontour', 'pg_authid\tcontour')),
    'more behind its end': gzipSync(`${text}books\tcontour\t{}\n`),
  };
  const target = await testStore();
  for (const [what, bytes] of Object.entries(cases)) {
    const bad = await newFile();
    await writeFile(bad, bytes);
    await assert.rejects(restoreIntoDatabase(attached(target), bad, at), rule('backup-damaged'), what);
  }
  await target.store.withInstanceTx(async (tx) => {
    assert.deepEqual(await tx.db.selectFrom('projects').selectAll().execute(), []);
    assert.deepEqual(await tx.db.selectFrom('instance').selectAll().execute(), []);
  });
  await restoreIntoDatabase(attached(target), file, at);
});

test('a foreign file, a newer one and a folder that is in use are refused with the way out', async () => {
  const made = await filled();
  const file = await newFile();
  await createBackup(made, file, at);
  const text = gunzipSync(await readFile(file)).toString('utf8');
  const cases: [string | Buffer, string][] = [
    ['not a backup', 'not-a-backup'],
    ['', 'not-a-backup'],
    [gzipSync('{"other":1}\n'), 'not-a-backup'],
    [gzipSync('\n'), 'not-a-backup'],
    [gzipSync(text.replace('"format":1', '"format":2')), 'backup-newer'],
    [gzipSync(text.replace('"schema":[', '"schema":["9999_later",')), 'backup-newer'],
  ];
  const target = await testStore();
  for (const [bytes, expected] of cases) {
    const bad = await newFile();
    await writeFile(bad, bytes);
    await assert.rejects(restoreIntoDatabase(attached(target), bad, at), rule(expected), String(bytes).slice(0, 40));
  }
  const data = await dataFolder();
  const holder = await startCluster({ data });
  await assert.rejects(restoreBackup(file, data, at), rule('data-folder-busy'));
  await holder.stop();
  await assert.rejects(restoreBackup(await newFile(), data, at), { code: 'ENOENT' });
});
