import { bookKinds } from '../core/case/ids.ts';
import type { Instant } from '../core/process/instant.ts';
import { listBooks, readEvents, readHead } from '../store/books.ts';
import { type Cluster, startCluster } from '../store/cluster/cluster.ts';
import { migrate, schemaNames } from '../store/migrate.ts';
import { openStore } from '../store/open.ts';
import { listProjects } from '../store/projects.ts';
import { hasProjects, readSnapshot, type SavedRow, writeSnapshot } from '../store/snapshot.ts';
import { codeOf, StoreTrouble } from '../store/trouble.ts';
import { type LinkedRow, verifyChain } from '../vault/chain.ts';
import {
  type BackupHead,
  Counting,
  damaged,
  isSameTally,
  readBackupHead,
  readBackupRows,
  type Tally,
  writeBackupFile,
} from './backup-file.ts';

/** What a backup holds. */
export interface BackupReport {
  readonly file: string;
  readonly at: string;
  readonly schema: readonly string[];
  readonly tables: Tally;
}

/**
 * Saves a running instance as it is at one moment, without stopping it. The file holds ciphertext and the wrapped keys, and
 * never the root key: keep that elsewhere. Keys that are destroyed after the backup are still in it.
 * @throws StoreTrouble `file-exists`, `nothing-to-save`
 */
export async function createBackup(
  cluster: Pick<Cluster, 'app' | 'owner'>,
  file: string,
  at: Instant,
): Promise<BackupReport> {
  const schema = await schemaNames(cluster.owner);
  if (schema.length === 0) {
    throw new StoreTrouble(
      'nothing-to-save',
      'This instance has never been started.',
      'Start it with tidegate serve first.',
    );
  }
  const tables = await writeBackupFile(file, { schema: [...schema], at }, readSnapshot(cluster.app));
  return { file, at, schema, tables };
}

/**
 * Restores a backup into a scratch server and compares what is there with what was saved: counts, digests, and the chain of
 * every book.
 * @throws StoreTrouble `not-a-backup`, `backup-newer`, `backup-damaged`
 */
export async function verifyBackup(file: string, at: Instant): Promise<BackupReport & { readonly books: number }> {
  const head = await readBackupHead(file);
  const scratch = await startCluster({ throwaway: true, durable: false });
  try {
    const tables = await load(scratch, file, head, { at });
    const counting = new Counting();
    for await (const row of readSnapshot(scratch.app)) counting.add(row);
    if (!isSameTally(tables, counting.tally())) {
      throw new StoreTrouble(
        'backup-damaged',
        `The backup ${file} does not restore to what was saved.`,
        'Take another one now, and report this fault.',
      );
    }
    const books = await checkChains(scratch, file);
    return { file, at: head.at, schema: head.schema, tables, books };
  } finally {
    await scratch.stop();
  }
}

/**
 * Restores a backup into a data folder that holds no instance yet, then brings its schema up to this Tidegate. The instance
 * is held: nothing is sent until a person releases it. Put the root key back by hand.
 * @throws StoreTrouble `not-a-backup`, `backup-newer`, `backup-damaged`, `data-folder-not-empty`, `data-folder-busy`
 */
export async function restoreBackup(file: string, data: string, at: Instant): Promise<BackupReport> {
  const head = await readBackupHead(file);
  const cluster = await startCluster({ data });
  try {
    return await restoreInto(cluster, file, head, at);
  } finally {
    await cluster.stop();
  }
}

/** The same for a server that is not ours (DATABASE_URL), whose database must be empty. */
export async function restoreIntoDatabase(cluster: Cluster, file: string, at: Instant): Promise<BackupReport> {
  return restoreInto(cluster, file, await readBackupHead(file), at);
}

async function restoreInto(cluster: Cluster, file: string, head: BackupHead, at: Instant): Promise<BackupReport> {
  const past = await schemaNames(cluster.owner);
  const isAhead = (past.at(-1) ?? '') > head.schema.at(-1)!;
  if (isAhead || (past.length > 0 && (await hasProjects(cluster.app)))) {
    throw new StoreTrouble(
      'data-folder-not-empty',
      `${cluster.folder ? `The database in ${cluster.folder}` : 'The database at DATABASE_URL'} is in use already.`,
      'Restore into a new data folder (TIDEGATE_DATA), or into an empty database.',
    );
  }
  const hold = `Restored from a backup of ${head.at}. Nothing is sent until a person releases this instance.`;
  const tables = await load(cluster, file, head, { at, hold });
  await migrate(cluster.owner, at);
  return { file, at: head.at, schema: head.schema, tables };
}

/** Brings the schema to where the backup was taken, and writes its rows in one transaction. */
async function load(
  cluster: Pick<Cluster, 'app' | 'owner'>,
  file: string,
  head: BackupHead,
  options: { readonly at: Instant; readonly hold?: string },
): Promise<Tally> {
  const ran = await migrate(cluster.owner, options.at, { upTo: head.schema.at(-1)! });
  const now = await schemaNames(cluster.owner);
  if (now.join() !== head.schema.join()) {
    throw new StoreTrouble(
      'backup-newer',
      `The backup ${file} was taken by a newer Tidegate (its schema is ${head.schema.at(-1)}; this one ran ${ran.join(', ') || 'none'}).`,
      'Use that Tidegate, or a newer one.',
    );
  }
  let tables: Tally = {};
  async function* rows(): AsyncGenerator<SavedRow> {
    tables = yield* readBackupRows(file);
  }
  try {
    await writeSnapshot(cluster.app, rows(), options);
  } catch (error) {
    // The database refuses a row (data, constraint, syntax or right): it is none that was saved.
    if (/^(22|23|42)/.test(codeOf(error) ?? '')) throw damaged(file, 'the database refuses a row', error);
    throw error;
  }
  return tables;
}

async function checkChains(cluster: Pick<Cluster, 'app'>, file: string): Promise<number> {
  const store = await openStore(cluster, { connections: 1 });
  let books = 0;
  try {
    for (const { id: project } of await store.withInstanceTx(listProjects)) {
      for (const kind of bookKinds) {
        for (const ref of await store.withTx(project, (tx) => listBooks(tx, kind))) {
          const { rows, head } = await store.withTx(project, async (tx) => ({
            rows: await readEvents(tx, ref),
            head: await readHead(tx, ref),
          }));
          const linked: LinkedRow[] = rows.map(({ body, hash, prevHash: _, ...header }) => ({
            header: { project, kind, book: ref.id, ...header },
            body: Buffer.from(body),
            hash: Buffer.from(hash),
          }));
          const seen = head && head.seq > 0 ? [{ seq: head.seq, hash: Buffer.from(head.hash) }] : [];
          const verdict = verifyChain(linked, seen);
          if (!verdict.valid) {
            throw new StoreTrouble(
              'backup-damaged',
              `In the backup ${file} the chain of ${kind} ${ref.id} does not hold (${verdict.why}).`,
              'Compare with an older backup and with the running instance: the record may have been altered.',
            );
          }
          books += 1;
        }
      }
    }
  } finally {
    await store.close();
  }
  return books;
}
