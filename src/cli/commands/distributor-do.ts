import { teamStep, teamSteps } from '../../core/distributors/index.ts';
import { connect } from '../client.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../input.ts';
import { isJson, printOne, withOutput } from '../output.ts';

export const distributorDoCommand: CliCommand = {
  path: 'distributor do',
  summary: 'Decide on an organisation of the list',
  examples: [
    'tidegate distributor do ID accept --input reason="All seven criteria are met"',
    'tidegate distributor do ID draft-removal --input reason="Told a chat of it." permanent=true',
    'tidegate distributor do ID remove --input count=1 --confirm ID',
  ],
  configure: (command) =>
    withOutput(
      command
        .argument('<id>', 'id of the organisation')
        .argument('<step>', teamSteps.map(({ id }) => id).join(', '))
        .option('--input <values...>', 'a file with JSON or YAML, - for standard input, or key=value pairs')
        .option('--confirm <id>', 'the id once more, for what shuts somebody out'),
    ),
  async run([id, step], options, io) {
    const client = await connect(io, 'token', isJson(options));
    if (teamStep(String(step))?.grave && options.confirm !== id) {
      throw new CliFailure(`${step} shuts somebody out. Say it again with --confirm ${id}.`);
    }
    const input = await readInput(io, options.input as string[] | undefined);
    const path = `/api/v1/distributors/${encodeURIComponent(String(id))}/steps/${encodeURIComponent(String(step))}`;
    const { body } = await client.post(path, input);
    printOne(io, options, body, ['id', 'step', 'state']);
    return exitCodes.ok;
  },
};
