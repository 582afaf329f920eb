import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf, StoreTrouble } from '../trouble.ts';

/** The command line of a process, its arguments parted by NUL; '' when it has ended. */
async function commandLine(pid: string): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '');
}

/**
 * Processes of the cluster in `pgdata`: its postmaster by the -D argument, its children by the cluster's name, which
 * PostgreSQL shows in every process title. Command lines are readable without rights; /proc/<pid>/cwd is not in containers.
 */
export async function clusterProcesses(pgdata: string, clusterName: string): Promise<number[]> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const line = await commandLine(pid);
    const isPostmaster = line.includes(`\0-D\0${pgdata}\0`) && line.includes('/bin/postgres\0');
    if (isPostmaster || line.startsWith(`postgres: ${clusterName}: `)) found.push(Number(pid));
  }
  return found;
}

async function postmasterPid(pgdata: string): Promise<number | undefined> {
  try {
    return Number((await readFile(join(pgdata, 'postmaster.pid'), 'latin1')).split('\n')[0]);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (codeOf(error) !== 'ESRCH') throw error;
    }
  }
}

/**
 * Ends what a killed process left behind, so that a new server may start: an orphaned postmaster is asked to stop (its
 * children with it), children without a postmaster end by themselves, and the lock files that it left are removed: their
 * number may belong to a stranger or to a dead process that nobody has collected, and PostgreSQL would wait for either.
 * Call it under the data folder's lock only.
 * @returns how many processes were found
 */
export async function endOrphans(
  pgdata: string,
  socketFolder: string,
  clusterName: string,
  patience = 30_000,
): Promise<number> {
  const left = await clusterProcesses(pgdata, clusterName);
  const pid = await postmasterPid(pgdata);
  if (pid !== undefined && left.includes(pid)) signal([pid], 'SIGINT');
  const steps: [number, NodeJS.Signals][] = [
    [patience, 'SIGQUIT'],
    [10_000, 'SIGKILL'],
    [5_000, 'SIGKILL'],
  ];
  for (const [milliseconds, next] of steps) {
    for (let waited = 0; waited < milliseconds; waited += 20) {
      if ((await clusterProcesses(pgdata, clusterName)).length === 0) {
        await rm(join(pgdata, 'postmaster.pid'), { force: true });
        for (const end of ['', '.lock']) await rm(join(socketFolder, `.s.PGSQL.5432${end}`), { force: true });
        return left.length;
      }
      await wait(20);
    }
    signal(await clusterProcesses(pgdata, clusterName), next);
  }
  throw new StoreTrouble(
    'orphan-does-not-end',
    `A database server of an earlier start still runs over ${pgdata} and does not end.`,
    'Restart this machine, or end its processes by hand, then start again.',
  );
}
