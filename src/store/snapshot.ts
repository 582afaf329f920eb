import pg from 'pg';
import { exemptTables, unsavedTables } from './exempt.ts';
import { typeReaders } from './open.ts';
import { StoreTrouble } from './trouble.ts';

/** One row as JSON text, with its table and the project that may see it ('' for the instance's own tables). */
export interface SavedRow {
  readonly table: string;
  readonly project: string;
  readonly json: string;
}

/** A connection of the application role for long work: no statement of it is cut short. */
export async function connectForLong(app: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({
    ...app,
    statement_timeout: 0,
    idle_in_transaction_session_timeout: 0,
    options: `${app.options ?? ''} -c DateStyle=ISO -c TimeZone=UTC -c bytea_output=hex`,
    types: typeReaders,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * The tables that a backup holds, each after those that it refers to, with the columns of its key.
 * @throws StoreTrouble `tables-in-a-circle` when foreign keys go round: a fault of a migration
 */
export async function savedTables(client: pg.Client): Promise<readonly { name: string; key: readonly string[] }[]> {
  const { rows } = await client.query<{ name: string; key: string[]; needs: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k(num, place)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num
            where i.indrelid = c.oid and i.indisprimary order by k.place) as key,
      array(select distinct f.relname::text from pg_constraint x join pg_class f on f.oid = x.confrelid
            where x.conrelid = c.oid and x.contype = 'f' and f.oid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`);
  const waiting = rows.filter(({ name }) => !(name in unsavedTables));
  const sorted: typeof waiting = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) => !waiting.some(({ name }) => needs.includes(name)));
    if (next === -1)
      throw new StoreTrouble(
        'tables-in-a-circle',
        'The tables refer to each other in a circle.',
        'Mend the newest migration.',
      );
    sorted.push(...waiting.splice(next, 1));
  }
  return sorted;
}

/** Says which rows the transaction may see: one project's, or the instance's own tables. */
export async function lookAt(client: pg.Client, project: string): Promise<void> {
  const instance = project === '' ? 'on' : '';
  const text = "select set_config('tidegate.project', $1, true), set_config('tidegate.instance', $2, true)";
  await client.query(text, [project, instance]);
}

/**
 * Every row of every saved table at one moment, in a fixed order: by table, project and key. It reads as the application
 * does, one project at a time, so it needs no right to pass row-level security.
 */
export async function* readSnapshot(app: pg.ClientConfig): AsyncGenerator<SavedRow> {
  const client = await connectForLong(app);
  try {
    await client.query('begin isolation level repeatable read read only');
    await lookAt(client, '');
    const projects = (await client.query<{ id: string }>('select id from projects order by id')).rows;
    for (const { name, key } of await savedTables(client)) {
      const scopes = name in exemptTables ? [''] : projects.map(({ id }) => id);
      for (const project of scopes) {
        await lookAt(client, project);
        for await (const json of readTable(client, name, key)) yield { table: name, project, json };
      }
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** Rows may be large (attachments): a few at a time, more while they are small. */
async function* readTable(client: pg.Client, name: string, key: readonly string[]): AsyncGenerator<string> {
  const order = key.map((column) => `t.${client.escapeIdentifier(column)}`).join(', ');
  const table = client.escapeIdentifier(name);
  await client.query(
    `declare rows no scroll cursor for select to_json(t)::text as json from ${table} t order by ${order}`,
  );
  for (let count = 8; ; ) {
    const { rows } = await client.query<{ json: string }>(`fetch ${count} from rows`);
    for (const { json } of rows) yield json;
    if (rows.length < count) break;
    const size = rows.reduce((sum, { json }) => sum + json.length, 0);
    count = Math.max(1, Math.min(500, Math.floor((count * 4_000_000) / Math.max(size, 1))));
  }
  await client.query('close rows');
}

/**
 * Writes rows in the order that `readSnapshot` gave them, all of them or none.
 * @param options.hold also sets the flag `held` with this reason, so that nothing is sent until a person says so
 * @param options.at the instant to note beside the flag
 */
export async function writeSnapshot(
  app: pg.ClientConfig,
  rows: AsyncIterable<SavedRow>,
  options: { readonly hold?: string; readonly at: string },
): Promise<void> {
  const client = await connectForLong(app);
  try {
    await client.query('begin');
    let batch: SavedRow[] = [];
    let size = 0;
    const flush = async () => {
      const [first] = batch;
      if (!first) return;
      await lookAt(client, first.project);
      const table = client.escapeIdentifier(first.table);
      const columns = await writtenColumns(client, first.table);
      const text = `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`;
      await client.query(text, [`[${batch.map(({ json }) => json).join(',')}]`]);
      batch = [];
      size = 0;
    };
    for await (const row of rows) {
      const [first] = batch;
      const isOther = first && (first.table !== row.table || first.project !== row.project);
      if (isOther || size > 4_000_000 || batch.length >= 1_000) await flush();
      batch.push(row);
      size += row.json.length;
    }
    await flush();
    if (options.hold !== undefined) {
      await lookAt(client, '');
      const text = `insert into instance (name, value, at) values ('held', $1, $2)
        on conflict (name) do update set value = excluded.value, at = excluded.at`;
      await client.query(text, [options.hold, options.at]);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** The columns of a table that are written, as a list for SQL: others the database makes of them by itself. */
async function writtenColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [client.escapeIdentifier(table)],
  );
  return rows.map(({ name }) => client.escapeIdentifier(name)).join(', ');
}

/** Whether the instance holds a project already. */
export async function hasProjects(app: pg.ClientConfig): Promise<boolean> {
  const client = await connectForLong(app);
  try {
    await client.query('begin');
    await lookAt(client, '');
    return ((await client.query('select from projects limit 1')).rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
