// A house as `npm start` has it: durable embedded cluster, job engine, founded project, without a web server.
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gatehouseOf, type House } from '../../src/app/house.ts';
import { inviteAccount } from '../../src/app/identity/invite-account.ts';
import { installJobs, openJobs } from '../../src/app/jobs.ts';
import { deliverQueue } from '../../src/app/letters.ts';
import { foundProject } from '../../src/app/projects.ts';
import { noPost } from '../../src/channels/post.ts';
import { noWeb } from '../../src/channels/web.ts';
import type { Actor, Role } from '../../src/core/access/actor.ts';
import { isRefusal } from '../../src/core/case/decide.ts';
import { instant } from '../../src/core/process/instant.ts';
import { readPlaybook } from '../../src/main/playbooks.ts';
import { layFoundation, raiseHouse } from '../../src/main/raise.ts';
import { type Cluster, startCluster } from '../../src/store/cluster/cluster.ts';
import { rootFolder } from '../../src/store/cluster/place.ts';
import { ownThread } from '../../src/vault/encryptor.ts';

export interface DurableHouse {
  readonly house: House;
  readonly project: string;
  readonly lead: Extract<Actor, { kind: 'account' }>;
  readonly cluster: Cluster;
  close(): Promise<void>;
}

/** A folder for data that is gone with everything in it afterwards, a cluster under /var/lib/tidegate included. */
export async function dataFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'tidegate-bench-'));
  return {
    path,
    async remove() {
      const note = await readFile(join(path, 'cluster.json'), 'utf8').catch(() => '{}');
      const { folder } = JSON.parse(note) as { folder?: string };
      if (folder && dirname(folder) === rootFolder) await rm(folder, { recursive: true, force: true });
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** Puts up a durable house on a folder of its own; its clock stands still, so that two runs write the same. */
export async function durableHouse(baseUrl = 'http://localhost:7300'): Promise<DurableHouse> {
  const folder = await dataFolder();
  const now = instant('2026-04-01T09:00:00Z');
  const cluster = await startCluster({ data: folder.path });
  const { store } = await layFoundation(cluster, now, () => undefined);
  await installJobs(cluster.owner, [deliverQueue]);
  const jobs = await openJobs(cluster);
  const house = raiseHouse({
    store,
    root: randomBytes(32),
    now: () => now,
    baseUrl,
    post: noPost,
    sender: 'security@contour.example',
    answersTo: undefined,
    bouncesTo: undefined,
    encryptor: ownThread,
    web: noWeb,
    isDemo: false,
    jobs,
    log: () => undefined,
  });
  const project = await foundProject(house, {
    slug: 'contour',
    host: null,
    title: 'Contour',
    product: 'contour',
    vendor: 'projectcontour',
    namespace: 'https://projectcontour.example',
    contact: 'security@contour.example',
    playbook: await readPlaybook('contour'),
    lists: { team: 'team@contour.example', users: 'users@lists.example' },
    lines: [{ line: '1.33', planned: '1.33.4' }],
  });
  const lead = await member(house, project, ['lead', 'responder']);
  await member(house, project, ['developer']);
  return {
    house,
    project,
    lead,
    cluster,
    async close() {
      await jobs.stop();
      await store.close();
      await cluster.stop();
      await folder.remove();
    },
  };
}

async function member(house: House, project: string, roles: Role[]): Promise<Extract<Actor, { kind: 'account' }>> {
  const person = { name: `A ${roles[0]}`, address: `${roles[0]}@contour.example`, roles, organisation: null };
  const invited = await inviteAccount(gatehouseOf(house, project, 'Contour'), person, { kind: 'system' });
  if (isRefusal(invited)) throw new Error(JSON.stringify(invited));
  return { kind: 'account', id: invited.account, roles };
}
