import { createConnection, createServer } from 'node:net';
import { codeOf, StoreTrouble } from '../trouble.ts';
import { shortName } from './chance.ts';

/** Held while this process uses a data folder; the kernel frees it when the process ends, however it ends. */
export interface Lock {
  release(): Promise<void>;
}

async function address(realPath: string): Promise<string> {
  return `\0tidegate-${await shortName(realPath)}`;
}

/**
 * Takes the lock of a data folder. It is a listening socket in the abstract name space, keyed by the real path: no file
 * ages, and `kill -9` frees it. It guards processes that share a network name space (two containers need two folders).
 * @throws StoreTrouble `data-folder-busy` naming the process that holds it.
 */
export async function takeLock(realPath: string): Promise<Lock> {
  const name = await address(realPath);
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(`${process.pid}\n`);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(name, resolve);
    });
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    const holder = await holderOf(realPath);
    throw new StoreTrouble(
      'data-folder-busy',
      `The data folder ${realPath} is in use by ${holder === undefined ? 'another process' : `process ${holder}`}.`,
      `Stop that process${holder === undefined ? '' : ` (kill ${holder})`}, or give this one a folder of its own with TIDEGATE_DATA.`,
    );
  }
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The id of the process that holds a data folder; undefined when nobody does or it does not answer within a second. */
export async function holderOf(realPath: string): Promise<number | undefined> {
  const name = await address(realPath);
  return new Promise((resolve) => {
    const socket = createConnection(name);
    let text = '';
    const done = (pid?: number) => {
      socket.destroy();
      resolve(pid);
    };
    socket.setTimeout(1_000, () => done());
    socket.on('error', () => done());
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
    });
    socket.on('end', () => done(/^\d+\n$/.test(text) ? Number(text) : undefined));
  });
}
