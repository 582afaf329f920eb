import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { recordPath } from '../../formats/site/own-record.ts';
import { siteFolder } from './folder.ts';
import { ownFilesIn } from './own-files.ts';

function folderFor(t: { after(done: () => void): void }) {
  const root = mkdtempSync(join(tmpdir(), 'own-files-'));
  t.after(() => rmSync(root, { recursive: true }));
  return { folder: siteFolder(root), at: (path: string) => join(root, path) };
}

test('what a build wrote before it was killed is no stranger to the next one', (t) => {
  const { folder, at } = folderFor(t);
  const killed = ownFilesIn(folder);
  killed.begin('CONTOUR-2026-001');
  killed.write({ path: 'index.html', body: 'first' });
  killed.write({ path: 'index.html', body: 'second' });
  const next = ownFilesIn(folder);
  assert.ok(next.hasBegun('CONTOUR-2026-001') && !next.hasBegun('CONTOUR-2026-002'));
  next.refuseStrangers(['index.html', 'feed.atom']);
  writeFileSync(at('index.html'), 'first');
  ownFilesIn(folder).refuseStrangers(['index.html']);
  writeFileSync(at('index.html'), 'third');
  assert.throws(() => ownFilesIn(folder).refuseStrangers(['index.html']), /index\.html in the folder/);
});

test('a link that leads nowhere and a folder are strangers too', (t) => {
  const { folder, at } = folderFor(t);
  symlinkSync(at('nowhere'), at('index.html'));
  mkdirSync(at('feed.atom'));
  for (const path of ['index.html', 'feed.atom'])
    assert.throws(() => ownFilesIn(folder).refuseStrangers([path]), /was not written by tidegate site build/, path);
});

test('who lost the record of a site is told to put it back, and all strangers are told as many', (t) => {
  const { folder, at } = folderFor(t);
  const build = ownFilesIn(folder);
  const paths = ['index.html', 'feed.atom', 'assets/tidegate.css'];
  for (const path of paths) build.write({ path, body: 'ours' });
  build.close();
  const refused = () => ownFilesIn(folder).refuseStrangers(paths);
  writeFileSync(at('index.html'), 'theirs');
  writeFileSync(at('feed.atom'), 'theirs');
  assert.throws(
    refused,
    /^Error: index\.html and 1 more \(feed\.atom\) .* were not written .* Move them away, [^.]*\.$/,
  );
  rmSync(at(recordPath));
  assert.throws(
    refused,
    /and 2 more .* tidegate-site\.sha256, in which they note their own files, is missing\. Put it back\.$/,
  );
});

test('a build that ends notes what stands there, and forgets what stood there before', (t) => {
  const { folder, at } = folderFor(t);
  ownFilesIn(folder).begin('CONTOUR-2026-001');
  const first = ownFilesIn(folder);
  for (const path of ['index.html', 'year.html', 'gone.html']) first.write({ path, body: 'first' });
  first.close();
  rmSync(at('gone.html'));
  const second = ownFilesIn(folder);
  second.write({ path: 'index.html', body: 'second' });
  second.close();
  const lines = readFileSync(at(recordPath), 'utf8').trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => line.split(/ {2}|: /)[1]),
    ['CONTOUR-2026-001', 'year.html', 'index.html'],
    'an advisory that was begun and never ended is known still',
  );
  ownFilesIn(folder).refuseStrangers(['index.html', 'year.html', 'gone.html']);
});
