import { sql } from 'kysely';
import type { Instant } from '../core/process/instant.ts';
import type { Tx } from './open.ts';

/** One public file as the world reads it; every revision is kept. */
export interface Artifact {
  /** Path in the public address, such as /advisories/CONTOUR-2026-001.csaf.json. */
  readonly path: string;
  readonly mediaType: string;
  readonly body: Uint8Array;
  /** SHA-256 of the body, hexadecimal. */
  readonly sha256: string;
  /** The advisory it belongs to; null for files over all advisories. */
  readonly advisory: string | null;
  readonly revision: number;
  readonly at: Instant;
}

const head = ['path', 'media_type as mediaType', 'sha256', 'advisory', 'revision', 'at'] as const;

/** Publishes files, each as its path's next revision. @throws the database's 23505 when a revision is already there */
export async function writeArtifacts(tx: Tx, artifacts: readonly Artifact[]): Promise<void> {
  if (artifacts.length === 0) return;
  const rows = artifacts.map(({ mediaType, ...rest }) => ({ ...rest, project: tx.project, media_type: mediaType }));
  await tx.db.insertInto('artifacts').values(rows).execute();
}

/** The newest revision of a file, or the one asked for. */
export async function readArtifact(tx: Tx, path: string, revision?: number): Promise<Artifact | undefined> {
  let query = tx.db
    .selectFrom('artifacts')
    .select([...head, 'body'])
    .where('project', '=', tx.project)
    .where('path', '=', path);
  if (revision !== undefined) query = query.where('revision', '=', revision);
  return query.orderBy('revision', 'desc').limit(1).executeTakeFirst();
}

/** The newest revision of every advisory's file with this ending, such as `.osv.json`, in the order of the advisories. */
export async function readArtifactsEnding(tx: Tx, ending: string): Promise<readonly Artifact[]> {
  return tx.db
    .selectFrom('artifacts')
    .distinctOn('path')
    .select([...head, 'body'])
    .where('project', '=', tx.project)
    .where((is) => is('path', '=', sql<string>`'/advisories/' || advisory || ${ending}::text`))
    .orderBy('path')
    .orderBy('revision', 'desc')
    .execute();
}

/** The newest revision of every file without its bytes, by path; of one advisory alone when given. */
export async function listArtifacts(tx: Tx, advisory?: string): Promise<readonly Omit<Artifact, 'body'>[]> {
  let query = tx.db.selectFrom('artifacts').distinctOn('path').select(head).where('project', '=', tx.project);
  if (advisory !== undefined) query = query.where('advisory', '=', advisory);
  return query.orderBy('path').orderBy('revision', 'desc').execute();
}

/** How many revisions of files are published; none is ever taken away. */
export async function countArtifacts(tx: Tx): Promise<number> {
  const found = await tx.db
    .selectFrom('artifacts')
    .select(({ fn }) => fn.countAll<string>().as('many'))
    .where('project', '=', tx.project)
    .executeTakeFirstOrThrow();
  return Number(found.many);
}

/** The ids of every advisory with a public file, in order. */
export async function listAdvisories(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom('artifacts')
    .select('advisory')
    .distinct()
    .where('project', '=', tx.project)
    .where('advisory', 'is not', null)
    .orderBy('advisory')
    .execute();
  return rows.flatMap(({ advisory }) => advisory ?? []);
}
