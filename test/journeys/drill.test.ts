// The drill that comes with Tidegate, rehearsed through the host command, as whoever leads one would first do.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/tidegate.js', import.meta.url));

async function drill(...args: string[]) {
  const child = spawn(process.execPath, [bin, 'drill', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

test('a rehearsal reaches every goal, and every mail of it says that it is a drill', async () => {
  const { code, out, err } = await drill('leak-two-days-before', '--rehearse', '--json');
  assert.equal(code, 0, err);
  const { lines, points, of, deeds, mails } = JSON.parse(out);
  assert.equal(points, of);
  assert.ok(lines.some(({ id }: { id: string }) => id === 'collapsed'));
  assert.ok(deeds.every(({ failure }: { failure?: string }) => failure === undefined));
  assert.ok(mails.length > 5);
  for (const { subject } of mails) assert.match(subject, /^DRILL /);
});

test('a name that is none and a manner that cannot be are refused with the way out', async () => {
  const unknown = await drill('leak-two-day-before');
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /Did you mean leak-two-days-before\?/);
  const both = await drill('leak-two-days-before', '--rehearse', '--mail');
  assert.equal(both.code, 1);
  assert.match(both.err, /needs no people/);
});
