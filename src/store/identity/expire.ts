import type { Instant } from '../../core/process/instant.ts';
import type { Tx } from '../open.ts';

/** Deletes what has ended before `at` and opens nothing any more. Gives how many rows went. Runs as often as one likes. */
export async function deleteExpired(tx: Tx, at: Instant): Promise<number> {
  let count = 0n;
  for (const table of ['sessions', 'challenges', 'links', 'tokens', 'login_requests', 'applications'] as const) {
    const done = await tx.db
      .deleteFrom(table)
      .where('project', '=', tx.project)
      .where('expires_at', '<=', at)
      .executeTakeFirst();
    count += done.numDeletedRows;
  }
  return Number(count);
}
