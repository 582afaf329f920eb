import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, plain, printOne, warnOfEmbargo, withOutput } from '../output.ts';

export const noticeViewCommand: CliCommand = {
  path: 'notice view',
  summary: 'One notice, word for word',
  examples: ['tidegate notice view 7QK2-M4TD'],
  configure: (command) => withOutput(command.argument('<reference>', 'reference of the notice')),
  async run([reference], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const { body } = await client.get(`/api/v1/notices/${encodeURIComponent(String(reference))}`);
    warnOfEmbargo(io, body.embargo !== 'public');
    if (isJson(options) || options.fields) printOne(io, options, body, []);
    else io.out(`${plain(body.subject)}\n\n${plain(body.text)}\n`);
    return exitCodes.ok;
  },
};
