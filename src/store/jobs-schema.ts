import pg from 'pg';
import { appRole } from './cluster/roles.ts';

/** The schema of the job engine, beside our own tables. It holds ids and times only. */
export const jobsSchema = 'jobs';

const lockNumber = 7_300_002;

/**
 * Runs `install` as the owner under a lock, then gives the application role data rights on what it made: no right to make,
 * change or drop anything.
 */
export async function installJobsSchema(owner: pg.ClientConfig, install: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ ...owner, statement_timeout: 0, lock_timeout: 0 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    await client.query(`create schema if not exists ${jobsSchema}`);
    const onTables = `grant select, insert, update, delete on tables to ${appRole}`;
    await client.query(`alter default privileges in schema ${jobsSchema} ${onTables}`);
    await install();
    await client.query(`grant usage on schema ${jobsSchema} to ${appRole}`);
    await client.query(`grant select, insert, update, delete on all tables in schema ${jobsSchema} to ${appRole}`);
    await client.query(`grant usage on all sequences in schema ${jobsSchema} to ${appRole}`);
  } finally {
    await client.end();
  }
}
