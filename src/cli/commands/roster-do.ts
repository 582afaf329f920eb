import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../input.ts';
import { isJson, printOne, withOutput } from '../output.ts';

export const rosterDoCommand: CliCommand = {
  path: 'roster do',
  summary: 'Take somebody off the roster, send a new link, test the way to you, or change the role address',
  examples: [
    'tidegate roster do take-off --input account=ID',
    'tidegate roster do resend-link --input account=ID',
    'tidegate roster do test-road',
    'tidegate roster do ask-address --input address=psirt@harbour.example',
  ],
  configure: (command) =>
    withOutput(
      command
        .argument('<step>', 'take-off, resend-link, test-road, ask-address, accept-terms or leave')
        .option('--input <values...>', 'a file with JSON or YAML, - for standard input, or key=value pairs'),
    ),
  async run([step], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const input = await readInput(io, options.input as string[] | undefined);
    const { body } = await client.post(`/api/v1/roster/steps/${encodeURIComponent(String(step))}`, input);
    printOne(io, options, body, ['step']);
    return exitCodes.ok;
  },
};
