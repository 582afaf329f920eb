import { type CliCommand, CliFailure, type CliIo } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { faultsOfRecord } from '../leak-record.ts';

async function parsed(io: CliIo, path: string): Promise<unknown> {
  const bytes = await io.read(path);
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw new CliFailure(`${path} cannot be read as JSON: ${error instanceof Error ? error.message : error}`);
  }
}

export const leakVerifyCommand: CliCommand = {
  path: 'leak verify',
  summary: 'Computes every hash of a leak’s record anew, without a server',
  examples: ['tidegate leak verify leak.json'],
  configure: (command) => command.argument('<file>', 'a record, as `leak export --json` writes it'),
  async run([path], _options, io) {
    const faults = faultsOfRecord(await parsed(io, String(path)));
    for (const fault of faults) io.err(`${fault}\n`);
    if (faults.length > 0) return exitCodes.findings;
    io.out(
      'The chain holds, and the list of who knew is the one that was frozen. The words of the entries are sealed: that they say what the record says, only the house with the key can show.\n',
    );
    return exitCodes.ok;
  },
};
