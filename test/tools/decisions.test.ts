import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'node:test';

const folder = resolve(import.meta.dirname, '../../docs/decisions');
const records = readdirSync(folder).sort();

test('every decision has a number of its own, and says it', () => {
  const numbers = records.map((name) => name.slice(0, 4));
  assert.deepEqual(
    numbers.filter((number, i) => numbers.indexOf(number) !== i),
    [],
    'two people took the same number',
  );
  for (const name of records)
    assert.match(readFileSync(resolve(folder, name), 'utf8'), new RegExp(`^# ${name.slice(0, 4)}: `), name);
});
