import { CliFailure } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** A problem of the API (RFC 9457), as far as a person is told of it. */
export interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly instance?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string; readonly mend: string }[];
  readonly gates?: readonly { readonly id: string; readonly sentence: string; readonly clause: string }[];
}

const byCode: Readonly<Record<string, ExitCode>> = {
  gate_shut: exitCodes.gateShut,
  not_allowed: exitCodes.gateShut,
  not_in_doubt: exitCodes.changedMeanwhile,
  still_running: exitCodes.tryLater,
};

const byStatus: Readonly<Record<number, ExitCode>> = {
  401: exitCodes.notSignedIn,
  409: exitCodes.gateShut,
  412: exitCodes.changedMeanwhile,
  429: exitCodes.tryLater,
  503: exitCodes.tryLater,
};

/** The end of a command that the server refused: each gate with its sentence and clause, each fault with its mend. */
export function failureOf(status: number, problem: Problem | undefined, isJson: boolean): CliFailure {
  const exit = byCode[problem?.code ?? ''] ?? byStatus[status] ?? exitCodes.failure;
  if (isJson && problem) return new CliFailure(JSON.stringify(problem), exit);
  const gates = (problem?.gates ?? []).map(({ id, sentence, clause }) => `  gate ${id}: ${sentence} (${clause})`);
  const faults = (problem?.errors ?? []).map(({ pointer, detail, mend }) => `  ${pointer || '/'}: ${detail} ${mend}`);
  const isTold = gates.length + faults.length > 0;
  const head = isTold
    ? (problem?.title ?? 'Refused')
    : (problem?.detail ?? `The server answered with status ${status}.`);
  const reference = problem?.instance ? [`  reference ${problem.instance}`] : [];
  return new CliFailure([isTold ? `${head}:` : head, ...gates, ...faults, ...reference].join('\n'), exit);
}
