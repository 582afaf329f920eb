import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreTrouble } from '../store/trouble.ts';
import { readRootKey, recoverySheet, rootKeyFile } from '../vault/rootkey.ts';

export interface FoundRootKey {
  readonly key: Buffer;
  /** The recovery sheet, when the key was made just now: print it once and keep it nowhere. */
  readonly sheet: string | undefined;
}

/**
 * Reads the root key file, or makes it (mode 0600) where that is allowed: on a first start, over an empty database.
 * @throws StoreTrouble `root-key-lost`, `root-key-malformed`, `root-key-open`
 */
export async function openRootKey(path: string, mayMake: boolean, today: string): Promise<FoundRootKey> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return { ...(await make(path, mayMake)), sheet: await sheetOf(path, today) };
  if (((await stat(path)).mode & 0o077) !== 0) {
    throw new StoreTrouble(
      'root-key-open',
      `Others on this machine may read the root key ${path}.`,
      `Run: chmod 600 ${path}`,
    );
  }
  const read = readRootKey(text);
  if (!read.ok) {
    throw new StoreTrouble(
      'root-key-malformed',
      `The root key file ${path} is damaged. ${read.fault.message}`,
      read.fault.mend,
    );
  }
  return { key: read.key, sheet: undefined };
}

async function make(path: string, mayMake: boolean): Promise<{ readonly key: Buffer }> {
  if (!mayMake) {
    throw new StoreTrouble(
      'root-key-lost',
      `The root key ${path} is missing, and without it nothing in this database can be read.`,
      'Write the four lines of the recovery sheet into that file, or name the right file in TIDEGATE_ROOT_KEY_FILE.',
    );
  }
  const key = randomBytes(32);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, rootKeyFile(key), { mode: 0o600, flag: 'wx' });
  await chmod(path, 0o600);
  return { key };
}

async function sheetOf(path: string, today: string): Promise<string> {
  const read = readRootKey(await readFile(path, 'utf8'));
  if (!read.ok) throw new Error('the root key that was just written cannot be read back');
  return recoverySheet(read.key, today);
}
