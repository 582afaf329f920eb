import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printOne, withOutput } from '../output.ts';

export const distributorViewCommand: CliCommand = {
  path: 'distributor view',
  summary: 'One organisation with its answers to each criterion',
  examples: ['tidegate distributor view ID'],
  configure: (command) => withOutput(command.argument('<id>', 'id of the organisation')),
  async run([id], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const { body } = await client.get(`/api/v1/distributors/${encodeURIComponent(String(id))}`);
    printOne(io, options, body, ['id', 'name', 'state', 'products', 'voucher', 'policy', 'criteria']);
    return exitCodes.ok;
  },
};
