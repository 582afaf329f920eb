import pg from 'pg';

/**
 * Rewrites the table of keys, so that the bytes of destroyed keys leave its file. Run it as the owner after a person was
 * forgotten; it locks that table for as long as the copy takes.
 */
export async function compactKeys(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('vacuum (full) keys');
  } finally {
    await client.end();
  }
}
