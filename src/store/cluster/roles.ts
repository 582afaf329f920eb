import pg from 'pg';

/** Owns database and schema; migrations run as this role. */
export const ownerRole = 'tidegate_owner';
/** May read and write rows and owns nothing: row-level security binds it. */
export const appRole = 'tidegate_app';
export const databaseName = 'tidegate';

async function isRow(client: pg.Client, text: string, value: string): Promise<boolean> {
  return ((await client.query(text, [value])).rowCount ?? 0) > 0;
}

/**
 * Makes the two roles and the database where they are missing, as the superuser of a private cluster.
 * @param passwords words of letters, digits, - and _ only
 */
export async function ensureRoles(
  superuser: pg.ClientConfig,
  passwords: { readonly owner: string; readonly app: string },
): Promise<void> {
  const client = new pg.Client(superuser);
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const [role, password] of [
      [ownerRole, passwords.owner],
      [appRole, passwords.app],
    ] as const) {
      if (await isRow(client, 'select from pg_roles where rolname = $1', role)) continue;
      await client.query(
        `create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password ${client.escapeLiteral(password)}`,
      );
    }
    if (await isRow(client, 'select from pg_database where datname = $1', databaseName)) return;
    await client.query('revoke all on database postgres, template1 from public');
    await client.query(`create database ${databaseName} owner ${ownerRole}`);
    await client.query(`revoke all on database ${databaseName} from public`);
    await client.query(`grant connect on database ${databaseName} to ${appRole}`);
  } finally {
    await client.end();
  }
}
