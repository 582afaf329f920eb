// Everything that can be checked without running the product, side by side: one line each, and failures in full.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const checks: Readonly<Record<string, readonly string[]>> = {
  types: ['tsc', '--noEmit', '-p', '.'],
  lint: ['biome', 'check', '--error-on-warnings', '--diagnostic-level=warn', '.'],
  knip: ['knip', '--no-progress'],
  generated: ['node', 'tools/generated.ts'],
  boundaries: ['node', 'tools/boundaries.ts'],
  words: ['node', 'tools/words.ts'],
  budget: ['node', 'tools/budget.ts'],
};

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly said: string;
}

/** Runs one check to its end; a program that does not start counts as failed and says why. */
function run(name: string, [program, ...args]: readonly string[]): Promise<Outcome> {
  const path = [dirname(process.execPath), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const began = performance.now();
  return new Promise((settle) => {
    const child = spawn(program!, args, {
      cwd: root,
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const end = (passed: boolean) =>
      settle({ name, passed, seconds: (performance.now() - began) / 1000, said: said.trim() });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.on('error', (error) => {
      said += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

const chosen = process.argv.slice(2);
const outcomes = await Promise.all(
  Object.entries(checks)
    .filter(([name]) => chosen.length === 0 || chosen.includes(name))
    .map(async ([name, command]) => {
      const outcome = await run(name, command);
      const summary = outcome.passed && command[0] === 'node' ? `  ${outcome.said.split('\n').at(-1)}` : '';
      const mark = outcome.passed ? 'ok    ' : 'failed';
      console.log(`${mark} ${name.padEnd(10)} ${outcome.seconds.toFixed(1).padStart(5)} s${summary}`);
      return outcome;
    }),
);
for (const { name, said } of outcomes.filter(({ passed }) => !passed)) console.error(`\n--- ${name}\n${said}`);
if (outcomes.length === 0) console.error(`No such check. There are: ${Object.keys(checks).join(', ')}.`);
process.exitCode = outcomes.length > 0 && outcomes.every(({ passed }) => passed) ? 0 : 1;
