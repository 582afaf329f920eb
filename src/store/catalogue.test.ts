import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import pg from 'pg';
import { testStore } from '../../test/support/cluster.ts';
import { exemptTables, unsavedTables } from './exempt.ts';

async function ask<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
  const { owner } = await testStore();
  const client = new pg.Client(owner);
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

test('every table is bound by row-level security for everybody, or stands on the list with its reason', async () => {
  const tables = await ask<{ name: string; forced: boolean; owner: string; project: boolean; policies: string[] }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      pg_get_userbyid(c.relowner) as owner,
      exists (select from pg_attribute where attrelid = c.oid and attname = 'project' and attnotnull) as project,
      array(select concat_ws(' ', polname, polpermissive, polcmd, polroles = '{0}',
                             pg_get_expr(polqual, polrelid) = pg_get_expr(polwithcheck, polrelid),
                             pg_get_expr(polqual, polrelid) like '(project = %current_setting(''tidegate.project''::text, true)%')
            from pg_policy where polrelid = c.oid) as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  assert.ok(tables.length >= 14);
  for (const { name, forced, owner, project, policies } of tables) {
    assert.equal(owner, 'tidegate_owner', name);
    if (name in exemptTables) continue;
    assert.deepEqual({ name, forced, project }, { name, forced: true, project: true });
    assert.deepEqual(policies, ['own_project t * t t t'], name);
  }
  const names = tables.map(({ name }) => name);
  const listed = [...Object.keys(exemptTables), ...Object.keys(unsavedTables)];
  assert.deepEqual(
    listed.filter((name) => !names.includes(name)),
    [],
    'a list names a table that does not exist',
  );
});

test('the key of a table begins with its project, so that an id says nothing about another project', async () => {
  const keys = await ask<{ name: string; first: string }>(`
    select c.relname as name, a.attname as first from pg_index i
    join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisunique and c.relnamespace = 'public'::regnamespace`);
  assert.deepEqual(
    keys.filter(({ name, first }) => !(name in exemptTables) && first !== 'project'),
    [],
  );
});

test('the application role has data rights only, on tables alone, and owns nothing', async () => {
  const rights = await ask<{ name: string; rights: string }>(`
    select table_name as name, string_agg(privilege_type, ' ' order by privilege_type) as rights
    from information_schema.role_table_grants where grantee in ('tidegate_app', 'PUBLIC') and table_schema = 'public'
    group by 1`);
  for (const { name, rights: given } of rights) {
    assert.match(given, /^(DELETE )?INSERT SELECT( UPDATE)?$/, `${name}: ${given}`);
  }
  const of = Object.fromEntries(rights.map(({ name, rights: given }) => [name, given]));
  assert.equal(of.events, 'INSERT SELECT');
  assert.equal(of.artifacts, 'INSERT SELECT');
  assert.equal(of.migrations, undefined);
  const [role] = await ask(`
    select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong,
      (select count(*)::int from pg_shdepend where refobjid = r.oid and deptype = 'o') as owned,
      (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
      has_schema_privilege(r.oid, 'public', 'create') as may_create
    from pg_roles r where rolname = 'tidegate_app'`);
  assert.deepEqual(role, { strong: false, owned: 0, memberships: 0, may_create: false });
  const functions = await ask(`
    select proname from pg_proc where pronamespace = 'public'::regnamespace
    and (prosecdef or has_function_privilege('tidegate_app', oid, 'execute') and prorettype <> 'trigger'::regtype)`);
  assert.deepEqual(functions, []);
});

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'integer',
  boolean: 'boolean',
  Instant: 'timestamp with time zone',
  Sealed: 'bytea',
  Uint8Array: 'bytea',
};

/** The tables that the `DB` interface promises, read out of its source: types are gone at run time. */
async function promised(): Promise<Map<string, Map<string, string>>> {
  const files = ['database.ts', 'identity/database.ts'].map((name) => readFile(new URL(name, import.meta.url), 'utf8'));
  const source = (await Promise.all(files)).join('\n');
  const bodies = new Map<string, Map<string, string>>();
  for (const [, name, parent, body] of source.matchAll(/interface (\w+)(?: extends (\w+))? \{\n(.*?)\n?\}/gs)) {
    const fields = [...body!.matchAll(/^ {2}(\w+): (.*);$/gm)].map(([, field, type]) => [field!, type!] as const);
    bodies.set(name!, new Map([...(bodies.get(parent ?? '') ?? []), ...fields]));
  }
  const tables = [...(bodies.get('RecordTables') ?? []), ...(bodies.get('IdentityTables') ?? [])];
  return new Map(tables.map(([table, type]) => [table, bodies.get(type)!]));
}

function describeType(type: string): string {
  const plain = type.replace(/^ColumnType<([^,]+),.*>$/, '$1');
  const bare = plain.replace(' | null', '');
  const kind = bare.endsWith('[]') ? 'ARRAY' : (kinds[bare] ?? 'text');
  return plain.includes(' | null') ? `${kind} null` : kind;
}

test('the DB interface and the database name the same tables and columns, of the same kinds', async () => {
  const columns = await ask<{ name: string; field: string; kind: string }>(`
    select table_name as name, column_name as field,
      replace(data_type, 'bigint', 'integer') || case is_nullable when 'YES' then ' null' else '' end as kind
    from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'`);
  const found: Record<string, Record<string, string>> = {};
  for (const { name, field, kind } of columns) {
    found[name] ??= {};
    found[name][field] = kind;
  }
  const said = Object.fromEntries(
    [...(await promised())].map(([table, fields]) => [
      table,
      Object.fromEntries([...fields].map(([field, type]) => [field, describeType(type)])),
    ]),
  );
  assert.deepEqual(found, said);
});
