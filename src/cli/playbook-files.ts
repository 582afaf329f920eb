import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { didYouMean } from '../core/case/zod-faults.ts';
import type { Playbook } from '../core/process/playbook.ts';
import { readPlaybookText } from '../formats/playbook/playbook.ts';
import { CliFailure, type CliIo } from './command.ts';
import { readText, sayFaults } from './documents.ts';

/** The folder that Tidegate is installed in, in a checkout and in a bundle alike. */
export async function packageFolder(): Promise<string> {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const names: readonly string[] = await readdir(folder).catch(() => []);
    if (names.includes('playbooks') && names.includes('package.json')) return folder;
  }
  throw new CliFailure('The playbooks that come with Tidegate are missing. Install it again.');
}

const shippedFolder = async (): Promise<string> => join(await packageFolder(), 'playbooks');

/** The names of the playbooks that come with Tidegate. */
export async function shippedNames(): Promise<readonly string[]> {
  return (await readdir(await shippedFolder())).flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -5)] : []));
}

/** The text of a playbook that comes with Tidegate. */
export async function shippedPlaybook(name: string): Promise<string> {
  const known = await shippedNames();
  if (known.includes(name)) return readFile(join(await shippedFolder(), `${name}.yaml`), 'utf8');
  const near = didYouMean(name, known);
  throw new CliFailure(
    `No playbook ${name} comes with Tidegate. ${near ? `Did you mean ${near}?` : `There are: ${known.toSorted().join(', ')}.`}`,
  );
}

/** The text of a playbook from a file, from standard input (`-`), or by the name of one that comes with Tidegate. */
export async function playbookText(io: CliIo, fileOrName: string): Promise<string> {
  return /^[a-z][a-z0-9-]*$/.test(fileOrName) ? shippedPlaybook(fileOrName) : readText(io, fileOrName);
}

/** A playbook as `playbookText` finds it. @throws CliFailure with every fault and its place in the file */
export async function playbookFrom(io: CliIo, fileOrName: string): Promise<Playbook> {
  const { playbook, faults } = readPlaybookText(await playbookText(io, fileOrName));
  if (!playbook) throw new CliFailure(`${fileOrName} is no playbook:\n${sayFaults(faults).trimEnd()}`);
  return playbook;
}
