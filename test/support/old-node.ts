import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** A Node below 24 on this machine's path, the kind that most people have; undefined where there is none. */
export function findOldNode(): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return places.find((node) => {
    const { stdout } = spawnSync(node, ['-p', 'parseInt(process.versions.node)'], { encoding: 'utf8' });
    return Number(stdout) > 0 && Number(stdout) < 24;
  });
}
