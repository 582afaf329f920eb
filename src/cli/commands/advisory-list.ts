import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, withOutput } from '../output.ts';

export const advisoryListCommand: CliCommand = {
  path: 'advisory list',
  summary: 'Every published advisory, newest first',
  examples: ['tidegate advisory list'],
  configure: withOutput,
  async run(_args, options, io) {
    const { body } = await (await connect(io, 'nothing', isJson(options))).get('/api/v1/advisories');
    printList(io, options, body.data, ['id', 'severity', 'published_at', 'title']);
    return exitCodes.ok;
  },
};
