// Starts the program as a person does, in a process of its own with nothing of Tidegate's in its environment.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/tidegate.js', import.meta.url));
const running = new Set<ChildProcess>();

/** A folder for the commands of one test file, and where they run; removed after it. */
export const folder = await mkdtemp(join(tmpdir(), 'tidegate-host-'));

after(async () => {
  for (const child of running) {
    child.kill('SIGTERM');
    await once(child, 'close');
  }
  for (const name of await readdir(folder)) {
    // As root the server's files lie outside the data folder, which notes where.
    const noted = await readFile(join(folder, name, 'cluster.json'), 'utf8').catch(() => undefined);
    const place = noted === undefined ? undefined : (JSON.parse(noted) as { folder?: string }).folder;
    if (place !== undefined) await rm(place, { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
});

/** What a process has said so far. */
export interface Said {
  out: string;
  err: string;
}

/** Starts a command and lets it run; it is stopped after the test file at the latest. */
export function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): { child: ChildProcess; said: Said } {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(TIDEGATE_|DATABASE_URL)/.test(name)),
  );
  const child = spawn(process.execPath, [program, ...args], { env: { ...clean, ...env }, cwd: folder });
  const said: Said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return { child, said };
}

/** Runs a command to its end. */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Said & { code: number }> {
  const { child, said } = start(args, env);
  const [code] = await once(child, 'close');
  return { ...said, code: code as number };
}

/** Waits until the process has said something; rejects when it ends before. */
export async function hears(child: ChildProcess, said: Said, words: RegExp): Promise<void> {
  while (!words.test(said.out)) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said.err}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
