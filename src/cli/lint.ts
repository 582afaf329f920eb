import type { LeakFinding } from '../core/notices/leak-finding.ts';
import type { Playbook } from '../core/process/playbook.ts';
import type { CliIo } from './command.ts';
import { readText } from './documents.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { playbookFrom } from './playbook-files.ts';

/** The options that every lint has. */
export interface LintOptions {
  readonly playbook?: Playbook;
  /** Names and words that must not leave, one a line of the file named; they are kept nowhere. */
  readonly words: readonly string[];
  readonly isJson: boolean;
}

/** The options as they were typed. @throws CliFailure for a file that cannot be read or is no playbook */
export async function lintOptions(options: Readonly<Record<string, unknown>>, io: CliIo): Promise<LintOptions> {
  const words = options.words === undefined ? '' : await readText(io, String(options.words));
  return {
    ...(options.playbook === undefined ? {} : { playbook: await playbookFrom(io, String(options.playbook)) }),
    words: words
      .split('\n')
      .map((word) => word.trim())
      .filter(Boolean),
    isJson: options.json === true,
  };
}

/** Says what was found in one thing: a line of JSON, or lines for a person; gives the exit code. */
export function sayFindings(io: CliIo, name: string, findings: readonly LeakFinding[], isJson: boolean): ExitCode {
  if (isJson) io.out(`${JSON.stringify({ name, findings })}\n`);
  else if (findings.length === 0) io.out(`${name}: nothing found\n`);
  else
    for (const { rule, severity, path, line, column, message, mend, policy, instead } of findings)
      io.out(
        `${name}${path}:${line}:${column}: ${severity} ${message} ${mend}${
          instead ? ` Instead: “${instead}”.` : ''
        } [${rule}]\n  policy: ${policy}\n`,
      );
  return findings.length === 0 ? exitCodes.ok : exitCodes.findings;
}
