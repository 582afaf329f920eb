import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../trouble.ts';
import { randomWord } from './chance.ts';
import { syncPath, writeDurably } from './durably.ts';

/** The three roles' passwords. They open the socket; the data itself is sealed under the root key. */
export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

/** Where a data folder keeps them: readable by its owner alone. */
export function passwordFile(data: string): string {
  return join(data, 'keys', 'db');
}

/** The passwords kept for a data folder; undefined when there are none yet. */
export async function readPasswords(data: string): Promise<Passwords | undefined> {
  try {
    return JSON.parse(await readFile(passwordFile(data), 'utf8')) as Passwords;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Fresh random passwords. */
export function makePasswords(): Passwords {
  return { superuser: randomWord(), owner: randomWord(), app: randomWord() };
}

/** Keeps passwords before the cluster that needs them exists: a crash between the two costs nothing. */
export async function keepPasswords(data: string, passwords: Passwords): Promise<void> {
  const file = passwordFile(data);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeDurably(file, `${JSON.stringify(passwords)}\n`, 0o600);
  await syncPath(data);
}
