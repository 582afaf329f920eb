import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { cell, isJson, printList, withOutput } from '../output.ts';

export const nextCommand: CliCommand = {
  path: 'next',
  summary: 'What you must do now, and by when',
  examples: ['tidegate next', 'tidegate next --all'],
  configure: (command) => withOutput(command).option('--all', 'what waits in every other case too'),
  async run(_args, options, io) {
    const { body } = await (await connect(io, 'token', isJson(options))).get('/api/v1/next');
    const columns = ['case', 'sentence', 'step', 'due_at'];
    if (options.all) printList(io, options, body.waiting, columns);
    else if (isJson(options)) io.out(`${JSON.stringify(body.next, null, 2)}\n`);
    else if (!body.next) io.out('Nothing is waiting for you.\n');
    else {
      const { case: number, sentence, step, due_at: due } = body.next;
      io.out(`${cell(sentence)}${due ? `, due ${due}` : ''}\n`);
      if (step) io.out(`  tidegate case do ${number} ${step}\n`);
    }
    return exitCodes.ok;
  },
};
