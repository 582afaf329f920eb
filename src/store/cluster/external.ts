import pg from 'pg';
import { codeOf, StoreTrouble } from '../trouble.ts';
import type { Cluster } from './cluster.ts';
import { appRole } from './roles.ts';

/**
 * Uses a PostgreSQL server that somebody else runs. The address's user owns the schema; the application connects as the
 * same user and acts as the role tidegate_app from the first statement on, unless it is given an address of its own.
 * @param url a `postgresql://` address (DATABASE_URL)
 * @param appUrl a second login that may act as tidegate_app and as nothing else: then a stolen session cannot step back up
 * @param oldest the major version that is needed at least
 * @throws StoreTrouble `database-unreachable`, `database-too-old`, `role-missing`, `role-too-strong`
 */
export async function connectExternal(url: string, appUrl: string = url, oldest = 15): Promise<Cluster> {
  const owner = { connectionString: url, application_name: 'tidegate' };
  const app = { connectionString: appUrl, application_name: 'tidegate', options: `-c role=${appRole}` };
  const client = await connect(owner);
  try {
    await checkVersion(client, oldest);
    await ensureAppRole(client);
  } finally {
    await client.end();
  }
  await (await connect(app)).end();
  const warnings =
    appUrl === url
      ? [
          `The application shares the owner's login to the database. Give it one of its own that may only act as ${appRole}.`,
        ]
      : [];
  return {
    kind: 'external',
    owner,
    app,
    superuser: undefined,
    folder: undefined,
    warnings,
    ended: new Promise(() => undefined),
    stop: async () => undefined,
  };
}

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new StoreTrouble(
      'database-unreachable',
      `The database at DATABASE_URL does not let Tidegate in (${error instanceof Error ? error.message : error}).`,
      'Check the address, the user and its password.',
      error,
    );
  }
}

async function checkVersion(client: pg.Client, oldest: number): Promise<void> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major >= oldest) return;
  throw new StoreTrouble(
    'database-too-old',
    `The database at DATABASE_URL is PostgreSQL ${major}, and Tidegate needs ${oldest} or newer.`,
    'Use a newer server, or leave DATABASE_URL out to use the private one.',
  );
}

async function ensureAppRole(client: pg.Client): Promise<void> {
  const text = 'select rolsuper or rolbypassrls as strong from pg_roles where rolname = $1';
  const found = (await client.query<{ strong: boolean }>(text, [appRole])).rows[0];
  if (found?.strong) {
    throw new StoreTrouble(
      'role-too-strong',
      `The role ${appRole} of this database may pass row-level security.`,
      `Run: alter role ${appRole} nosuperuser nobypassrls;`,
    );
  }
  try {
    if (!found) await client.query(`create role ${appRole} nologin`);
    // From PostgreSQL 16 on, whoever creates a role may administer it, and act as it only when that is granted too.
    const act = `case when current_setting('server_version_num')::int < 160000 then 'MEMBER' else 'SET' end`;
    const may = `select pg_has_role(current_user, $1, ${act}) as may`;
    const { rows } = await client.query<{ may: boolean }>(may, [appRole]);
    if (!rows[0]?.may) await client.query(`grant ${appRole} to current_user`);
  } catch (error) {
    // Another node that starts at the same moment may have made the role first.
    if (codeOf(error) === '42710' || codeOf(error) === '23505') return;
    throw new StoreTrouble(
      'role-missing',
      `The role ${appRole} is missing from this database, or its owner may not act as it.`,
      `Let an administrator run: create role ${appRole} nologin; grant ${appRole} to <the user of DATABASE_URL>;`,
      error,
    );
  }
}
