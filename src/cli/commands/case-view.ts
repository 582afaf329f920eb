import { caseNumber } from '../case-number.ts';
import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, plain, printOne, warnOfEmbargo, withOutput } from '../output.ts';

export const caseViewCommand: CliCommand = {
  path: 'case view',
  summary: 'One case: where it stands, its clocks, and what to do next',
  examples: ['tidegate case view CASE-2026-0042', 'tidegate case view 42 --json --fields status,embargo'],
  configure: (command) => withOutput(command.argument('<case>', 'number of the case')),
  async run([typed], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const { body } = await client.get(`/api/v1/cases/${await caseNumber(client, String(typed))}`);
    warnOfEmbargo(io, body.embargo.state !== 'exited');
    if (isJson(options) || options.fields) {
      printOne(io, options, body, []);
      return exitCodes.ok;
    }
    io.out(`${body.number}  ${body.status}\n${plain(body.report.subject || 'No subject')}\n\n`);
    for (const clock of body.clocks) io.out(`${clock.title}: ${clock.state}, due ${clock.due_at}\n`);
    if (body.embargo.end) io.out(`Embargo until ${body.embargo.end}\n`);
    if (body.severity)
      io.out(`Severity ${[body.severity.word, body.severity.score, body.severity.vector].filter(Boolean).join(' ')}\n`);
    if (body.next) io.out(`\nNext: ${plain(body.next.sentence)}\n`);
    return exitCodes.ok;
  },
};
