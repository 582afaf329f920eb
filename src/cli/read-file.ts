import { createReadStream, readFileSync, statSync } from 'node:fs';
import { CliFailure } from './command.ts';
import { whyOf } from './failure-in.ts';

/** More than any document, mailbox or bundle that is taken; each of them has a limit of its own below. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The bytes of a file, or of standard input for `-`: never more than `most`, also where a stream has no end.
 * @throws CliFailure with a sentence when it cannot be read, or is longer
 */
export async function readBytes(path: string, most = mostBytes): Promise<Uint8Array> {
  try {
    if (path === '-') return await gathered(process.stdin, path, most);
    const about = statSync(path);
    if (!about.isFile() && !about.isDirectory()) return await gathered(createReadStream(path), path, most);
    if (about.size > most) throw tooLong(path, most);
    // Nothing else is waiting meanwhile, and to hand each of many files to another thread takes five times as long.
    return readFileSync(path);
  } catch (error) {
    if (error instanceof CliFailure) throw error;
    throw new CliFailure(`${path} cannot be read: ${whyOf(error as NodeJS.ErrnoException)}.`);
  }
}

async function gathered(stream: AsyncIterable<Uint8Array>, path: string, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) throw tooLong(path, most);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const tooLong = (path: string, most: number): CliFailure =>
  new CliFailure(`${path} cannot be read: it has more than ${most} bytes. Cut it into several.`);
