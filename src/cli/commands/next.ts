import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { cell, isJson, printList, withOutput } from '../output.ts';

export const nextCommand: CliCommand = {
  path: 'next',
  summary: 'What you must do now and by when, or until when there is nothing',
  examples: ['tidegate next', 'tidegate next --all', 'tidegate next --json'],
  configure: (command) => withOutput(command).option('--all', 'the same for every case or notice that you have'),
  async run(_args, options, io) {
    const { body } = await (await connect(io, 'token', isJson(options))).get('/api/v1/next');
    const { next, waiting } = body;
    if (options.all) printList(io, options, waiting, ['case', 'notice', 'sentence']);
    else if (isJson(options)) io.out(`${JSON.stringify(next, null, 2)}\n`);
    else {
      io.out(`${cell(next.sentence)}\n`);
      const command = commandFor(next);
      if (command) io.out(`  ${command}\n`);
    }
    return exitCodes.ok;
  },
};

/** The command that does it; nothing where there is nothing to do, or a page is needed for it. */
function commandFor(next: Readonly<Record<'case' | 'notice' | 'organisation' | 'step', string | null>>) {
  if (next.step === null) return undefined;
  if (next.step === 'resolve-delivery') return 'tidegate delivery list';
  if (next.case !== null) return `tidegate case do ${next.case} ${next.step}`;
  if (next.notice !== null) return `tidegate notice ${next.step === 'answer-date' ? 'answer' : 'view'} ${next.notice}`;
  return next.organisation === null || next.step === 'vouch'
    ? undefined
    : `tidegate distributor do ${next.organisation} ${next.step}`;
}
