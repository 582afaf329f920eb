// A process of its own that holds a cluster, for tests that kill it. Prints one JSON line a fact.
// node holder.ts hold DATA | load DATA | throwaway

import { instant } from '../../src/core/process/instant.ts';
import { appendEvents, createBook, readHead } from '../../src/store/books.ts';
import { startCluster } from '../../src/store/cluster/cluster.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { findProjectBySlug, insertProject } from '../../src/store/projects.ts';
import { StoreTrouble } from '../../src/store/trouble.ts';

const [what, data] = process.argv.slice(2);
const say = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const at = instant('2026-01-01T00:00:00Z');

try {
  const cluster = await startCluster(what === 'throwaway' ? { throwaway: true, durable: false } : { data: data! });
  // Before the word: who hears it may stop us at once.
  process.once('SIGTERM', async () => {
    await cluster.stop();
    process.exit(0);
  });
  say({ ready: true, pid: process.pid, folder: cluster.folder, socket: cluster.app.host, uid: process.getuid?.() });
  if (what === 'load') {
    await migrate(cluster.owner, at);
    const store = await openStore(cluster);
    const ref = { project: 'p', kind: 'case', id: 'c' } as const;
    const project = { id: 'p', slug: 'p', host: null, name: 'p', createdAt: at };
    await store.withInstanceTx(async (tx) => (await findProjectBySlug(tx, 'p')) ?? insertProject(tx, project));
    await store.withTx('p', (tx) => createBook(tx, ref));
    let { seq } = (await store.withTx('p', (tx) => readHead(tx, ref)))!;
    for (;;) {
      const hash = (n: number) => (n === 0 ? Buffer.alloc(0) : Buffer.from(`hash ${n}`));
      const body = Buffer.alloc(500, seq % 251);
      const row = { seq: seq + 1, type: 'Load', at, actor: 'a', body, prevHash: hash(seq), hash: hash(seq + 1) };
      await store.withTx('p', (tx) => appendEvents(tx, ref, seq, [row]));
      seq += 1;
      say({ acknowledged: seq });
    }
  }
  setInterval(() => undefined, 60_000);
} catch (error) {
  say({ trouble: error instanceof StoreTrouble ? error.rule : 'other', message: String(error) });
  process.exit(1);
}
