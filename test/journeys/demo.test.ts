// The main job on a fresh machine: one command plays a whole case and leaves the house open to look around.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { freePort, isPortFree } from '../../src/main/free-port.ts';
import { Browser } from '../../src/main/replay/browser.ts';
import { hears, start } from '../support/program.ts';

test('the demo plays its case, opens its doors and takes everything away', async () => {
  const port = await freePort();
  const { child, said } = start(['demo'], { TIDEGATE_LISTEN: `127.0.0.1:${port}` });
  await hears(child, said, /Ctrl-C closes it/);
  assert.match(said.out, /Everything came as the scenario expects\./);
  const base = `http://localhost:${port}`;

  const links = [...said.out.matchAll(/Sign in as (.+?) \((.+?)\)\n {2}(\S+)/g)];
  assert.equal(links.length, 7);
  for (const [, name = '', what = '', link = ''] of links) {
    const path = link.slice(base.length);
    for (let time = 0; time < 2; time += 1) {
      const page = await new Browser(base).visit(path);
      assert.equal(page.status, 200, name);
      assert.equal(page.path, /responder|lead|developer|manager/.test(what) ? '/desk' : '/partner', name);
      assert.ok(page.text.includes(name), name);
    }
  }

  const anybody = new Browser(base);
  const advisory = await anybody.visit('/advisories/CONTOUR-2026-001');
  assert.match(advisory.text, /CVE-2026-41246/);
  assert.match((await anybody.visit('/demo/mail')).text, /#security notice/);
  assert.match((await anybody.visit('/feed.atom')).html, /CONTOUR-2026-001/);

  const ended = once(child, 'close');
  child.kill('SIGINT');
  assert.equal((await ended)[0], 0);
  assert.equal(await isPortFree('127.0.0.1', port), true);
});
