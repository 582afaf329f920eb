import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contourText } from '../../../test/support/contour.ts';
import { scratch } from '../../../test/support/folders.ts';
import { offline } from '../../../test/support/offline.ts';
import type { CliIo } from '../command.ts';
import { progressOf } from '../progress.ts';

// What people type and hand in that is not as it should be.

const files = {
  'contour.yaml': contourText,
  'cut.json': '{"schema_version": "1.7.5",\n "id": ',
  'polluted.json':
    '{"schema_version": "1.7.5", "id": "GO-1", "modified": "2026-01-01T00:00:00Z", "__proto__": {"x": 1}, "affected": []}',
};
const run = offline(files);
const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a file that was cut off is told in words of JSON with its place, whatever is done with it', async () => {
  for (const words of [
    ['check', 'cut.json'],
    ['read', 'cut.json'],
    ['convert', '--to', 'csaf', 'cut.json'],
    ['render', '--format', 'csaf', 'cut.json'],
    ['diff', 'cut.json', 'contour.yaml'],
  ]) {
    const { code, out, err } = await run('advisory', ...words);
    assert.equal(code, 10, words[0]);
    assert.match(`${out}${err}`, /cut\.json:.*\n?.*This is not JSON: at line 2, column 8 the text ends\./, words[0]);
  }
});

test('a key that programs take for their own is refused at every door, and nothing is taken from it', async () => {
  for (const words of [
    ['check', 'polluted.json'],
    ['check', '--format', 'osv', 'polluted.json'],
    ['read', 'polluted.json'],
    ['read', '--format', 'osv', 'polluted.json'],
    ['convert', '--to', 'csaf', 'polluted.json'],
    ['render', '--format', 'osv', 'polluted.json'],
    ['diff', 'polluted.json', 'contour.yaml'],
  ]) {
    const { code, out, err } = await run('advisory', ...words);
    assert.equal(code, 10, words.join(' '));
    assert.match(`${out}${err}`, /A field may not be called __proto__\./, words.join(' '));
  }
  assert.equal(({} as { x?: unknown }).x, undefined);
});

test('which of many files could not be used is said, in JSON as a line like every other', async () => {
  const spoken = await run('advisory', 'check', 'contour.yaml', 'nowhere.json', 'cut.json');
  assert.equal(spoken.code, 1);
  assert.match(spoken.err, /^nowhere\.json cannot be read: there is no such file/m);
  assert.match((await run('advisory', 'read', 'contour.yaml')).err, /^contour\.yaml: It is an advisory file already/);
  const checked = await run('advisory', 'check', '--json', 'contour.yaml', 'nowhere.json', 'cut.json');
  assert.deepEqual(
    lines(checked.out).map(({ file, valid, faults }) => [file, valid, faults[0]?.rule]),
    [
      ['contour.yaml', true, undefined],
      ['nowhere.json', false, 'unusable'],
      ['cut.json', false, 'json'],
    ],
  );
  assert.equal(checked.err, '');
  const folder = await scratch();
  const written = await run(
    'advisory',
    'convert',
    '--to',
    'csaf',
    '--json',
    '--out',
    folder,
    'nowhere.json',
    'cut.json',
  );
  assert.deepEqual(
    lines(written.out).map(({ file, faults }) => [file, faults[0].rule]),
    [
      ['nowhere.json', 'unusable'],
      ['cut.json', 'json'],
    ],
  );
});

test('beside a document on standard output, its faults are JSON too where JSON was asked for', async () => {
  const { code, out, err } = await run('advisory', 'render', '--format', 'csaf', '--json', 'contour.yaml');
  assert.deepEqual([code, JSON.parse(out).document.csaf_version], [0, '2.0']);
  const [told] = lines(err);
  assert.deepEqual([told.file, told.faults[0].rule], ['contour.yaml', 'stand-in']);
});

test('an advisory that has not got everything is compared all the same', async () => {
  const bare = contourText.replace(/^cvss: .*\n/m, '');
  const { code, out } = await offline({ ...files, 'bare.yaml': bare })('advisory', 'diff', 'bare.yaml', 'contour.yaml');
  assert.equal(code, 10);
  assert.match(out, /^\/cvss\n {2}- nothing\n {2}\+ CVSS:/m);
});

test('a command that needs a format lists them', async () => {
  const rendered = await run('advisory', 'render', 'contour.yaml');
  assert.deepEqual([rendered.code, rendered.out], [1, '']);
  assert.match(rendered.err, /^Name the format to write with --format: one of csaf, osv, .*html/);
  assert.match((await run('advisory', 'convert', 'contour.yaml')).err, /with --to: one of csaf, osv/);
});

test('where nothing can be written, a sentence says why, and other documents are written all the same', async () => {
  const folder = await scratch();
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const out of [file, join(file, 'below')]) {
    const { code, err } = await run('advisory', 'render', '--format', 'osv', '--out', out, 'contour.yaml');
    assert.equal(code, 1);
    assert.match(err, /cannot be made: a file stands where a folder should be\. Name another place\.\n$/);
  }
  const both = offline({ ...files, 'other.yaml': contourText });
  mkdirSync(join(folder, 'contour.osv.json'));
  const { code, err } = await both(
    'advisory',
    'render',
    '--format',
    'osv',
    '--out',
    folder,
    'contour.yaml',
    'other.yaml',
  );
  assert.equal(code, 1);
  assert.match(err, /contour\.osv\.json cannot be written: it is a folder\./);
  assert.match(readFileSync(join(folder, 'other.osv.json'), 'utf8'), /"schema_version"/);
});

test('progress is told where somebody looks at it, also while the documents go into a file', async () => {
  const said: string[] = [];
  const io = { status: (text: string) => said.push(text), err: (text: string) => said.push(text) } as unknown as CliIo;
  const shown = progressOf(io, 'documents', 20);
  for (let n = 0; n < 20; n += 1) shown.step();
  shown.end();
  assert.deepEqual([said[0], said.at(-1)], ['documents 1 of 20', 'documents 20 of 20\n']);
  const few = progressOf(io, 'documents', 19);
  few.step();
  few.end();
  assert.equal(said.at(-1), 'documents 20 of 20\n');
  assert.ok(said.length < 20);
});
