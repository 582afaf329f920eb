import type { Fault } from '../core/case/fault.ts';
import type { CliIo } from './command.ts';
import { hasErrors, sayFaults } from './documents.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { overFiles } from './over-files.ts';

/** Whether a document is valid, with its faults: a line of JSON, or lines for a person. */
function sayVerdict(io: CliIo, file: string, faults: readonly Fault[], isJson: boolean): void {
  const valid = !hasErrors(faults);
  if (isJson) io.out(`${JSON.stringify({ file, valid, faults })}\n`);
  else io.out(`${file}: ${valid ? 'valid' : 'not valid'}\n${sayFaults(faults)}`);
}

/**
 * Says of each file what is wrong with it; in JSON there is a line for every file, also for one that cannot be read.
 * @returns 0, 10 when one of them has an error, 1 when one could not be read
 */
export function checkEach(
  io: CliIo,
  files: readonly string[],
  isJson: boolean,
  faultsIn: (file: string, text: string) => Promise<readonly Fault[]>,
): Promise<ExitCode> {
  const work = async (file: string, text: string): Promise<ExitCode> => {
    const faults = await faultsIn(file, text);
    sayVerdict(io, file, faults, isJson);
    return hasErrors(faults) ? exitCodes.findings : exitCodes.ok;
  };
  return overFiles(io, files, work, {
    sayUnusable: isJson ? (file, fault) => sayVerdict(io, file, [fault], true) : undefined,
  });
}
