import type { Fault } from '../../core/case/fault.ts';
import { stepById } from '../../core/process/index.ts';
import { caseNumber } from '../case-number.ts';
import { connect } from '../client.ts';
import { type CliCommand, CliFailure } from '../command.ts';
import { sayFaults } from '../documents.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../input.ts';
import { isJson, printOne, withOutput } from '../output.ts';

export const caseDoCommand: CliCommand = {
  path: 'case do',
  summary: 'Take a step in a case',
  examples: [
    'tidegate case do 42 contact-reporter --input text="Thank you, I look at it."',
    'tidegate case do 42 draft-advisory --input advisory.yaml',
    'tidegate case do 42 publish-advisory --confirm CASE-2026-0042',
  ],
  configure: (command) =>
    withOutput(
      command
        .argument('<case>', 'number of the case')
        .argument('<step>', 'id of the step, as tidegate case steps lists it')
        .option('--input <values...>', 'a file with JSON or YAML, - for standard input, or key=value pairs')
        .option('--if-seq <number>', 'only if the case still has this sequence number')
        .option('--confirm <case>', 'number of the case once more, for what cannot be taken back'),
    ),
  async run([typed, step], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const number = await caseNumber(client, String(typed));
    if (stepById(String(step))?.grave && options.confirm !== number) {
      throw new CliFailure(`${step} cannot be taken back. Say it again with --confirm ${number}.`);
    }
    const input = await readInput(io, options.input as string[] | undefined);
    const { body } = await client.post(`/api/v1/cases/${number}/steps/${encodeURIComponent(String(step))}`, input, {
      ...(options.ifSeq === undefined ? {} : { 'if-match': `"${options.ifSeq}"` }),
    });
    printOne(io, options, { case: number, ...body }, ['case', 'step', 'seq', 'events']);
    io.err(sayFaults((body.warnings ?? []) as readonly Fault[]));
    return exitCodes.ok;
  },
};
