import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../input.ts';
import { isJson, printOne, withOutput } from '../output.ts';

export const reportNewCommand: CliCommand = {
  path: 'report new',
  summary: 'Report a vulnerability privately; prints the key of ten words, once',
  examples: ['tidegate report new --input report.yaml', 'tidegate report new --input subject="…" effects="…"'],
  configure: (command) =>
    withOutput(
      command.requiredOption(
        '--input <values...>',
        'a file with JSON or YAML, - for standard input, or key=value pairs',
      ),
    ),
  async run(_args, options, io) {
    const client = await connect(io, 'nothing', isJson(options));
    const { body } = await client.post('/api/v1/reports', await readInput(io, options.input as string[]));
    printOne(io, options, body, ['reference', 'key', 'first_contact_by', 'room']);
    io.err('The key is shown once and kept nowhere. Write it down: it is the way back to your report.\n');
    return exitCodes.ok;
  },
};
