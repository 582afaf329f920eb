import type { OrganisationId } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import type { Sealed } from './database.ts';
import type { Tx } from './open.ts';

/** One address of an application: a draft, the book that it became, or both where an invitation is being answered. */
export interface ApplicationRow {
  readonly lookup: Uint8Array;
  readonly book: OrganisationId | null;
  readonly draft: Sealed | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** Keeps an application under its address; what stood there before is replaced. */
export async function keepApplication(tx: Tx, row: ApplicationRow): Promise<void> {
  const { lookup, book, draft, createdAt, expiresAt } = row;
  const values = { project: tx.project, lookup, book, draft, created_at: createdAt, expires_at: expiresAt };
  await tx.db
    .insertInto('applications')
    .values(values)
    .onConflict((at) => at.columns(['project', 'lookup']).doUpdateSet({ book, draft, expires_at: expiresAt }))
    .execute();
}

/** Lets every address of an organisation end at that moment, unless it ends before. */
export async function endApplications(tx: Tx, book: OrganisationId, at: Instant): Promise<void> {
  await tx.db
    .updateTable('applications')
    .set({ expires_at: at })
    .where('project', '=', tx.project)
    .where('book', '=', book)
    .where('expires_at', '>', at)
    .execute();
}

/** Takes one address away with what stands behind it. */
export async function forgetApplication(tx: Tx, lookup: Uint8Array): Promise<void> {
  await tx.db.deleteFrom('applications').where('project', '=', tx.project).where('lookup', '=', lookup).execute();
}

/** The application under an address; nothing for one that was never kept or has ended. `lock` holds it until the transaction ends. */
export async function findApplication(
  tx: Tx,
  lookup: Uint8Array,
  now: Instant,
  options: { readonly lock?: boolean } = {},
): Promise<ApplicationRow | undefined> {
  const found = tx.db
    .selectFrom('applications')
    .select(['lookup', 'book', 'draft', 'created_at as createdAt', 'expires_at as expiresAt'])
    .where('project', '=', tx.project)
    .where('lookup', '=', lookup)
    .where('expires_at', '>', now);
  return (options.lock ? found.forUpdate() : found).executeTakeFirst();
}
