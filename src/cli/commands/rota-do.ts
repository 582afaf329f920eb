import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../input.ts';
import { isJson, printOne, withOutput } from '../output.ts';
import { rotaFields } from './rota-view.ts';

export const rotaDoCommand: CliCommand = {
  path: 'rota do',
  summary: 'Hand the duty over, take it, swap a shift, note an absence, or set the rota',
  examples: [
    'tidegate rota do acknowledge-hand-off',
    'tidegate rota do offer-hand-off --input to=ID note="All quiet"',
    'tidegate rota do note-absence --input account=ID from=2026-08-03 until=2026-08-14',
  ],
  configure: (command) =>
    withOutput(
      command
        .argument('<step>', 'acknowledge-hand-off, offer-hand-off, swap-shift, note-absence or set-rota')
        .option('--input <values...>', 'a file with JSON or YAML, - for standard input, or key=value pairs'),
    ),
  async run([step], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const input = await readInput(io, options.input as string[] | undefined);
    const path = `/api/v1/rota/steps/${encodeURIComponent(String(step))}`;
    const { body } = await client.post(path, input);
    printOne(io, options, body, rotaFields);
    return exitCodes.ok;
  },
};
