import { setImmediate as hearOthers } from 'node:timers/promises';
import type { Fault } from '../core/case/fault.ts';
import type { CliIo } from './command.ts';
import { readText } from './documents.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { failureIn } from './failure-in.ts';
import { progressOf } from './progress.ts';

/** Where a file differs from the usual: how its text is got, and how it is told that it could not be used. */
export interface Handling {
  readonly read?: (io: CliIo, file: string) => Promise<string>;
  /** Says it instead of a sentence on standard error. */
  readonly sayUnusable?: ((file: string, fault: Fault) => void) | undefined;
}

/**
 * Does the same with the text of each file, and says how far it has come. A file that cannot be read, or with which
 * something is wrong, keeps none of the others back.
 * @returns 0, 1 when a file could not be read or used, else what the work with the last faulty one ended with
 */
export async function overFiles(
  io: CliIo,
  files: readonly string[],
  work: (file: string, text: string) => Promise<ExitCode>,
  { read = readText, sayUnusable }: Handling = {},
): Promise<ExitCode> {
  const progress = progressOf(io, 'documents', files.length);
  const attempt = async (file: string): Promise<ExitCode> => {
    try {
      return await work(file, await read(io, file));
    } catch (error) {
      const { message, fault, exitCode } = failureIn(error);
      if (sayUnusable) sayUnusable(file, fault);
      else io.err(message.startsWith(file) ? `${message}\n` : `${file}: ${message}\n`);
      return exitCode;
    }
  };
  let code: ExitCode = exitCodes.ok;
  for (const file of files) {
    const ended = await attempt(file);
    if (code !== exitCodes.failure && ended !== exitCodes.ok) code = ended;
    progress.step();
    // Files are read at once, so that nothing else lets in that a reader has closed (`| head`).
    await hearOthers();
  }
  progress.end();
  return code;
}
