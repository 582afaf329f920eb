import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import { dataFolder } from '../../../test/support/folders.ts';
import { day, toEpoch } from '../../core/process/instant.ts';
import { readConfig } from '../config.ts';
import { openInstance } from './instance.ts';

test('an opened instance believes no clock that leaps ahead: its house lives by the steady one', async () => {
  const read = readConfig({ TIDEGATE_DATA: await dataFolder() });
  assert.ok(read.ok);
  const lines: string[] = [];
  const instance = await openInstance(read.config, (line) => lines.push(line));
  const wall = Date.now;
  try {
    const before = toEpoch(instance.house.now());
    mock.method(Date, 'now', () => wall() + 365 * day);
    assert.ok(toEpoch(instance.house.now()) - before < day, 'nothing that is due next year is due now');
    assert.match(lines.join('\n'), /clock has leapt ahead/);
  } finally {
    mock.restoreAll();
    await instance.close();
  }
});
