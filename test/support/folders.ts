// Folders that a test may fill and that are gone afterwards, with what root's clusters left under /var/lib/tidegate.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { rootFolder } from '../../src/store/cluster/place.ts';

const made: string[] = [];
const data: string[] = [];

/** A new empty folder. */
export async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-test-'));
  made.push(folder);
  return folder;
}

/** The path of a data folder that does not exist yet. */
export async function dataFolder(name = 'data'): Promise<string> {
  const folder = join(await scratch(), name);
  data.push(folder);
  return folder;
}

after(async () => {
  for (const folder of data) {
    const note = await readFile(join(folder, 'cluster.json'), 'utf8').catch(() => '{}');
    const cluster: string | undefined = JSON.parse(note).folder;
    if (cluster && dirname(cluster) === rootFolder) await rm(cluster, { recursive: true, force: true });
  }
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});
