// Runs a program of ours as a person would, in a process group of its own, and ends it with everything under it.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '..', '..');

export interface Program {
  readonly child: ChildProcess;
  /** What it has said so far. */
  said(): string;
  /** Resolves with its exit code, null after a signal. */
  readonly ended: Promise<number | null>;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
}

export function startProgram(command: string, args: readonly string[], env: Record<string, string> = {}): Program {
  const child = spawn(command, args, {
    cwd: projectFolder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<number | null>((settle) => {
    child.on('error', () => settle(127));
    child.on('close', (code) => settle(code));
  });
  const stop = async () => {
    try {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It ended between the question and the signal.
    }
    await ended;
  };
  return { child, said: () => said, ended, stop };
}

/** Resident memory of a process in megabytes (10^6 bytes); undefined once it is gone. */
export function residentMegabytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : (Number(kilobytes) * 1_024) / 1e6;
  } catch {
    return undefined;
  }
}
