import { caseNumber } from '../case-number.ts';
import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, withOutput } from '../output.ts';

interface Gate {
  readonly id: string;
  readonly is_open: boolean;
  readonly sentence: string | null;
  readonly clause: string;
}

export const caseStepsCommand: CliCommand = {
  path: 'case steps',
  summary: 'The steps that you have in a case, with what is in the way of each',
  examples: ['tidegate case steps 42', 'tidegate case steps 42 --json --fields id,gates'],
  configure: (command) => withOutput(command.argument('<case>', 'number of the case')),
  async run([typed], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const { body } = await client.get(`/api/v1/cases/${await caseNumber(client, String(typed))}/steps`);
    const rows = body.data.map((step: { is_open: boolean; gates: Gate[]; input: { properties?: object } }) => ({
      ...step,
      state: step.is_open ? 'open' : 'shut',
      takes: Object.keys(step.input?.properties ?? {}).join(' '),
      shut: step.gates
        .filter((gate) => !gate.is_open)
        .map((gate) => `${gate.sentence} (${gate.clause})`)
        .join(' '),
    }));
    printList(io, options, rows, ['id', 'state', 'takes', 'shut']);
    return exitCodes.ok;
  },
};
