import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { emptyDatabase } from '../../test/support/cluster.ts';
import { scratch } from '../../test/support/folders.ts';
import { instant } from '../core/process/instant.ts';
import { migrate, readMigrations, readSchema } from './migrate.ts';

const at = instant('2026-01-01T00:00:00Z');
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

async function schemaOf(owner: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    return names(await readSchema(client));
  } finally {
    await client.end();
  }
}

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await scratch();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

test('four starters at once bring the schema forward once', async () => {
  const { owner } = await emptyDatabase();
  assert.deepEqual(await schemaOf(owner), []);
  const ran = await Promise.all([1, 2, 3, 4].map(() => migrate(owner, at)));
  const all = names(await readMigrations());
  assert.deepEqual(ran.map(({ length }) => length).sort(), [0, 0, 0, all.length]);
  assert.deepEqual(await schemaOf(owner), all);
});

test('a migration that fails leaves the schema as it was', async () => {
  const { owner } = await emptyDatabase();
  const folder = await folderWith({ '0001_a.sql': 'create table a ()', '0002_b.sql': 'create table b (); select 1/0' });
  await assert.rejects(migrate(owner, at, { folder }), /division by zero/);
  assert.deepEqual(await schemaOf(owner), []);
  await migrate(owner, at, { folder, upTo: '0001_a' });
  assert.deepEqual(await schemaOf(owner), ['0001_a']);
});

test('a newer schema and a changed migration are refused with their mend', async () => {
  const { owner } = await emptyDatabase();
  const newer = await folderWith({ '0001_a.sql': 'create table a ()', '0002_b.sql': 'create table b ()' });
  await migrate(owner, at, { folder: newer });
  const older = await folderWith({ '0001_a.sql': 'create table a ()' });
  await assert.rejects(migrate(owner, at, { folder: older }), {
    rule: 'schema-newer',
    message: /newer Tidegate \(its schema has 0002_b/,
  });
  const changed = await folderWith({ '0001_a.sql': 'create table a (n int)', '0002_b.sql': 'create table b ()' });
  await assert.rejects(migrate(owner, at, { folder: changed }), { rule: 'schema-differs' });
});

test('no SQL of ours reads the clock: instants are handed in', async () => {
  const store = new URL('.', import.meta.url);
  const files = (await readdir(store, { recursive: true })).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const sources = await Promise.all(files.map(async (name) => [name, await readFile(new URL(name, store), 'utf8')]));
  const texts = [...sources, ...(await readMigrations()).map(({ name, sql }) => [name, sql])];
  const clocks = /\bnow\s*\(|current_timestamp|current_date|localtimestamp|clock_timestamp|statement_timestamp/i;
  const withoutComments = (text: string) => text.replace(/^\s*(--|\/\/|\/?\*).*$/gm, '');
  assert.deepEqual(
    texts.filter(([, text]) => clocks.test(withoutComments(text!))).map(([name]) => name),
    [],
  );
});

test('a file that is not named like a migration is named, not left out', async () => {
  const folder = await folderWith({ '0001_a.sql': 'create table a ()', '0002_b-c.sql': 'create table b ()' });
  await assert.rejects(readMigrations(folder), /0002_b-c\.sql is not named like a migration/);
});
