import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Instant } from '../core/process/instant.ts';
import { codeOf, StoreTrouble } from './trouble.ts';

/** One step of the schema: a plain SQL file `NNNN_words.sql`. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The package's own migrations folder, in a checkout and in a bundle alike. */
async function findFolder(): Promise<string> {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const names = await readdir(join(folder, 'migrations')).catch(() => []);
    if (names.some((name) => /^0001_.*\.sql$/.test(name))) return join(folder, 'migrations');
  }
  throw new StoreTrouble('no-migrations', 'The folder migrations is missing.', 'Install Tidegate again.');
}

/** The migrations that this Tidegate brings, in order. */
export async function readMigrations(folder?: string): Promise<readonly Migration[]> {
  const found = folder ?? (await findFolder());
  const names = (await readdir(found)).filter((name) => name.endsWith('.sql')).sort();
  const odd = names.find((name) => !/^\d{4}_\w+\.sql$/.test(name));
  if (odd)
    throw new Error(`${join(found, odd)} is not named like a migration (0008_two_words.sql): it would be left out.`);
  return Promise.all(
    names.map(async (file) => ({ name: file.replace(/\.sql$/, ''), sql: await readFile(join(found, file), 'utf8') })),
  );
}

async function digest(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex');
}

/** The migrations that a database has been through, oldest first; empty for a new one. */
export async function readSchema(client: pg.ClientBase): Promise<readonly { name: string; sha256: string }[]> {
  try {
    return (await client.query<{ name: string; sha256: string }>('select name, sha256 from migrations order by name'))
      .rows;
  } catch (error) {
    if (codeOf(error) === '42P01') return [];
    throw error;
  }
}

const lockNumber = 7_300_001;

/**
 * Brings the schema forward, as the owner, in one transaction under a lock: of many that start at once one does the work
 * and the others find it done.
 * @param at the instant to note
 * @param options.upTo stop after the migration of that name (a backup is loaded into the schema that it was taken from)
 * @returns the names of the migrations that ran
 * @throws StoreTrouble `schema-newer`, `schema-differs`
 */
export async function migrate(
  owner: pg.ClientConfig,
  at: Instant,
  options: { readonly folder?: string; readonly upTo?: string } = {},
): Promise<readonly string[]> {
  const all = await readMigrations(options.folder);
  const client = new pg.Client({ ...owner, statement_timeout: 0, lock_timeout: 0 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [lockNumber]);
    await client.query(
      'create table if not exists migrations (name text primary key, sha256 text not null, at timestamptz not null)',
    );
    const past = await readSchema(client);
    await checkPast(past, all);
    const coming = all.filter(({ name }) => !past.some((one) => one.name === name) && name <= (options.upTo ?? '9'));
    for (const { name, sql } of coming) {
      await client.query(sql);
      await client.query('insert into migrations (name, sha256, at) values ($1, $2, $3)', [
        name,
        await digest(sql),
        at,
      ]);
    }
    await client.query('commit');
    return coming.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function checkPast(past: readonly { name: string; sha256: string }[], all: readonly Migration[]): Promise<void> {
  for (const { name, sha256 } of past) {
    const ours = all.find((one) => one.name === name);
    if (!ours) {
      throw new StoreTrouble(
        'schema-newer',
        `This database was used by a newer Tidegate (its schema has ${name}, which this one does not know).`,
        'Start the newer Tidegate again, or restore a backup taken before the upgrade into a new data folder.',
      );
    }
    if ((await digest(ours.sql)) !== sha256) {
      throw new StoreTrouble(
        'schema-differs',
        `The migration ${name} has changed since it made this database.`,
        'Install the released Tidegate again; during development, start with a new data folder.',
      );
    }
  }
}

/** The migrations that the database of these connection data has been through, oldest first; empty for a new one. */
export async function schemaNames(owner: pg.ClientConfig): Promise<readonly string[]> {
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await readSchema(client)).map(({ name }) => name);
  } finally {
    await client.end();
  }
}
