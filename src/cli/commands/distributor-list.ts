import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, withOutput } from '../output.ts';

export const distributorListCommand: CliCommand = {
  path: 'distributor list',
  summary: 'Every organisation of the list, with the state of its membership',
  examples: ['tidegate distributor list'],
  configure: withOutput,
  async run(_args, options, io) {
    const { body } = await (await connect(io, 'token', isJson(options))).get('/api/v1/distributors');
    printList(io, options, body.data, ['id', 'name', 'state', 'policy_version']);
    return exitCodes.ok;
  },
};
