import { caseNumber } from '../case-number.ts';
import { connect } from '../client.ts';
import type { CliCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { isJson, printList, warnOfEmbargo, withOutput } from '../output.ts';

interface Line {
  readonly terms: { readonly says: string };
  readonly acts: readonly { readonly at: string; readonly what: string }[];
}

export const caseWhoKnowsCommand: CliCommand = {
  path: 'case who-knows',
  summary: 'Who knows of a case, since when, by which terms; now, or as of a moment',
  examples: ['tidegate case who-knows 42', 'tidegate case who-knows 42 --at 2026-04-20T16:00:00Z --json'],
  configure: (command) =>
    withOutput(
      command
        .argument('<case>', 'number of the case')
        .option('--at <moment>', 'only what was on record by then, such as 2026-04-20T16:00:00Z'),
    ),
  async run([typed], options, io) {
    const client = await connect(io, 'token', isJson(options));
    const number = await caseNumber(client, String(typed));
    const at = typeof options.at === 'string' ? `?at=${encodeURIComponent(options.at)}` : '';
    const { body } = await client.get(`/api/v1/cases/${number}/who-knows${at}`);
    warnOfEmbargo(io, true);
    const shown = isJson(options)
      ? body.data
      : body.data.map((line: Line) => ({ ...line, terms: line.terms.says, acts: line.acts.length }));
    printList(io, options, shown, ['name', 'kind', 'since', 'terms', 'how', 'acts']);
    return exitCodes.ok;
  },
};
