import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printOne, withOutput } from '../output.ts';

export const noticeAnswerCommand: CliCommand = {
  path: 'notice answer',
  summary: 'Answer the proposed date: ok, prefer or object',
  examples: [
    'tidegate notice answer 7QK2-M4TD ok',
    'tidegate notice answer 7QK2-M4TD object --reason "QA" --earliest 2026-04-21T16:00:00Z',
  ],
  configure: (command) =>
    withOutput(
      command
        .argument('<reference>', 'reference of the notice')
        .argument('<answer>', 'ok, prefer or object')
        .option('--reason <text>', 'why; needed for an objection')
        .option('--earliest <instant>', 'earliest date that works, with its zone'),
    ),
  async run([reference, answer], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const input = {
      answer,
      ...(options.reason === undefined ? {} : { reason: options.reason }),
      ...(options.earliest === undefined ? {} : { earliest: options.earliest }),
    };
    const path = `/api/v1/notices/${encodeURIComponent(String(reference))}/steps/answer-date`;
    const { body } = await client.post(path, input);
    printOne(io, options, { reference, ...body }, ['reference', 'step']);
    return exitCodes.ok;
  },
};
