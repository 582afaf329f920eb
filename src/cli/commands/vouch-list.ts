import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, withOutput } from '../output.ts';

export const vouchListCommand: CliCommand = {
  path: 'vouch list',
  summary: 'Applicants that name your organisation as voucher, and those that you vouch for',
  examples: ['tidegate vouch list', 'tidegate vouch list --json'],
  configure: withOutput,
  async run(_args, options, io) {
    const { body } = await (await connect(io, 'token', isJson(options))).get('/api/v1/vouches');
    printList(io, options, body.data, ['id', 'name', 'applied_at', 'vouched_at']);
    return exitCodes.ok;
  },
};
