import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg, { type ClientConfig } from 'pg';
import { StoreTrouble } from '../trouble.ts';
import { shortName } from './chance.ts';
import { makeCluster } from './initdb.ts';
import { type Lock, takeLock } from './lock.ts';
import { findNative, installNative, isWhole } from './native.ts';
import { endOrphans } from './orphan.ts';
import { keepPasswords, makePasswords, type Passwords, passwordFile, readPasswords } from './passwords.ts';
import { dataPlace, type Place, removePlace, throwawayPlace } from './place.ts';
import { startPostmaster } from './postmaster.ts';
import { appRole, databaseName, ensureRoles, ownerRole } from './roles.ts';
import { socketFolder } from './socket.ts';
import { watchThrowaway } from './watch.ts';

/** A database that can be used; `stop` ends what this process started and nothing else. */
export interface Cluster {
  readonly kind: 'private' | 'throw-away' | 'attached' | 'external';
  /** Connects as the role that owns the tables: migrations alone. */
  readonly owner: ClientConfig;
  /** Connects as the role that has data rights only: everything else. */
  readonly app: ClientConfig;
  /** Connects as the superuser; undefined on a server that is not ours. */
  readonly superuser: ClientConfig | undefined;
  /** The folder of the server's files; undefined on a server that is not ours. */
  readonly folder: string | undefined;
  /** What `doctor` should say. */
  readonly warnings: readonly string[];
  /** Resolves when the server ends, with how; never on a server that we did not start. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** The data folder; left out for a throw-away cluster. */
  readonly data?: string;
  /** A cluster in a folder of its own that `stop` removes, as does a watcher should this process be killed. */
  readonly throwaway?: boolean;
  /** False lets a power cut lose commits; only a throw-away cluster may say so. */
  readonly durable?: boolean;
  readonly log?: (line: string) => void;
}

const never = new Promise<string>(() => undefined);

/** How to connect to a server of ours as one role. */
function door(folder: string, user: string, password: string, database = databaseName): ClientConfig {
  return { host: folder, port: 5432, user, password, database, application_name: 'tidegate' };
}

function doors(folder: string, passwords: Passwords) {
  return {
    superuser: door(folder, 'tidegate_superuser', passwords.superuser, 'postgres'),
    owner: door(folder, ownerRole, passwords.owner),
    app: door(folder, appRole, passwords.app),
  };
}

async function clusterName(place: Place): Promise<string> {
  return `tidegate-${await shortName(place.folder)}`;
}

async function readOrMakePasswords(place: Place): Promise<Passwords> {
  const kept = await readPasswords(place.data);
  if (kept) return kept;
  const exists = await stat(join(place.folder, 'pgdata')).then(
    () => true,
    () => false,
  );
  if (exists) {
    throw new StoreTrouble(
      'database-passwords-lost',
      `The database in ${place.folder} exists, but its passwords in ${passwordFile(place.data)} are gone.`,
      `Put that file back. If the data folder was deleted on purpose, delete ${place.folder} too and start again.`,
    );
  }
  const made = makePasswords();
  await keepPasswords(place.data, made);
  return made;
}

/**
 * Starts the private PostgreSQL of a data folder: makes it on the first start, ends what a killed process left behind,
 * and lets no second process in. Nothing listens on TCP; the socket lies in a private folder.
 * @throws StoreTrouble with a sentence and its mend
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  if (options.throwaway) return startThrowaway(options);
  if (options.data === undefined) throw new Error('startCluster needs a data folder or throwaway: true');
  if (options.durable === false) throw new Error('only a throw-away cluster may go without durability');
  const place = await dataPlace(options.data);
  const lock = await takeLock(place.data);
  try {
    const passwords = await readOrMakePasswords(place);
    return await raise(place, passwords, options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startThrowaway(options: ClusterOptions): Promise<Cluster> {
  const place = await throwawayPlace();
  const lock: Lock = { release: () => removePlace(place) };
  try {
    return await raise(place, makePasswords(), options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function raise(place: Place, passwords: Passwords, options: ClusterOptions, lock: Lock): Promise<Cluster> {
  const durable = options.durable ?? true;
  const log = options.log ?? (() => undefined);
  const native = await findNative();
  // A throw-away server of an ordinary user runs from the package itself: 60 MB need not be copied for it.
  const inPlace = options.throwaway && !place.runner && (await isWhole(native));
  const programs = inPlace ? native.folder : await installNative(native, place.programs);
  const pgdata = join(place.folder, 'pgdata');
  const name = await clusterName(place);
  const socket = await socketFolder(place);
  const ended = options.throwaway ? 0 : await endOrphans(pgdata, socket, name);
  if (ended > 0) log(`Stopped a database server that an earlier process left behind (${ended} processes).`);
  const major = native.version.split('.')[0] ?? '';
  if (await makeCluster(place, programs, passwords.superuser, major, durable)) log('Made a new database.');
  const postmaster = await startPostmaster({
    program: join(programs, 'bin', 'postgres'),
    pgdata,
    socketFolder: socket,
    clusterName: name,
    logFile: join(place.folder, 'postgres.log'),
    runner: place.runner,
    durable,
  });
  const open = doors(socket, passwords);
  const unwatch = options.throwaway ? watchThrowaway(postmaster.pid, pgdata, [place.folder, socket]) : () => undefined;
  const stop = async () => {
    await postmaster.stop();
    await lock.release();
    if (options.throwaway) await rm(socket, { recursive: true, force: true });
    unwatch();
  };
  try {
    await ensureRoles(open.superuser, passwords);
  } catch (error) {
    await stop();
    throw error;
  }
  let stopping: Promise<void> | undefined;
  return {
    kind: options.throwaway ? 'throw-away' : 'private',
    ...open,
    folder: place.folder,
    warnings: place.warnings,
    ended: postmaster.ended,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/**
 * Reaches the server of a data folder that another process of ours runs, or starts it when nobody does: for the commands
 * that work beside `serve` (doctor, backup). `stop` leaves the other process's server alone.
 */
export async function reachCluster(options: {
  readonly data: string;
  readonly log?: (line: string) => void;
}): Promise<Cluster> {
  try {
    return await startCluster(options);
  } catch (error) {
    if (!(error instanceof StoreTrouble) || error.rule !== 'data-folder-busy') throw error;
  }
  const place = await dataPlace(options.data);
  const passwords = await readOrMakePasswords(place);
  const open = doors(await socketFolder(place), passwords);
  await untilReachable(open.app);
  return {
    kind: 'attached',
    ...open,
    folder: place.folder,
    warnings: place.warnings,
    ended: never,
    stop: async () => undefined,
  };
}

/** The process that holds the folder may still be starting its server. */
async function untilReachable(app: ClientConfig): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const client = new pg.Client(app);
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await wait(200);
    }
  }
}
