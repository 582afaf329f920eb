import { chown, lstat, mkdir, readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { StoreTrouble } from '../trouble.ts';

/** The user that the database runs as; undefined: the user that we are. */
export interface Runner {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** Who runs the database, and what `doctor` should say about that. */
export async function readRunner(): Promise<{ runner: Runner | undefined; warnings: string[] }> {
  if (process.getuid?.() !== 0) return { runner: undefined, warnings: [] };
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['tidegate', 'nobody']) {
    const line = lines.find((fields) => fields[0] === name);
    if (!line) continue;
    const warnings =
      name === 'tidegate'
        ? []
        : [
            'The database runs as the user nobody, which other programs may share. Create a user tidegate, or run Tidegate as an ordinary user.',
          ];
    return { runner: { uid: Number(line[2]), gid: Number(line[3]), name }, warnings };
  }
  throw new StoreTrouble(
    'no-unprivileged-user',
    'PostgreSQL refuses to run as root, and this machine has neither a user tidegate nor a user nobody.',
    'Create one (useradd --system tidegate), or run Tidegate as an ordinary user.',
  );
}

/** Makes a folder that only the runner (or we) may enter, and refuses one that belongs to somebody else. */
export async function privateFolder(path: string, runner?: Runner): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (runner) await chown(path, runner.uid, runner.gid);
  const found = await lstat(path);
  const owner = runner?.uid ?? process.getuid?.() ?? found.uid;
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new StoreTrouble(
      'folder-not-private',
      `The folder ${path} must belong to ${runner?.name ?? userInfo().username} alone (mode 0700), and it does not.`,
      `Mend it with chmod 700 ${path}, and chown it if another user owns it.`,
    );
  }
}
