import { basename } from 'node:path';
import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../input.ts';
import { isJson, printOne, withOutput } from '../output.ts';

export const distributorByMailCommand: CliCommand = {
  path: 'distributor by-mail',
  summary: 'Enter a request for membership that came by mail, with the mail kept beside it',
  examples: ['tidegate distributor by-mail request.eml --input request.yaml'],
  configure: (command) =>
    withOutput(
      command
        .argument('<file>', 'the mail as it came, such as an .eml file')
        .requiredOption(
          '--input <values...>',
          'a file with JSON or YAML, or key=value pairs: name, products, contact_name, contact_address, voucher, answers.ID, received_at, policy_version',
        ),
    ),
  async run([file], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const request = await readInput(io, options.input as string[]);
    const form = new FormData();
    form.set('request', JSON.stringify(request));
    form.set('mail', new Blob([Uint8Array.from(await io.read(String(file)))]), basename(String(file)));
    const { body } = await client.upload('/api/v1/distributors/by-mail', form);
    printOne(io, options, body, ['id']);
    return exitCodes.ok;
  },
};
