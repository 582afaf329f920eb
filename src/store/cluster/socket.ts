import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { shortName } from './chance.ts';
import type { Place } from './place.ts';
import { privateFolder } from './runner.ts';

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/**
 * The folder of the server's socket. A socket's path may not exceed 107 bytes, so below a deep data folder it moves to a
 * private folder with a short name.
 */
export async function socketFolder(place: Place): Promise<string> {
  const near = join(place.folder, 's');
  const fits = (folder: string) => Buffer.byteLength(join(folder, '.s.PGSQL.5432.lock')) <= 107;
  const runtime = process.getuid ? `/run/user/${process.getuid()}` : '';
  const parent = (await isFolder(runtime)) ? runtime : '/tmp';
  const folder = fits(near) ? near : join(parent, `tidegate-${await shortName(place.folder)}`);
  await privateFolder(folder, place.runner);
  return folder;
}
