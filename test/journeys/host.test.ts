// The host commands as an operator runs them: real processes on a data folder of their own.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { instant } from '../../src/core/process/instant.ts';
import { freePort } from '../../src/main/free-port.ts';
import { startCluster } from '../../src/store/cluster/cluster.ts';
import { setFlag } from '../../src/store/instance.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { folder, hears, run, start } from '../support/program.ts';

test('an operator starts, looks, invites, saves, stops and restores', async () => {
  const port = await freePort();
  const data = join(folder, 'data');
  const env = { TIDEGATE_DATA: data, TIDEGATE_LISTEN: `127.0.0.1:${port}` };
  const { child, said } = start(['serve', '--title', 'Example'], env);
  await hears(child, said, /Set up Example/);
  assert.match(said.out, /recovery sheet/);
  assert.equal((await stat(join(data, 'keys', 'root'))).mode & 0o777, 0o600);
  const link = /http:\/\/localhost:\d+\/set-up\/tg_lnk_\w+/.exec(said.out)?.[0] ?? '';
  assert.equal((await fetch(link)).status, 200);
  assert.equal(await (await fetch(`http://localhost:${port}/readyz`)).text(), 'ready\n');

  const second = await run(['serve'], { ...env, TIDEGATE_DATA: join(folder, 'other') });
  assert.equal(second.code, 1);
  assert.match(second.err, new RegExp(`Port ${port} is taken by .*process ${child.pid}`));
  const elsewhere = await run(['serve'], { ...env, TIDEGATE_LISTEN: `127.0.0.1:${await freePort()}` });
  assert.equal(elsewhere.code, 1);
  assert.match(elsewhere.err, new RegExp(`in use by process ${child.pid}`));

  const looked = await run(['doctor', '--json'], env);
  assert.equal(looked.code, 10);
  const findings = JSON.parse(looked.out) as { check: string; state: string; mend?: string }[];
  assert.ok(findings.length >= 10);
  assert.equal(findings.find((one) => one.check === 'sign-in')?.state, 'fail');
  assert.equal(findings.find((one) => one.check === 'root key')?.state, 'warn');
  assert.match(
    (await run(['doctor', '--sheet-kept'], env)).out,
    /ok +root key +its recovery sheet is kept since \d{4}/,
  );
  for (const { state, mend } of findings) assert.equal(mend === undefined, state === 'ok');

  const invited = await run(['user', 'invite', 'ann@example.org', '--name', 'Ann', '--role', 'responder'], env);
  assert.equal(invited.code, 0);
  assert.match(invited.out, /\/set-up\/tg_lnk_/);
  assert.equal((await run(['user', 'invite', 'ann@example.org', '--name', 'Ann', '--role', 'king'], env)).code, 1);
  const listed = await run(['user', 'list'], env);
  assert.equal(listed.code, 0);
  assert.match(listed.out, /^ann@example\.org +Ann +responder$/m);

  const file = join(folder, 'saved.backup');
  assert.equal((await run(['backup', 'create', file], env)).code, 0);
  assert.match((await run(['backup', 'verify', file], env)).out, /It can be restored/);

  const ended = once(child, 'close');
  child.kill('SIGTERM');
  assert.equal((await ended)[0], 0);

  const restored = {
    ...env,
    TIDEGATE_DATA: join(folder, 'restored'),
    TIDEGATE_ROOT_KEY_FILE: join(data, 'keys', 'root'),
  };
  assert.equal((await run(['restore', file], restored)).code, 0);
  assert.match((await run(['doctor'], restored)).out, /fail +release/);
  assert.equal((await run(['restore', '--release'], restored)).code, 0);
  assert.match((await run(['doctor'], restored)).out, /ok +release/);
});

test('a database that a demo has made is never served', async () => {
  const data = join(folder, 'shown');
  const at = instant('2026-01-01T00:00:00Z');
  const cluster = await startCluster({ data });
  try {
    await migrate(cluster.owner, at);
    const store = await openStore(cluster);
    await store.withInstanceTx((tx) => setFlag(tx, 'demo', 'a test', at));
    await store.close();
  } finally {
    await cluster.stop();
  }
  const refused = await run(['serve'], { TIDEGATE_DATA: data, TIDEGATE_LISTEN: `127.0.0.1:${await freePort()}` });
  assert.equal(refused.code, 1);
  assert.match(refused.err, /made by a demo/);
});

test('a setting that does not exist, a broken scenario and an unknown option stop a command with 1', async () => {
  const unknown = await run(['serve'], { TIDEGATE_DTA: 'x' });
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /Did you mean TIDEGATE_DATA/);
  const file = join(folder, 'broken.yaml');
  await writeFile(file, 'scenario: x\ntitle: [\n');
  const broken = await run(['replay', file]);
  assert.equal(broken.code, 1);
  assert.match(broken.err, /Line \d+/);
  assert.equal((await run(['demo', '--twice'])).code, 1);
  const env = { TIDEGATE_DATA: join(folder, 'never'), TIDEGATE_LISTEN: `127.0.0.1:${await freePort()}` };
  const slip = await run(['serve', '--playbook', 'contuor'], env);
  assert.equal(slip.code, 1);
  assert.match(slip.err, /^There is no playbook contuor\. Did you mean contour\?$/m);
  await assert.rejects(stat(env.TIDEGATE_DATA));
});
