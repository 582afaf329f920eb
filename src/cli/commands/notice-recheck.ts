import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, withOutput } from '../output.ts';

/** `tidegate notice recheck`: for a person, or for a job that runs every night and tells by its exit code. */
export const noticeRecheckCommand: CliCommand = {
  path: 'notice recheck',
  summary: 'Judge everything that was sent again with the rules of today',
  examples: ['tidegate notice recheck', 'tidegate notice recheck --json'],
  configure: withOutput,
  async run(_args, options, io) {
    const { body } = await (await connect(io, 'token', isJson(options))).get('/api/v1/sent/recheck');
    printList(io, options, body.data, ['case', 'letter', 'recipient', 'rule', 'at', 'message']);
    if (!isJson(options)) io.err(`${body.data.length} found in ${body.judged} messages\n`);
    return body.data.length > 0 ? exitCodes.findings : exitCodes.ok;
  },
};
