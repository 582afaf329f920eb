import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../input.ts';
import { isJson, printOne, withOutput } from '../output.ts';

export const vouchDoCommand: CliCommand = {
  path: 'vouch do',
  summary: 'Vouch for an applicant, or do not; a vouch is taken back until the team has decided',
  examples: [
    'tidegate vouch do ID vouch --input words="We have worked with them for years."',
    'tidegate vouch do ID decline --input reason="They were sold."',
  ],
  configure: (command) =>
    withOutput(
      command
        .argument('<id>', 'id of the applicant')
        .argument('<step>', 'vouch or decline')
        .option('--input <values...>', 'a file with JSON or YAML, - for standard input, or key=value pairs'),
    ),
  async run([id, step], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const input = await readInput(io, options.input as string[] | undefined);
    const path = `/api/v1/vouches/${encodeURIComponent(String(id))}/steps/${encodeURIComponent(String(step))}`;
    const { body } = await client.post(path, input);
    printOne(io, options, body, ['id', 'step']);
    return exitCodes.ok;
  },
};
