import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliFailure, type CliIo } from './command.ts';

/** Where the token of each server is kept: one file that nobody else on the machine may read. */
function place({ env }: CliIo): { folder: string; file: string } {
  const base = env.XDG_CONFIG_HOME || (env.HOME && join(env.HOME, '.config'));
  if (!base) throw new CliFailure('There is no home folder to keep the token in. Set TIDEGATE_TOKEN instead.');
  const folder = join(base, 'tidegate');
  return { folder, file: join(folder, 'credentials.json') };
}

async function readAll(io: CliIo): Promise<Record<string, string>> {
  const { file } = place(io);
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    const pairs = Object.entries(kept as object).filter(([, token]) => typeof token === 'string');
    return Object.fromEntries(pairs) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new CliFailure(`${file} cannot be read. Remove it, then sign in again with tidegate login.`);
  }
}

/** The token for a server; `TIDEGATE_TOKEN` goes before what was kept at login. */
export async function tokenFor(io: CliIo, server: string): Promise<string | undefined> {
  const given = io.env.TIDEGATE_TOKEN;
  if (given) return given;
  if (!io.env.XDG_CONFIG_HOME && !io.env.HOME) return undefined;
  return (await readAll(io))[server];
}

/** Keeps a token for a server, in a file of mode 0600 that is put in its place whole. @returns the file's path */
export async function keepToken(io: CliIo, server: string, token: string): Promise<string> {
  const { folder, file } = place(io);
  const kept = { ...(await readAll(io)), [server]: token };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, file);
  return file;
}
