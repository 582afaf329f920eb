import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, run } from '../support/program.ts';

const minimal = readFileSync(new URL('../../playbooks/minimal.yaml', import.meta.url), 'utf8');
const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};
const unread = written(
  'unread.yaml',
  `${minimal}\ngates: { off: [{ id: notice-has-recipients, reason: Our list is empty. }] }\n`,
);
const slip = written('slip.yaml', minimal.replace('intake:', 'intakes:'));

test('each of several playbooks is judged, and what was found shows in the exit code', async () => {
  const { code, out, err } = await run(['playbook', 'check', unread, slip]);
  assert.equal(code, 10, err);
  assert.match(out, /^unread\.yaml: 1 finding in what was seen\n/);
  assert.match(out, /\naround a gate: notice-to-nobody \(R86\)\n/);
  assert.match(out, /\n {2}1\. the reporter: Send a report \(receive-report\)\n/);
  assert.match(
    out,
    /\nslip\.yaml: not a playbook\n.*\n {2}error \/intakes: Line \d+, column 1: .*Did you mean "intake"\?/,
  );
});

test('a file that is not there fails the command, and the others are judged all the same', async () => {
  const { code, out, err } = await run(['playbook', 'check', 'none.yaml', slip]);
  assert.equal(code, 1);
  assert.match(err, /none\.yaml cannot be read/);
  assert.match(out, /^slip\.yaml: not a playbook\n/);
});

test('a sound playbook ends well, and shows how a case comes to a step', async () => {
  const { code, out, err } = await run(['playbook', 'check', '--course', 'close-case', written('ours.yaml', minimal)]);
  assert.equal(code, 0, err);
  assert.match(
    out,
    /^ours\.yaml: no finding in what was seen\n {2}one distributor on the list: \d+ states, \d+ transitions\n {4}seen: the usual course of a case, and \d+ of the \d+ that leave it once/,
  );
  assert.match(out, /\na course to close-case\n {2}1\. the reporter: Send a report[\s\S]*\(close-case.*\)\n$/);
  const unknown = await run(['playbook', 'check', '--course', 'close-cas', 'ours.yaml']);
  assert.deepEqual([unknown.code, unknown.err], [1, 'There is no step close-cas. Did you mean close-case?\n']);
});
