import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from './config.ts';

const kev = (cve: string) => JSON.stringify({ vulnerabilities: [{ cveID: cve, dateAdded: '2026-05-02' }] });
const scores = (...cves: string[]) => `cve,epss,percentile\n${cves.map((cve) => `${cve},0.5,0.9\n`).join('')}`;
const [old, young] = ['CVE-2026-1000', 'CVE-2026-2000'];

function listsIn(t: { after(done: () => void): void }) {
  const folder = mkdtempSync(join(tmpdir(), 'lists-'));
  t.after(() => rmSync(folder, { recursive: true }));
  let hour = 0;
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    hour += 1;
    utimesSync(join(folder, name), hour * 3_600, hour * 3_600);
  };
  write('kev.json', kev(old));
  write('epss.csv', scores(old));
  const read = readConfig({ TIDEGATE_KEV: join(folder, 'kev.json'), TIDEGATE_EPSS: join(folder, 'epss.csv') });
  assert.ok(read.ok && read.config.exploitation);
  const lists = read.config.exploitation;
  return { folder, write, lists, isKnown: (cve: string) => lists.of(cve).known !== undefined };
}

test('a new file is read once it rests, and the same one is not read again', async (t) => {
  const { write, lists, isKnown } = listsIn(t);
  assert.deepEqual(await lists.look(), []);
  write('kev.json', kev(young));
  assert.deepEqual([await lists.look(), isKnown(old)], [[], true], 'it may still be being written');
  write('kev.json', `${kev(young)}\n`);
  assert.deepEqual([await lists.look(), isKnown(old)], [[], true]);
  const [said = ''] = await lists.look();
  assert.match(said, /^KEV, .*kev\.json: read anew \(1\)\.$/);
  assert.deepEqual([isKnown(old), isKnown(young), await lists.look()], [false, true, []]);
  assert.equal(lists.inUse()[0]?.writtenAt, '1970-01-01T04:00:00.000Z');
  const many = Array.from({ length: 5_000 }, (_, n) => `CVE-2026-${n + 1_000}`);
  write('epss.csv', scores(...many));
  await lists.look();
  await lists.look();
  assert.deepEqual([lists.inUse()[1]?.entries, lists.of(many[4_999]!).expected?.probability], [5_000, 0.5]);
});

test('a file that cannot be used leaves the old entries in use and says why, until another one can', async (t) => {
  const { folder, write, lists, isKnown } = listsIn(t);
  write('kev.json', '{"vulnerabilities": [');
  await lists.look();
  assert.match((await lists.look())[0]!, /kev\.json: .* What was read before stays in use\.$/);
  assert.deepEqual([isKnown(old), lists.inUse()[0]?.entries], [true, 1]);
  assert.match(lists.inUse()[0]!.trouble!, /./);
  assert.equal(lists.inUse()[1]?.trouble, undefined);
  rmSync(join(folder, 'kev.json'));
  assert.match((await lists.look())[0]!, /cannot be looked at \(ENOENT\)/);
  assert.deepEqual([await lists.look(), isKnown(old)], [[], true], 'it is told once');
  write('kev.json', kev(young));
  await lists.look();
  await lists.look();
  assert.deepEqual([isKnown(young), lists.inUse()[0]?.trouble], [true, undefined]);
});
