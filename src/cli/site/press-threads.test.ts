import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { contour } from '../../../test/support/contour.ts';
import { instant } from '../../core/process/instant.ts';
import { readSiteConfig } from '../../formats/site/config.ts';
import { siteFolder } from './folder.ts';
import { type Press, pressAtOnce } from './press.ts';
import { pressInThreads } from './press-threads.ts';
import { sealsWith } from './seals.ts';

const config = readSiteConfig(
  'title: Contour\naddress: https://security.example.org\npublisher: { name: Contour, namespace: "https://projectcontour.io", contact: "" }\n',
).config!;
const now = instant('2026-11-22T00:00:00Z');
const workshopIn = (root: string) => ({ site: config, seals: sealsWith(now), folder: siteFolder(root) });

function jobs() {
  const { advisory, ...published } = contour();
  const { ghsa: _, ...rest } = advisory;
  return Array.from({ length: 20 }, (_each, n) => ({
    published: { ...published, advisory: { ...rest, id: `C-2026-${n}`, cve: `CVE-2026-${10_000 + n}` } },
  }));
}

async function printed(press: Press) {
  try {
    for (const job of jobs()) await press.put(job);
    return await press.end();
  } finally {
    await press.close();
  }
}

function roomFor(t: { after(done: () => void): void }): string {
  const root = mkdtempSync(join(tmpdir(), 'press-'));
  t.after(() => rmSync(root, { recursive: true }));
  return root;
}

test('threads write what one writes alone, and hand back every record', async (t) => {
  const [alone, shared] = [roomFor(t), roomFor(t)];
  const expected = await printed(pressAtOnce(workshopIn(alone)));
  const found = await printed(pressInThreads(workshopIn(shared), { config, root: shared, isNew: true, now }, 1));
  const byId = (records: typeof found) =>
    new Map(records.map((record) => [record.id, { ...record, deflated: [...record.deflated] }]));
  assert.deepEqual(byId(found), byId(expected));
  const paths = siteFolder(alone).paths();
  assert.deepEqual(siteFolder(shared).paths(), paths);
  for (const path of paths) assert.deepEqual(siteFolder(shared).read(path), siteFolder(alone).read(path), path);
});

test('what a thread cannot write ends the press with its sentence', async (t) => {
  const room = roomFor(t);
  const root = join(room, 'file');
  writeFileSync(root, '');
  const press = pressInThreads(workshopIn(join(room, 'good')), { config, root, isNew: false, now }, 1);
  await assert.rejects(printed(press), { name: 'Error', message: /file.* cannot be written: a file stands where/ });
});
