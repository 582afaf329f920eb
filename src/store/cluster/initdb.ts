import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, StoreTrouble } from '../trouble.ts';
import { syncPath } from './durably.ts';
import type { Place } from './place.ts';
import { run } from './run.ts';

async function versionOf(pgdata: string): Promise<string | undefined> {
  try {
    return (await readFile(join(pgdata, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Makes the cluster's files once, with checksums; under a draft name first, so that a crash half-way leaves nothing that
 * looks whole.
 * @param major of the programs at hand, such as '18'
 * @returns whether the cluster is new
 * @throws StoreTrouble `database-version` when the files belong to another major version
 */
export async function makeCluster(
  place: Place,
  programs: string,
  password: string,
  major: string,
  durable: boolean,
): Promise<boolean> {
  const pgdata = join(place.folder, 'pgdata');
  const found = await versionOf(pgdata);
  if (found === major) return false;
  if (found !== undefined) {
    throw new StoreTrouble(
      'database-version',
      `The database in ${pgdata} was made with PostgreSQL ${found}, and this Tidegate brings PostgreSQL ${major}.`,
      'Start the Tidegate that made it, run tidegate backup create, then tidegate restore with this one into a new folder.',
    );
  }
  const draft = join(place.folder, 'pgdata.draft');
  const passwordFile = join(place.folder, 'initdb.password');
  await rm(draft, { recursive: true, force: true });
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (place.runner) await chown(passwordFile, place.runner.uid, place.runner.gid);
    const args = [
      `--pgdata=${draft}`,
      '--username=tidegate_superuser',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--data-checksums',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ];
    await run(join(programs, 'bin', 'initdb'), args, place.folder, place.runner);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, pgdata);
  if (durable) await syncPath(place.folder);
  return true;
}
