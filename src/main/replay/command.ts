import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readScenario } from '../../formats/scenario/read.ts';
import type { Scenario } from '../../formats/scenario/schema.ts';
import { buildStage } from '../demo/stage.ts';
import { settled, untilSignal } from '../serve/settle.ts';
import type { StepOutcome } from './outcome.ts';
import { runScenario } from './run.ts';
import { isColourful, paint, sayEnd, sayStep } from './tell.ts';

const help = `Usage: tidegate replay FILE [--json]

Plays a scenario through the forms, the API and the mails of a whole house on a throw-away database.
Only the clock is virtual. Exit 0 when every expectation held, 10 when one did not, 1 for a file that cannot be read.

Examples:
  tidegate replay test/scenarios/contour-cve-2026-41246.yaml
  tidegate replay --json story.yaml > outcome.json
`;

/** Reads a scenario file. @returns undefined after telling each fault with its line and mend */
export async function loadScenario(path: string): Promise<Scenario | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) {
    process.stderr.write(`The file ${path} cannot be read. Look at its name and its rights.\n`);
    return undefined;
  }
  const read = readScenario(text);
  if (read.ok) return read.scenario;
  process.stderr.write(`The scenario ${path} is not right:\n`);
  for (const { message, mend } of read.faults) process.stderr.write(`  ${message} ${mend}\n`);
  return undefined;
}

/** `tidegate replay FILE`. @returns the exit code */
export async function replay(args: readonly string[]): Promise<number> {
  const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  let given: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true; args: string[] }>>;
  try {
    given = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
    return 1;
  }
  const [file] = given.positionals;
  if (given.values.help || file === undefined) {
    (given.values.help ? process.stdout : process.stderr).write(help);
    return given.values.help ? 0 : 1;
  }
  const scenario = await loadScenario(file);
  if (!scenario) return 1;
  const isJson = given.values.json === true;
  const p = paint(!isJson && isColourful(process.stdout));
  const say = (text: string) => void (isJson ? process.stderr : process.stdout).write(`${text}\n`);
  say(`${p.strong(scenario.title)}\n${scenario.about}\n`);
  const stopping = new AbortController();
  untilSignal().then(() => stopping.abort());
  return settled(async () => {
    const stage = await buildStage(scenario, { log: (line) => process.stderr.write(`${line}\n`) });
    try {
      const tell = (outcome: StepOutcome) => say(sayStep(scenario, outcome, p));
      const { result } = await runScenario(scenario, stage, { tell, signal: stopping.signal });
      if (stopping.signal.aborted) return 2;
      say(sayEnd({ result, paint: p }));
      if (isJson) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      return result.ok ? 0 : 10;
    } finally {
      await stage.close();
    }
  });
}
