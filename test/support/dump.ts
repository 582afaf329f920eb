// What whoever steals the database's rows would read of one project.
import pg from 'pg';

/** Every row of every table that carries `project`, as text; bytes as hexadecimal and, where they are text, as that. */
export async function dumpProject(app: pg.ClientConfig, project: string): Promise<string> {
  const client = new pg.Client(app);
  await client.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('tidegate.project', $1, true)", [project]);
    const { rows: tables } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.columns where column_name = 'project' and table_schema = 'public'",
    );
    const lines: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(`select * from ${client.escapeIdentifier(name)}`);
      for (const row of rows) {
        for (const [column, value] of Object.entries(row)) lines.push(`${name}.${column}: ${textOf(value)}`);
      }
    }
    await client.query('rollback');
    return lines.join('\n');
  } finally {
    await client.end();
  }
}

function textOf(value: unknown): string {
  return Buffer.isBuffer(value) ? `${value.toString('hex')} ${value.toString('latin1')}` : JSON.stringify(value);
}
