import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, withOutput } from '../output.ts';

export const deliveryListCommand: CliCommand = {
  path: 'delivery list',
  summary: 'Mails in doubt, and those that failed',
  examples: ['tidegate delivery list'],
  configure: withOutput,
  async run(_args, options, io) {
    const { body } = await (await connect(io, 'token', isJson(options))).get('/api/v1/deliveries');
    printList(io, options, body.data, ['id', 'letter', 'recipient', 'status', 'changed_at']);
    return exitCodes.ok;
  },
};
