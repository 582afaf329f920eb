// Starts and ends test/support/holder.ts, as us or as the user nobody.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Fact = Readonly<Record<string, unknown>>;

export interface Holder {
  readonly child: ChildProcess;
  /** The facts printed so far. */
  readonly facts: readonly Fact[];
  /** The first fact that has this field. @throws Error when the process ends without it */
  fact(field: string): Promise<Fact>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

const script = fileURLToPath(new URL('holder.ts', import.meta.url));

/** Runs the holder; `uid` makes it run as another user. */
export function startHolder(args: readonly string[], uid?: number, execPath = process.execPath): Holder {
  const child = spawn(execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
    ...(uid !== undefined && { uid, gid: uid, env: { PATH: process.env.PATH, HOME: '/tmp', TMPDIR: '/tmp' } }),
  });
  const facts: Fact[] = [];
  let words = '';
  child.stderr!.on('data', (bytes) => {
    words += bytes;
  });
  const listeners = new Set<() => void>();
  const wake = () => {
    for (const listener of listeners) listener();
  };
  createInterface({ input: child.stdout! }).on('line', (line) => {
    facts.push(JSON.parse(line));
    wake();
  });
  let isOver = false;
  const over = new Promise<void>((resolve) =>
    child.once('close', () => {
      isOver = true;
      wake();
      resolve();
    }),
  );
  return {
    child,
    facts,
    fact: (field) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = facts.find((fact) => field in fact);
          if (found) resolve(found);
          else if (isOver) reject(new Error(`the holder ended: ${JSON.stringify(facts)} ${words}`));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
    end: async (signal) => {
      child.kill(signal);
      await over;
    },
  };
}

/** Whether a process runs; one that has ended and was not collected yet does not. */
export function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

/** Waits until something is so; fails after half a minute. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come about within thirty seconds');
}
