import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import manifest from '../../../package.json' with { type: 'json' };
import { gatehouseOf, type House } from '../../app/house.ts';
import type { Gatehouse } from '../../app/identity/gatehouse.ts';
import { inviteAccount } from '../../app/identity/invite-account.ts';
import { checkWhatLeft } from '../../app/leak-checker.ts';
import { foundProject } from '../../app/projects.ts';
import { tick } from '../../app/tick.ts';
import type { Post } from '../../channels/post.ts';
import { smtpPost } from '../../channels/smtp.ts';
import { noWeb } from '../../channels/web.ts';
import { isRefusal } from '../../core/case/decide.ts';
import type { AccountId, ProjectId } from '../../core/case/ids.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { Scenario } from '../../formats/scenario/schema.ts';
import { buildServer } from '../../http/server.ts';
import { type Cluster, startCluster } from '../../store/cluster/cluster.ts';
import { setFlag } from '../../store/instance.ts';
import { ownThread } from '../../vault/encryptor.ts';
import { browserScripts } from '../browser-scripts.ts';
import { type VirtualClock, virtualClock } from '../clock.ts';
import { freePort } from '../free-port.ts';
import { readPlaybook } from '../playbooks.ts';
import { layFoundation, noJobs, raiseHouse } from '../raise.ts';
import { type MailSink, openSink } from './sink.ts';

/** A whole house on a throw-away cluster, with everything of it real but the clock. */
export interface Stage {
  readonly house: House;
  readonly gatehouse: Gatehouse;
  readonly project: ProjectId;
  readonly clock: VirtualClock;
  readonly sink: MailSink;
  readonly server: FastifyInstance;
  readonly baseUrl: string;
  /** The accounts of the team by actor. */
  readonly accounts: Map<string, AccountId>;
  /** Moves the clock and does what has fallen due. */
  moveTo(at: Instant): Promise<void>;
  close(): Promise<void>;
}

/** What a stage is built for: a scenario, or anything else with a cast and a project. */
export type Production = Pick<Scenario, 'title' | 'start' | 'project' | 'actors'>;

export interface StageOptions {
  /** 0 for any free one. */
  readonly port?: number;
  /** Where it listens and is reached; this machine alone when left out. */
  readonly host?: string;
  readonly baseUrl?: string;
  /** What its pages call themselves; a demo when left out. */
  readonly mode?: 'demo' | 'drill';
  /** Stands between the house and the sink; nothing does when left out. */
  readonly post?: (sink: Post) => Post;
  readonly log?: (line: string) => void;
  /** Hears what is started next, for whoever waits. */
  readonly starts?: (what: string) => void;
  /** Whose database the house has to itself; a throw-away cluster is started when left out. Stopped with the stage. */
  readonly cluster?: Cluster;
}

/** Builds the stage for a scenario: cluster, project, team, mail sink and web server. `close` takes all of it away. */
export async function buildStage(scenario: Production, options: StageOptions = {}): Promise<Stage> {
  const { log = () => undefined, starts = () => undefined, host = '127.0.0.1', post = (sink) => sink } = options;
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const clock = virtualClock(scenario.start);
    const port = options.port || (await freePort());
    const baseUrl = options.baseUrl ?? `http://localhost:${port}`;
    const playbook = await readPlaybook(scenario.project.playbook);
    starts('Starting its database…');
    const cluster = options.cluster ?? (await startCluster({ throwaway: true, durable: false, log }));
    closers.push(() => cluster.stop());
    starts('Opening its record…');
    const { store } = await layFoundation(cluster, clock.now(), log);
    closers.push(() => store.close());
    await store.withInstanceTx((tx) => setFlag(tx, 'demo', scenario.title, clock.now()));
    const sink = await openSink(clock.now);
    closers.push(() => sink.close());
    const { title, product, vendor, namespace, contact, lists, lines } = scenario.project;
    const house = raiseHouse({
      store,
      root: randomBytes(32),
      now: clock.now,
      baseUrl,
      post: post(smtpPost({ url: sink.url, patience: 5_000 })),
      sender: 'security@localhost.localdomain',
      answersTo: undefined,
      bouncesTo: undefined,
      encryptor: ownThread,
      web: noWeb,
      isDemo: true,
      jobs: noJobs,
      log,
    });
    const founding = { slug: playbook.name, host: null, title, product, vendor, namespace, contact };
    const project = await foundProject(house, { ...founding, playbook, lists, lines });
    const gatehouse = gatehouseOf(house, project, title);
    const accounts = await inviteTeam(gatehouse, scenario);
    starts('Starting its pages…');
    const server = await buildServer(house, {
      projects: [{ id: project, host: null }],
      trustedProxies: [],
      mode: options.mode ?? 'demo',
      version: manifest.version,
      scripts: await browserScripts(),
      sink: () => sink.mails,
    });
    await server.listen({ host, port });
    closers.push(() => server.close());
    const moveTo = async (at: Instant) => {
      clock.moveTo(at);
      await tick(house, project);
      await checkWhatLeft(house, project);
    };
    return { house, gatehouse, project, clock, sink, server, baseUrl, accounts, moveTo, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function inviteTeam(gatehouse: Gatehouse, scenario: Production): Promise<Map<string, AccountId>> {
  const accounts = new Map<string, AccountId>();
  for (const [id, actor] of Object.entries(scenario.actors)) {
    if (actor.is !== 'team') continue;
    const { name, roles, address = `${id}@localhost` } = actor;
    const invited = await inviteAccount(gatehouse, { name, address, roles, organisation: null }, { kind: 'system' });
    if (isRefusal(invited)) throw new Error(invited.gates[0]?.sentence ?? invited.faults[0]?.message ?? 'not invited');
    accounts.set(id, invited.account);
  }
  return accounts;
}
