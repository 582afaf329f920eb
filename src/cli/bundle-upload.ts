import type { Fault } from '../core/case/fault.ts';
import type { Provenance } from '../core/release/bundle.ts';
import { caseNumber } from './case-number.ts';
import { connect } from './client.ts';
import type { CliIo } from './command.ts';
import { sayFaults } from './documents.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { isJson, printOne } from './output.ts';

/** Sends the patches of a line to a case; the server judges them once more. */
export async function sendBundle(
  io: CliIo,
  options: Readonly<Record<string, unknown>>,
  typed: string,
  { line, base, baseTree, tree, tool }: Provenance,
  mailbox: Uint8Array,
): Promise<ExitCode> {
  const client = await connect(io, 'token', isJson(options));
  const number = await caseNumber(client, typed);
  const form = new FormData();
  const fields = { line, base, base_tree: baseTree, tree, tool };
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value);
  form.set('file', new Blob([Uint8Array.from(mailbox)]), 'patches.mbox');
  const { body } = await client.upload(`/api/v1/cases/${number}/bundles`, form);
  printOne(io, options, { case: number, line, base, ...body }, ['case', 'line', 'base', 'seq']);
  io.err(sayFaults((body.warnings ?? []) as readonly Fault[]));
  return exitCodes.ok;
}
