import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { deserving } from '../../tools/suite/chances.ts';
import { type Company, dealt, house, law, sharersAmong } from '../../tools/suite/sharing.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidegate-suite-'));
after(() => rmSync(folder, { recursive: true }));

const begins = "import { test } from 'node:test';\ntest('fine', () => undefined);\n";
const planted = {
  fine: begins,
  fails: `${begins}test('not fine', () => { throw new Error('planted'); });`,
  throws: `${begins}throw new Error('planted');`,
  strays: `${begins}Promise.reject(new Error('planted'));`,
  late: `${begins}test('leaves', () => { setTimeout(() => Promise.reject(new Error('planted')), 5); });`,
  ends: `${begins}process.exit(0);`,
  waits: `${begins}test('waits', () => { if (!globalThis.isLoaded) throw new Error('begun before all are loaded'); });`,
  slow: `${begins}await new Promise((done) => setTimeout(done, 20));\nglobalThis.isLoaded = true;`,
};
const pathOf = (name: string) => join(folder, `${name}.test.mjs`);
for (const [name, text] of Object.entries(planted)) writeFileSync(pathOf(name), text);

/** Runs files as tools/test.ts would: whether they passed, where something failed, and what failed. */
function ran(...files: readonly string[]) {
  const runner = join(folder, 'runner.mjs');
  writeFileSync(
    runner,
    `import { outcomeOf } from ${JSON.stringify(resolve('tools/suite/runs.ts'))};
    const names = [];
    const tell = ({ type, data }) => type === 'test:fail' && names.push(data.name);
    const { isGreen, failed } = await outcomeOf(${JSON.stringify(files)}, { atOnce: 2 }, tell);
    console.log(JSON.stringify([isGreen, [...failed], names]));`,
  );
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, [runner], { env, encoding: 'utf8' });
  const [isGreen, failed, names] = JSON.parse(stdout.trim().split('\n').at(-1) || JSON.stringify(stderr));
  const short = (paths: readonly string[]) => paths.map((path) => basename(path)).sort();
  return { isGreen, failed: short(failed), names: short(names) };
}

/** A process that these files share. */
function shared(...names: readonly string[]): string {
  const entry = join(folder, `${names.join('-')}.mjs`);
  const together = JSON.stringify(resolve('tools/suite/together.ts'));
  writeFileSync(entry, `import { together } from ${together};\nawait together(${JSON.stringify(names.map(pathOf))});`);
  return entry;
}

test('what breaks in a process of its own makes the run red, with the name of the file', () => {
  assert.deepEqual(ran(pathOf('fine'), shared('fine')), { isGreen: true, failed: [], names: [] });
  assert.deepEqual(ran(...['fine', 'fails', 'throws', 'strays', 'late'].map(pathOf)), {
    isGreen: false,
    failed: ['fails.test.mjs', 'late.test.mjs', 'strays.test.mjs', 'throws.test.mjs'],
    names: ['late.test.mjs', 'not fine', 'strays.test.mjs', 'throws.test.mjs'],
  });
});

test('what breaks in a shared process makes the run red, with the name of the file or of the process', () => {
  const entries = ['fails', 'throws', 'strays', 'late', 'ends'].map((name) => shared('fine', name, 'fine'));
  assert.deepEqual(ran(...entries), {
    isGreen: false,
    failed: ['fails.test.mjs', 'fine-ends-fine.mjs', 'fine-late-fine.mjs', 'fine-strays-fine.mjs', 'together.ts'],
    names: ['fine-ends-fine.mjs', 'fine-late-fine.mjs', 'fine-strays-fine.mjs', 'not fine', 'throws.test.mjs'],
  });
});

test('of files that share a process no test begins before all of them are loaded', () => {
  assert.deepEqual(ran(shared('waits', 'slow')), { isGreen: true, failed: [], names: [] });
});

const given = (more: Readonly<Record<string, string>>, company: Company = law) => {
  const files: Readonly<Record<string, string>> = {
    'src/core/a.ts': 'export const a = process.env;',
    'test/support/law.ts': "import { a } from '../../src/core/a.ts';",
    ...more,
  };
  return sharersAmong(
    Object.keys(files).filter((file) => file.endsWith('.test.ts')),
    company,
    (file) => files[file]!,
  );
};

test('a test file shares a process when it and what it loads of test/ stay within the law and Node’s harmless modules', () => {
  const begin = "import { test } from 'node:test';\nimport '../../test/support/law.ts';\n";
  const path = 'src/core/b.test.ts';
  assert.deepEqual(given({ [path]: begin }), [path]);
  assert.deepEqual(given({ [path]: `${begin}// process\nx.process; t.mock.method(a, 'b');` }), [path]);
  for (const more of [
    'process.env.X = 1;',
    'globalThis.x = 1;',
    'mock.method(a, 1);',
    "import { test, before } from 'node:test';",
    "import net from 'node:net';",
    "const { spawn } = await import('node:child_process');",
    "import '../store/books.ts';",
    "import type { Store } from '../store/open.ts';",
  ]) {
    assert.deepEqual(given({ [path]: begin + more }), [], more);
    assert.deepEqual(given({ [path]: begin, 'test/support/law.ts': more.replace('../', '../../src/') }), [], more);
  }
  assert.deepEqual(given({ 'src/app/b.test.ts': begin }), [], 'of a room that does more than answer');
});

test('a test file that puts up a house shares a process when it leaves everybody’s things alone', () => {
  const begin =
    "import { after, test } from 'node:test';\nimport '../../test/support/law.ts';\nimport net from 'node:net';";
  for (const path of ['src/app/b.test.ts', 'test/journeys/b.test.ts']) {
    for (const fine of ['', "import '../../src/store/books.ts';", 'const n = [process.env.X, process.pid];'])
      assert.deepEqual(given({ [path]: begin + fine }, house), [path], fine);
    for (const more of [
      'process.env.X = 1;',
      'process.exitCode = 1;',
      'const { env } = process;',
      'setDefaultCACertificates([]);',
      "import { test, before } from 'node:test';",
      "import cluster from 'node:cluster';",
    ]) {
      assert.deepEqual(given({ [path]: begin + more }, house), [], more);
      assert.deepEqual(given({ [path]: begin, 'test/support/law.ts': more }, house), [], more);
    }
  }
});

test('a second chance is for a few files that failed by themselves', () => {
  const files = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `src/app/${name}.test.ts`);
  const full = files.map((file) => resolve(file));
  assert.deepEqual(deserving(new Set(full.slice(0, 5)), files), files.slice(0, 5));
  assert.deepEqual(deserving(new Set(full), files), [], 'many');
  for (const nobodys of ['/tmp/houses-1.mjs', resolve('tools/suite/together.ts')])
    assert.deepEqual(deserving(new Set([full[0]!, nobodys]), files), [], nobodys);
});

test('files are dealt out whole, each once', () => {
  assert.deepEqual(dealt(['a', 'b', 'c', 'd', 'e'], 2), [
    ['a', 'c', 'e'],
    ['b', 'd'],
  ]);
  assert.deepEqual(dealt(['a'], 4), [['a']]);
});
