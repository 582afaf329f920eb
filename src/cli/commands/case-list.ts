import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, warnOfEmbargo, withOutput } from '../output.ts';

export const caseListCommand: CliCommand = {
  path: 'case list',
  summary: 'Every case that you may see, the most urgent first',
  examples: ['tidegate case list', 'tidegate case list --json --fields number,status'],
  configure: withOutput,
  async run(_args, options, io) {
    const { body } = await (await connect(io, 'token', isJson(options))).get('/api/v1/cases');
    printList(io, options, body.data, ['number', 'status', 'embargo_end', 'title']);
    warnOfEmbargo(
      io,
      body.data.some((each: { is_public: boolean }) => !each.is_public),
    );
    return exitCodes.ok;
  },
};
