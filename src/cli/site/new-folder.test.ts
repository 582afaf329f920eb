import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { groundFor } from './new-folder.ts';

function roomFor(t: { after(done: () => void): void }): string {
  const room = mkdtempSync(join(tmpdir(), 'ground-'));
  t.after(() => rmSync(room, { recursive: true }));
  return room;
}
const page = { path: 'advisories/index.html', body: 'whole' };

test('where nothing stands, nobody sees a site before it is whole', (t) => {
  const room = roomFor(t);
  const out = join(room, 'www', 'public');
  const ground = groundFor(`${out}/`);
  ground.folder.write(page);
  ground.folder.write({ path: 'same.html', body: 'whole', same: page.path });
  assert.ok(!readdirSync(join(room, 'www')).includes('public'));
  ground.open();
  ground.clear();
  assert.deepEqual(readdirSync(join(room, 'www')), ['public']);
  assert.equal(readFileSync(join(out, 'same.html'), 'utf8'), 'whole');
});

test('a build that fails leaves nothing behind', (t) => {
  const room = roomFor(t);
  const ground = groundFor(join(room, 'public'));
  ground.folder.write(page);
  ground.clear();
  assert.deepEqual(readdirSync(room), []);
});

test('two builds of one place have a ground each, and one that fails takes nothing from the other', (t) => {
  const room = roomFor(t);
  const [ground, other] = [groundFor(join(room, 'public')), groundFor(join(room, 'public'))];
  ground.folder.write(page);
  other.clear();
  ground.open();
  assert.equal(readFileSync(join(room, 'public', page.path), 'utf8'), 'whole');
});

test('what came to stand there meanwhile stays', (t) => {
  const room = roomFor(t);
  const out = join(room, 'public');
  const ground = groundFor(out);
  ground.folder.write(page);
  mkdirSync(out);
  writeFileSync(join(out, 'index.html'), 'somebody’s');
  assert.throws(() => ground.open(), /cannot be moved to .*public: ENOTEMPTY/);
  ground.clear();
  assert.deepEqual(readdirSync(room), ['public']);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'somebody’s');
});

test('no file of a new site is written over', (t) => {
  const { folder, root } = groundFor(join(roomFor(t), 'public'));
  folder.write(page);
  folder.write({ path: 'same.html', body: 'whole', same: page.path });
  assert.throws(
    () => folder.write({ path: 'same.html', body: 'another' }),
    /same\.html cannot be written: something stands there already/,
  );
  assert.equal(readFileSync(join(root, page.path), 'utf8'), 'whole');
});

test('a site that stands there is written in its place', (t) => {
  const room = roomFor(t);
  const ground = groundFor(room);
  assert.ok(!ground.folder.isNew);
  ground.folder.write(page);
  ground.clear();
  assert.deepEqual(readdirSync(join(room, 'advisories')), ['index.html']);
});
