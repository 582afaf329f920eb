import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedData } from '../../test/support/vectors.ts';

const folders = ['csaf-docs', 'cve-records', 'osv-records', 'openvex-docs', 'ghsa-records', 'contour'];

interface Source {
  readonly name: string;
  readonly text: string;
}

/** Every document of others that is on this machine, of whatever form. */
export function sources(): readonly Source[] {
  return folders.flatMap((folder) => {
    const path = sharedData(`dev/${folder}`);
    if (!path) return [];
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(path, name), 'utf8') }));
  });
}
