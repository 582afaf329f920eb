import { setTimeout as wait } from 'node:timers/promises';
import { scopes } from '../../core/access/scopes.ts';
import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { keepToken } from '../credentials.ts';
import { exitCodes } from '../exit-codes.ts';

const everything = scopes.filter((scope) => scope !== 'metrics:read');

export const loginCommand: CliCommand = {
  path: 'login',
  summary: 'Sign in: a person approves this command line in the browser',
  examples: ['tidegate login', 'tidegate login --scopes case:read'],
  configure: (command) =>
    command.option('--scopes <names>', 'what the token may be used for, separated by commas', everything.join(',')),
  async run(_args, options, io) {
    const client = await connect(io, 'nothing');
    const wanted = String(options.scopes)
      .split(',')
      .map((scope) => scope.trim());
    const { body } = await client.post('/api/v1/login-requests', { scopes: wanted });
    io.err(`Open ${body.url}\nand approve the code ${body.code}. Waiting…\n`);
    // The server ends the waiting: a request that nobody approved in time is not found any more.
    for (;;) {
      await wait(body.interval * 1_000);
      const got = await client.post('/api/v1/login-requests/collect', { device: body.device });
      if (got.body.state === 'approved') {
        const file = await keepToken(io, client.server, got.body.token);
        io.err(`Signed in at ${client.server} until ${got.body.expires_at}. The token is in ${file}, for you alone.\n`);
        return exitCodes.ok;
      }
    }
  },
};
