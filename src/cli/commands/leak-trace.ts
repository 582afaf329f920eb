import type { Command } from 'commander';
import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, withOutput } from '../output.ts';

/** Something has turned up: whose copy carries the marks in it. Asked of the server, which alone knows them. */
export const leakTraceCommand: CliCommand = {
  path: 'leak trace',
  summary: 'Look whose copy a file that turned up comes from; a lead, no proof. Ends with 10 when something was found',
  examples: ['tidegate leak trace post.eml', 'pbpaste | tidegate leak trace -', 'tidegate leak trace --json fix.zip'],
  configure: (command: Command) =>
    withOutput(command.argument('<file>', 'text, mail, archive, document or PDF; - for standard input')),
  async run([given], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(await io.read(String(given)))]), 'found');
    const { body } = await client.upload('/api/v1/traces', form);
    const found = body.data as readonly Readonly<Record<string, unknown>>[];
    printList(io, options, found, ['name', 'case', 'kinds', 'sent_at']);
    io.err(`${body.note}\n`);
    return found.length > 0 ? exitCodes.findings : exitCodes.ok;
  },
};
