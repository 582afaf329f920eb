import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { residentMegabytes, startProgram } from './program.ts';

/** The site built by the program itself: how long it took, how much of the processors, and the most memory that was seen. */
export async function buildSite(site: string, out: string, advisories: string) {
  const began = performance.now();
  const program = startProgram('node', ['bin/tidegate.js', 'site', 'build', '--site', site, '--out', out, advisories]);
  let [megabytes, busy] = [0, 0];
  let isRunning = true;
  const ended = program.ended.finally(() => {
    isRunning = false;
  });
  while (isRunning) {
    // bin/tidegate.js may start the Node that it brings: what counts is whoever of the group holds most.
    const members = membersOf(program.child.pid!);
    megabytes = Math.max(megabytes, ...members.map(({ pid }) => residentMegabytes(pid) ?? 0));
    busy = Math.max(busy, ...members.map((member) => member.busy));
    await wait(100);
  }
  const code = await ended;
  if (code !== 0) throw new Error(`site build ended with ${code}: ${program.said().slice(-500)}`);
  return { seconds: (performance.now() - began) / 1_000, busy, megabytes };
}

/** The processes of a group, each with its seconds on processors: `utime` and `stime` of proc(5), in hundredths. */
function membersOf(group: number): readonly { readonly pid: number; readonly busy: number }[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const stat = /^\d+$/.test(name) && readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat ? stat.slice(stat.lastIndexOf(')') + 2).split(' ') : [];
      const busy = (Number(fields[11]) + Number(fields[12])) / 100;
      return Number(fields[2]) === group ? [{ pid: Number(name), busy }] : [];
    } catch {
      return [];
    }
  });
}

/** The floor: of some advisories of the site, the same bytes at the same paths, one plain write each. */
export function writtenBare(from: string, to: string, isOf: (path: string) => boolean) {
  const paths = (readdirSync(from, { recursive: true }) as string[]).filter(
    (path) => isOf(path) && statSync(join(from, path)).isFile(),
  );
  const bodies = paths.map((path) => readFileSync(join(from, path)));
  const [began, busy] = [performance.now(), process.cpuUsage()];
  for (const folder of new Set(paths.map((path) => dirname(join(to, path))))) mkdirSync(folder, { recursive: true });
  for (const [at, path] of paths.entries()) writeFileSync(join(to, path), bodies[at]!);
  const { user, system } = process.cpuUsage(busy);
  const bytes = bodies.reduce((sum, { length }) => sum + length, 0);
  return { seconds: (performance.now() - began) / 1_000, busy: (user + system) / 1e6, files: paths.length, bytes };
}
