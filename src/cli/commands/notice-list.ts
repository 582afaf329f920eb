import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, withOutput } from '../output.ts';

export const noticeListCommand: CliCommand = {
  path: 'notice list',
  summary: 'The notices that your organisation has',
  examples: ['tidegate notice list'],
  configure: withOutput,
  async run(_args, options, io) {
    const { body } = await (await connect(io, 'token', isJson(options))).get('/api/v1/notices');
    printList(io, options, body.data, ['reference', 'embargo', 'embargo_end', 'sent_at']);
    return exitCodes.ok;
  },
};
