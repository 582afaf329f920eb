// What kill -9 leaves behind. These rounds model the death of processes: the kernel keeps what it was handed. They do not
// model a power cut; for that the settings count (cluster.test.ts), and a disk that does what fsync says.
import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { dataFolder } from '../../../test/support/folders.ts';
import { isAlive, startHolder, until } from '../../../test/support/processes.ts';
import { readEvents, readHead } from '../books.ts';
import { openStore } from '../open.ts';
import { startCluster } from './cluster.ts';
import { clusterProcesses } from './orphan.ts';

// One folder for all: each test leaves it closed.
const data = await dataFolder();
const ref = { project: 'p', kind: 'case', id: 'c' } as const;

async function postmasterOf(folder: string): Promise<number> {
  return Number((await readFile(join(folder, 'pgdata', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

test('kill -9 under load, of us alone or of the server too, loses no acknowledged event', async () => {
  let acknowledged = 0;
  for (let round = 0; round < 5; round += 1) {
    const holder = startHolder(['load', data]);
    const { folder } = await holder.fact('ready');
    await until(() => holder.facts.length > 40);
    const pid = await postmasterOf(String(folder));
    if (round % 2 === 0) process.kill(pid, 'SIGKILL');
    await holder.end('SIGKILL');
    acknowledged = Math.max(acknowledged, ...holder.facts.map((fact) => Number(fact.acknowledged ?? 0)));
    const lines: string[] = [];
    const cluster = await startCluster({ data, log: (line) => lines.push(line) });
    if (round % 2 === 1) assert.match(lines.join(), /left behind/);
    assert.notEqual(await postmasterOf(cluster.folder!), pid);
    const store = await openStore(cluster);
    const { head, events } = await store.withTx('p', async (tx) => ({
      head: await readHead(tx, ref),
      events: await readEvents(tx, ref),
    }));
    assert.ok(head!.seq >= acknowledged, `round ${round}: ${acknowledged} acknowledged, ${head!.seq} there`);
    assert.deepEqual(
      events.map(({ seq }) => seq),
      Array.from({ length: head!.seq }, (_, i) => i + 1),
    );
    await store.close();
    await cluster.stop();
  }
  assert.ok(acknowledged > 100);
});

test('a server that outlived its killed process is stopped and its folder opened again', async () => {
  const holder = startHolder(['hold', data]);
  const { folder } = await holder.fact('ready');
  const orphan = await postmasterOf(String(folder));
  await holder.end('SIGKILL');
  assert.ok(isAlive(orphan));
  const cluster = await startCluster({ data });
  assert.ok(!isAlive(orphan));
  await cluster.stop();
});

test('a pid file whose number now belongs to a stranger does not stand in the way, and the stranger lives', async () => {
  const first = await startCluster({ data });
  const pidFile = join(first.folder!, 'pgdata', 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8');
  await first.stop();
  await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)));
  const second = await startCluster({ data });
  assert.notEqual(await postmasterOf(second.folder!), process.pid);
  await second.stop();
});

test('an ordinary stop leaves no process behind', async () => {
  const holder = startHolder(['hold', data]);
  const { folder } = await holder.fact('ready');
  const pid = await postmasterOf(String(folder));
  await holder.end('SIGTERM');
  assert.ok(!isAlive(pid));
  assert.deepEqual(await clusterProcesses(join(String(folder), 'pgdata'), 'no such name'), []);
});

test('a throw-away cluster goes with its process, even under kill -9', async () => {
  const holder = startHolder(['throwaway']);
  const { folder } = await holder.fact('ready');
  const pid = await postmasterOf(String(folder));
  await holder.end('SIGKILL');
  await until(() => !isAlive(pid));
  await until(() =>
    stat(String(folder)).then(
      () => false,
      () => true,
    ),
  );
});

test('when the server dies under us we are told, and the store works again after a new start', async () => {
  const first = await startCluster({ data });
  const lines: string[] = [];
  const store = await openStore(first, { log: (line) => lines.push(line) });
  process.kill(await postmasterOf(first.folder!), 'SIGKILL');
  assert.match(await first.ended, /SIGKILL/);
  // A backend outlives its server until it looks up from its work; once its line is gone nobody answers any more.
  await until(() => lines.some((line) => line.includes('connection was lost')));
  await assert.rejects(store.withInstanceTx(async () => undefined));
  await first.stop();
  const second = await startCluster({ data });
  await store.withInstanceTx(async () => undefined);
  await store.close();
  await second.stop();
});
