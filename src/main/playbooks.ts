import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Instant } from '../core/process/instant.ts';
import type { Playbook } from '../core/process/playbook.ts';
import { readPlaybookText } from '../formats/playbook/playbook.ts';
import { StoreTrouble } from '../store/trouble.ts';
import { nearest } from './nearest.ts';

/** The folder of the package that holds `name`, in a checkout and in a bundle alike. */
export async function packageFolder(name: string): Promise<string> {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const names: readonly string[] = await readdir(folder).catch(() => []);
    if (names.includes(name) && names.includes('package.json')) return join(folder, name);
  }
  throw new Error(`The folder ${name} is missing. Install Tidegate again.`);
}

/** Reads a playbook: one that comes with Tidegate by its name, or a file. @throws StoreTrouble with every fault */
export async function readPlaybook(nameOrFile: string, now?: Instant): Promise<Playbook> {
  const isName = /^[a-z][a-z0-9-]*$/.test(nameOrFile);
  const folder = await packageFolder('playbooks');
  const path = isName ? join(folder, `${nameOrFile}.yaml`) : nameOrFile;
  const text = await readFile(path, 'utf8').catch(async () => {
    const known = (await readdir(folder)).map((file) => file.replace(/\.yaml$/, ''));
    const meant = isName ? nearest(nameOrFile, known) : undefined;
    throw new StoreTrouble(
      'playbook-missing',
      `There is no playbook ${nameOrFile}.`,
      meant ? `Did you mean ${meant}?` : `These come with Tidegate: ${known.join(', ')}; or name a file.`,
    );
  });
  const { playbook, faults } = readPlaybookText(text, now);
  if (!playbook) {
    const found = faults.map(({ message, mend }) => `\n  ${message} ${mend}`).join('');
    throw new StoreTrouble('playbook-wrong', `The playbook ${path} is not right:`, found);
  }
  return playbook;
}
