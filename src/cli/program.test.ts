import assert from 'node:assert/strict';
import test from 'node:test';
import { membershipSteps } from '../core/distributors/index.ts';
import { type CliCommand, CliFailure, type CliIo } from './command.ts';
import { commands } from './commands/index.ts';
import { groups } from './groups.ts';
import { readInput } from './input.ts';
import { runProgram } from './program.ts';

function io(): CliIo & { said: { out: string; err: string } } {
  const said = { out: '', err: '' };
  return {
    said,
    env: {},
    isTerminal: false,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    read: async () => new Uint8Array(),
  };
}

const greet: CliCommand = {
  path: 'person greet',
  summary: 'Greet people',
  examples: ['tidegate person greet Ada --loud'],
  configure: (command) => command.argument('<names...>').option('--loud'),
  async run([names], options, { out }) {
    out(`${(names as string[]).join('+')} ${options.loud === true}\n`);
    return 10;
  },
};
const refuse: CliCommand = {
  path: 'person refuse',
  summary: 'Refuse',
  examples: [],
  configure() {},
  async run() {
    throw new CliFailure('The gate is shut.', 11);
  },
};
const run = (argv: string[], out: CliIo) => runProgram(argv, [greet, refuse], '1.2.3', out);

test('arguments and options reach the command, and its answer is the exit code', async () => {
  const out = io();
  assert.equal(await run(['person', 'greet', 'Ada', 'Bo', '--loud'], out), 10);
  assert.equal(out.said.out, 'Ada+Bo true\n');
});

test('a foreseen failure is one sentence on standard error', async () => {
  const out = io();
  assert.equal(await run(['person', 'refuse'], out), 11);
  assert.deepEqual(out.said, { out: '', err: 'The gate is shut.\n' });
});

test('an input that cannot be used is told with its place, and no field takes the place of what objects have', async () => {
  const reading = (text: string) => ({ ...io(), read: async () => new TextEncoder().encode(text) });
  assert.deepEqual(await readInput(reading('lines: {a: 1}'), ['x.yaml']), { lines: { a: 1 } });
  await assert.rejects(
    readInput(reading('a: 1\na: 2'), ['x.yaml']),
    /^Error: x\.yaml cannot be used:\n.*Line 2, column 1/,
  );
  await assert.rejects(readInput(reading('['.repeat(10_000)), ['x.yaml']), /nested too deeply/);
  await assert.rejects(readInput(io(), ['__proto__.admin=yes']), /may not be called __proto__/);
});

test('a mistyped command fails with the one that was probably meant', async () => {
  const out = io();
  assert.equal(await run(['persn', 'greet'], out), 1);
  assert.match(out.said.err, /Did you mean person\?/);
});

test('wrong usage is a failure, help and version are not', async () => {
  assert.equal(await run(['person', 'greet'], io()), 1);
  const out = io();
  assert.equal(await run(['person', 'greet', '--help'], out), 0);
  assert.match(out.said.out, /tidegate person greet Ada --loud/);
  assert.equal(await run(['--version'], out), 0);
  assert.match(out.said.out, /1\.2\.3/);
});

test('help says of every group what it is for', async () => {
  const nouns = commands.flatMap(({ path }) => (path.includes(' ') ? [path.split(' ')[0]!] : []));
  assert.deepEqual([...new Set(nouns)].sort(), Object.keys(groups).sort());
  const out = io();
  await runProgram(['--help'], commands, '1.2.3', out);
  assert.match(out.said.out, /\n {2}rota +Who is on duty, and how it passes on\n/);
});

test('what help shows of a step of membership is what the step takes', async () => {
  const shown = commands
    .flatMap(({ examples }) => examples)
    .flatMap((line) => [...line.matchAll(/ do ID (\S+) --input (.*?)(?: --|$)/g)]);
  assert.ok(shown.length > 3);
  for (const [line, id, given] of shown) {
    const typed = [...given!.matchAll(/(\w+=)(?:"([^"]*)"|(\S+))/g)].map(
      ([, key, quoted, bare]) => `${key}${quoted ?? bare}`,
    );
    const taken = membershipSteps.find((step) => step.id === id)!.input.safeParse(await readInput(io(), typed));
    assert.ok(taken.success, `${line}: ${taken.error}`);
  }
});
