import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printOne, withOutput } from '../output.ts';

export const deliveryResolveCommand: CliCommand = {
  path: 'delivery resolve',
  summary: 'Say what became of a mail in doubt: arrived, lost, or send it again',
  examples: ['tidegate delivery resolve ID arrived', 'tidegate delivery resolve ID again'],
  configure: (command) =>
    withOutput(command.argument('<id>', 'id of the delivery').argument('<outcome>', 'arrived, lost or again')),
  async run([id, outcome], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const path = `/api/v1/deliveries/${encodeURIComponent(String(id))}/resolution`;
    const { body } = await client.post(path, { outcome });
    printOne(io, options, body, ['id', 'outcome']);
    return exitCodes.ok;
  },
};
