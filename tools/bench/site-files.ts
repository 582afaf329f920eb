import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { residentMegabytes, startProgram } from './program.ts';

/** The site built by the program itself: how long it took, and the most memory that was seen. */
export async function buildSite(site: string, out: string, advisories: string) {
  const began = performance.now();
  const program = startProgram('node', ['bin/tidegate.js', 'site', 'build', '--site', site, '--out', out, advisories]);
  let megabytes = 0;
  let isRunning = true;
  const ended = program.ended.finally(() => {
    isRunning = false;
  });
  while (isRunning) {
    // bin/tidegate.js may start the Node that it brings: what counts is whoever of the group holds most.
    megabytes = Math.max(megabytes, ...membersOf(program.child.pid!).map((pid) => residentMegabytes(pid) ?? 0));
    await wait(20);
  }
  const code = await ended;
  if (code !== 0) throw new Error(`site build ended with ${code}: ${program.said().slice(-500)}`);
  return { seconds: (performance.now() - began) / 1_000, megabytes };
}

function membersOf(group: number): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const stat = /^\d+$/.test(name) && readFileSync(`/proc/${name}/stat`, 'utf8');
      return stat && Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]) === group ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

/** The floor: the same bytes at the same paths, one plain write each. */
export function writtenBare(from: string, to: string) {
  const paths = (readdirSync(from, { recursive: true }) as string[]).filter((path) =>
    statSync(join(from, path)).isFile(),
  );
  const bodies = paths.map((path) => readFileSync(join(from, path)));
  for (const folder of new Set(paths.map((path) => dirname(join(to, path))))) mkdirSync(folder, { recursive: true });
  const began = performance.now();
  for (const [at, path] of paths.entries()) writeFileSync(join(to, path), bodies[at]!);
  const seconds = (performance.now() - began) / 1_000;
  return { seconds, files: paths.length, megabytes: bodies.reduce((sum, { length }) => sum + length, 0) / 1e6 };
}
