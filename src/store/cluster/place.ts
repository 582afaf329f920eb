import { chmod, chown, mkdir, mkdtemp, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf, StoreTrouble } from '../trouble.ts';
import { shortName } from './chance.ts';
import { writeDurably } from './durably.ts';
import { privateFolder, type Runner, readRunner } from './runner.ts';

/** Where one private cluster lies. */
export interface Place {
  /** Real path of the data folder; of the throw-away folder itself for a throw-away cluster. */
  readonly data: string;
  /** Holds pgdata/ and the log; private to the runner. */
  readonly folder: string;
  /** Where the copy of the programs lies. */
  readonly programs: string;
  readonly runner: Runner | undefined;
  /** What `doctor` should say about this place. */
  readonly warnings: readonly string[];
}

/** Where root keeps clusters: the unprivileged user must reach them, and a data folder in root's home it cannot. */
export const rootFolder = '/var/lib/tidegate';

/** A place for a cluster that nobody needs tomorrow. */
export async function throwawayPlace(): Promise<Place> {
  const { runner, warnings } = await readRunner();
  const parent = runner ? await sharedFolder() : tmpdir();
  const folder = await mkdtemp(join(parent, 'tidegate-throwaway-'));
  if (runner) await chown(folder, runner.uid, runner.gid);
  return { data: folder, folder, programs: parent === rootFolder ? parent : folder, runner, warnings };
}

async function sharedFolder(): Promise<string> {
  try {
    // The unprivileged user passes through it, whatever root's umask says.
    if (await mkdir(rootFolder, { recursive: true })) await chmod(rootFolder, 0o755);
    return rootFolder;
  } catch (error) {
    throw new StoreTrouble(
      'no-place-for-the-database',
      `As root, Tidegate keeps its database in ${rootFolder}, and that folder cannot be made (${codeOf(error)}).`,
      'Make it writable, run Tidegate as an ordinary user, or set DATABASE_URL.',
      error,
    );
  }
}

interface Note {
  readonly data: string;
  readonly folder: string;
}

async function readNote(file: string): Promise<Note | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Note;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Where the cluster of a data folder lies: inside it, or under /var/lib/tidegate when we are root. A note in the data
 * folder remembers the place, so that a folder that was moved finds its cluster and a copied one is not mistaken for it.
 * @throws StoreTrouble `data-folder-copied`, `folder-not-private`, `no-unprivileged-user`, `no-place-for-the-database`
 */
export async function dataPlace(given: string): Promise<Place> {
  await mkdir(given, { recursive: true, mode: 0o700 });
  const data = await realpath(given);
  const noteFile = join(data, 'cluster.json');
  const inside = join(data, 'cluster');
  const note = await readNote(noteFile);
  let { runner, warnings } = await readRunner();
  if (runner && note === undefined && (await isThere(join(inside, 'pgdata')))) throw notOurs(inside);
  const isOutside = note !== undefined && !note.folder.startsWith(`${note.data}/`);
  if (!runner && isOutside) throw notOurs(note.folder);
  if (runner && note !== undefined && !isOutside) {
    // An ordinary user made this cluster: root goes on as that user, in the same place.
    const { uid, gid } = await stat(inside);
    if (uid === 0) throw notOurs(inside);
    runner = { uid, gid, name: `user ${uid}` };
    warnings = [`Tidegate runs as root over a data folder of user ${uid}. Start it as that user.`];
  }
  const outside = runner && (note === undefined || isOutside);
  const folder = outside ? (note?.folder ?? join(await sharedFolder(), await shortName(data))) : inside;
  if (note && note.data !== data) await adopt(note, data, folder);
  await privateFolder(folder, runner);
  if (note?.data !== data || note.folder !== folder) {
    await writeDurably(noteFile, JSON.stringify({ data, folder } satisfies Note), 0o600);
  }
  return { data, folder, programs: outside ? rootFolder : folder, runner, warnings };
}

/**
 * A moved folder keeps its cluster. A copy must not share the original's; and one that was copied while its database ran
 * holds files of different moments.
 */
async function adopt(note: Note, data: string, folder: string): Promise<void> {
  const original = await readNote(join(note.data, 'cluster.json'));
  if (original?.folder !== note.folder) return;
  const isShared = folder === note.folder;
  if (!isShared && !(await isThere(join(folder, 'pgdata', 'postmaster.pid')))) return;
  throw new StoreTrouble(
    'data-folder-copied',
    `The data folder ${data} is a copy of ${note.data}, ${isShared ? `and its database in ${note.folder} belongs to the original` : 'made while its database ran'}.`,
    isShared
      ? `To copy an instance, use tidegate backup create and tidegate restore. To start empty here, delete ${join(data, 'cluster.json')}.`
      : 'Use tidegate backup create and tidegate restore, or stop Tidegate before you copy.',
  );
}

function notOurs(folder: string): StoreTrouble {
  return new StoreTrouble(
    'cluster-of-another-user',
    `The database in ${folder} was made by another user of this machine.`,
    'Start Tidegate as that user.',
  );
}

/** Removes a throw-away place. */
export async function removePlace(place: Place): Promise<void> {
  await rm(place.folder, { recursive: true, force: true, maxRetries: 5 });
}
