import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printOne, withOutput } from '../output.ts';

export const rotaViewCommand: CliCommand = {
  path: 'rota view',
  summary: 'Who is on duty, who is next, and when the duty passes on',
  examples: ['tidegate rota view', 'tidegate rota view --json'],
  configure: (command) => withOutput(command),
  async run(_, options, io) {
    const client = await connect(io, 'token', isJson(options));
    const { body } = await client.get('/api/v1/rota');
    printOne(io, options, body, rotaFields);
    return exitCodes.ok;
  },
};

/** What a person reads of the rota first. */
export const rotaFields = ['rota', 'on_duty', 'since', 'next', 'hand_over_at', 'offered_to', 'members', 'absences'];
