import { setImmediate as hearOthers } from 'node:timers/promises';
import { CliFailure, type CliIo } from './command.ts';
import { readText } from './documents.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { progressOf } from './progress.ts';

/**
 * Does the same with the text of each file, and says how far it has come. A file that cannot be read, or with which
 * something is wrong, keeps none of the others back.
 * @returns 0, 1 when a file could not be read or used, else what the work with the last faulty one ended with
 */
export async function overFiles(
  io: CliIo,
  files: readonly string[],
  work: (file: string, text: string) => Promise<ExitCode>,
  read = readText,
): Promise<ExitCode> {
  const progress = progressOf(io, 'documents', files.length);
  let code: ExitCode = exitCodes.ok;
  for (const file of files) {
    const ended = await attempt(io, async () => work(file, await read(io, file)));
    if (code !== exitCodes.failure && ended !== exitCodes.ok) code = ended;
    progress.step();
    // Files are read at once, so that nothing else lets in that a reader has closed (`| head`).
    await hearOthers();
  }
  progress.end();
  return code;
}

async function attempt(io: CliIo, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CliFailure)) throw error;
    io.err(`${error.message}\n`);
    return error.exitCode;
  }
}
