import assert from 'node:assert/strict';
import test from 'node:test';
import { dispatch } from './dispatch.ts';

function voice() {
  const said = { out: '', err: '' };
  return {
    said,
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  };
}

const commands = {
  serve: { summary: 'Serve the desk', run: async (args: readonly string[]) => (args.includes('--fail') ? 1 : 0) },
};

test('a command gets its arguments and its answer is the exit code', async () => {
  assert.equal(await dispatch(['serve'], commands, voice()), 0);
  assert.equal(await dispatch(['serve', '--fail'], commands, voice()), 1);
});

test('what takes long to load says so first, and not where only its help is asked for', async () => {
  const heard: string[] = [];
  const run = async () => heard.push('run');
  const slow = { serve: { summary: 'Serve', begins: 'Loading…', run } };
  const on = { out: () => undefined, err: (text: string) => void heard.push(text) };
  await dispatch(['serve'], slow, on);
  await dispatch(['serve', '--help'], slow, on);
  assert.deepEqual(heard, ['Loading…\n', 'run', 'run']);
});

test('an unknown command fails and names the one that was probably meant', async () => {
  const v = voice();
  assert.equal(await dispatch(['sevre'], commands, v), 1);
  assert.match(v.said.err, /Did you mean “serve”\?/);
  assert.equal(v.said.out, '');
});

test('a name that every object has is no command', async () => {
  assert.equal(await dispatch(['constructor'], commands, voice()), 1);
});

test('version and help answer on standard output', async () => {
  const v = voice();
  assert.equal(await dispatch(['--version'], commands, v), 0);
  assert.match(v.said.out, /^\d+\.\d+\.\d+\n$/);
  assert.equal(await dispatch(['--help'], commands, v), 0);
  assert.match(v.said.out, /serve {2}Serve the desk/);
});
