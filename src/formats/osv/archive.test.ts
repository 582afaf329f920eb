import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { isArchiveOf, osvArchive, packRecord } from './archive.ts';

const text = (id: string) => `${JSON.stringify({ id, summary: 'Lua — '.repeat(500) })}\n`;
const records = ['CVE-2026-2', 'CVE-2026-10', 'GHSA-é'].map((id) => packRecord(id, text(id)));

test('any reader of zips finds every record in the archive, by its id', () => {
  const entries = unzipSync(osvArchive(records));
  assert.deepEqual(Object.keys(entries), ['CVE-2026-10.json', 'CVE-2026-2.json', 'GHSA-é.json']);
  for (const [name, bytes] of Object.entries(entries)) assert.equal(strFromU8(bytes), text(name.slice(0, -5)));
  assert.deepEqual(osvArchive(records.toReversed()), osvArchive(records));
  assert.deepEqual(Object.keys(unzipSync(osvArchive([]))), []);
});

test('an archive holds when it says the same in other packed bytes, and in nothing else', () => {
  const [first, ...others] = records;
  const other = (deflated: Uint8Array) => osvArchive([{ ...first!, deflated }, ...others]);
  const stored = deflateRawSync(text(first!.id), { level: 0 });
  assert.notDeepEqual(other(stored), osvArchive(records));
  assert.ok(isArchiveOf(osvArchive(records), records));
  assert.ok(isArchiveOf(other(stored), records));
  assert.ok(isArchiveOf(osvArchive([]), []));

  assert.ok(!isArchiveOf(other(Buffer.concat([stored, Buffer.from('more')])), records), 'bytes behind the record');
  assert.ok(!isArchiveOf(other(deflateRawSync(text('CVE-2026-3'))), records), 'another text of one length');
  assert.ok(!isArchiveOf(other(deflateRawSync('x'.repeat(1e6))), records), 'a text without end');
  assert.ok(!isArchiveOf(other(Buffer.from('none')), records), 'no packed bytes');
  assert.ok(!isArchiveOf(osvArchive(others), records), 'a record less');
  assert.ok(!isArchiveOf(osvArchive(records), others), 'a record more');
  assert.ok(!isArchiveOf(new Uint8Array(3), records), 'no archive');
  const whole = osvArchive(records);
  for (let at = 0; at < whole.length; at += 1) {
    const changed = whole.slice();
    changed[at]! ^= 0xff;
    assert.ok(!isArchiveOf(changed, records), `byte ${at}`);
  }
});
