import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf, StoreTrouble } from '../trouble.ts';
import { bareEnvironment } from './run.ts';
import type { Runner } from './runner.ts';

/** A running server of ours. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves when the server has ended: 'stopped' when we asked for it, else how it ended. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface PostmasterOptions {
  readonly program: string;
  readonly pgdata: string;
  readonly socketFolder: string;
  readonly clusterName: string;
  readonly logFile: string;
  readonly runner: Runner | undefined;
  /** False lets an acknowledged commit be lost in a power cut: for throw-away clusters alone. */
  readonly durable: boolean;
}

function settings(options: PostmasterOptions): Record<string, string> {
  const durability = options.durable ? 'on' : 'off';
  return {
    listen_addresses: '',
    unix_socket_directories: options.socketFolder,
    unix_socket_permissions: '0700',
    cluster_name: options.clusterName,
    password_encryption: 'scram-sha-256',
    fsync: durability,
    synchronous_commit: durability,
    full_page_writes: durability,
    max_connections: '200',
    max_wal_senders: '0',
    shared_buffers: '64MB',
    max_wal_size: '512MB',
    max_parallel_workers_per_gather: '0',
    jit: 'off',
    TimeZone: 'UTC',
    DateStyle: 'ISO',
    statement_timeout: '30s',
    lock_timeout: '10s',
    idle_in_transaction_session_timeout: '60s',
    // The log never repeats a statement or a value: both may name people.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
  };
}

const longestLog = 10_000_000;

async function openLog(file: string) {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > longestLog) await rename(file, `${file}.1`);
  return open(file, 'a', 0o600);
}

/**
 * Starts the server and waits until it takes connections. It gets a process group of its own: Ctrl-C in a terminal must
 * reach us first, so that the last transactions end before it does.
 * @throws StoreTrouble `database-does-not-start` with the end of its log
 */
export async function startPostmaster(options: PostmasterOptions, patience = 120_000): Promise<Postmaster> {
  const log = await openLog(options.logFile);
  const logStart = (await log.stat()).size;
  const args = Object.entries(settings(options)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(options.program, ['-D', options.pgdata, ...args], {
    cwd: options.pgdata,
    env: bareEnvironment,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...(options.runner && { uid: options.runner.uid, gid: options.runner.gid }),
  });
  let isAsked = false;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, name) => resolve(isAsked ? 'stopped' : `the database ended with ${name ?? code}`));
  });
  child.unref();
  await log.close();
  const outcome = await Promise.race([ended, untilReady(options.pgdata, child, patience)]);
  if (outcome !== 'ready') {
    child.kill('SIGQUIT');
    const words = (await readFile(options.logFile)).subarray(logStart).toString('utf8').trim().slice(-2_000);
    throw new StoreTrouble(
      'database-does-not-start',
      `The database in ${options.pgdata} does not start (${outcome}). Its log ${options.logFile} ends with: ${words}`,
      'Mend what the log names, then start again.',
    );
  }
  const stop = async () => {
    isAsked = true;
    child.ref();
    child.kill('SIGINT');
    const harder = setTimeout(() => child.kill('SIGQUIT'), 60_000);
    await ended;
    clearTimeout(harder);
  };
  return { pid: child.pid ?? 0, ended, stop };
}

/** The pid file's eighth line says `ready` once the server takes connections. */
async function untilReady(pgdata: string, child: ChildProcess, patience: number): Promise<string> {
  for (let waited = 0; waited < patience && child.exitCode === null; waited += 10) {
    const lines = await readFile(join(pgdata, 'postmaster.pid'), 'latin1').then(
      (text) => text.split('\n'),
      (error: unknown) => {
        if (codeOf(error) === 'ENOENT') return [];
        throw error;
      },
    );
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return 'ready';
    await wait(10);
  }
  return `it was not ready after ${patience / 1_000} s`;
}
