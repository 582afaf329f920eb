import { readYaml } from '../formats/playbook/read.ts';
import { CliFailure, type CliIo } from './command.ts';
import { readText, sayFaults } from './documents.ts';

/**
 * The input of a step as it was typed: one file (JSON or YAML, `-` is standard input), or `key=value` pairs, in which
 * `a.b=value` fills part `b` of `a`.
 */
export async function readInput(io: CliIo, given: readonly string[] | undefined): Promise<Record<string, unknown>> {
  if (!given || given.length === 0) return {};
  if (given.every((each) => /^[A-Za-z_][\w.-]*=/.test(each))) return fromPairs(given);
  if (given.length > 1) throw new CliFailure('Give one file, or key=value pairs, but not both.');
  const { value, faults } = readYaml(await readText(io, given[0]!));
  if (faults.length > 0) throw new CliFailure(`${given[0]} cannot be used:\n${sayFaults(faults).trimEnd()}`);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new CliFailure(`${given[0]} does not hold a set of fields.`);
  }
  return value as Record<string, unknown>;
}

function fromPairs(pairs: readonly string[]): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const [first = '', ...rest] = pair.slice(0, at).split('.');
    const value = pair.slice(at + 1);
    if (first === '__proto__') throw new CliFailure(`A field may not be called ${first}.`);
    if (rest.length === 0) input[first] = value;
    else input[first] = { ...(input[first] as object | undefined), [rest.join('.')]: value };
  }
  return input;
}
