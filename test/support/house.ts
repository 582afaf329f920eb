// A whole house on a fresh database: founded with the contour playbook, a team of four, a settable clock, a post that keeps.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { gatehouseOf, type House } from '../../src/app/house.ts';
import { inviteAccount } from '../../src/app/identity/invite-account.ts';
import { foundProject } from '../../src/app/projects.ts';
import type { Mail, Outcome, Post } from '../../src/channels/post.ts';
import { noWeb } from '../../src/channels/web.ts';
import type { Actor, Role } from '../../src/core/access/actor.ts';
import { isRefusal } from '../../src/core/case/decide.ts';
import { type Instant, instant, plus } from '../../src/core/process/instant.ts';
import { type Playbook, playbookSchema } from '../../src/core/process/playbook.ts';
import { webauthn } from '../../src/http/webauthn.ts';
import type { Store } from '../../src/store/open.ts';
import { ownThread } from '../../src/vault/encryptor.ts';
import { testStore } from './cluster.ts';

export const contour: Playbook = playbookSchema.parse(
  parse(readFileSync(new URL('../../playbooks/contour.yaml', import.meta.url), 'utf8')),
);

export type TeamName = 'responder' | 'lead' | 'developer' | 'release-manager' | 'admin' | 'auditor';

export interface TestHouse {
  readonly house: House;
  readonly project: string;
  readonly clock: { now: Instant; pass(milliseconds: number): void };
  readonly sent: Mail[];
  /** What the post answers from now on. */
  answer: (mail: Mail) => Outcome | Promise<Outcome>;
  readonly team: Readonly<Record<TeamName, Extract<Actor, { kind: 'account' }>>>;
  readonly store: Awaited<ReturnType<typeof testStore>>;
}

/** Chance that repeats: SHA-256 in counter mode over a seed. Two houses with one seed draw alike. */
export function seededRandom(seed: string): (length: number) => Buffer {
  let counter = 0;
  return (length) => {
    const blocks: Buffer[] = [];
    for (let have = 0; have < length; have += 32) {
      blocks.push(createHash('sha256').update(`${seed}/${counter++}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, length);
  };
}

export interface TestHouseOptions {
  readonly seed?: string;
  readonly start?: string;
  readonly playbook?: Playbook;
  readonly lists?: Readonly<Partial<Record<'users' | 'team', string>>>;
}

/** The house over a store; those over the same store and seed have one root key. */
export function houseOver(store: Store, seed: string, now: () => Instant, post: Post): House {
  return {
    store,
    root: seededRandom(`root/${seed}`)(32),
    random: seededRandom(seed),
    now,
    baseUrl: 'http://localhost:7300',
    post,
    sender: 'security@contour.example',
    answersTo: 'answers@contour.example',
    bouncesTo: 'bounces@contour.example',
    encryptor: ownThread,
    web: noWeb,
    jobs: { enqueue: async () => undefined },
    passkeys: webauthn,
    isDemo: false,
    log: () => undefined,
  };
}

export async function testHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const store = await testStore();
  const clock = {
    now: instant(options.start ?? '2026-04-01T09:00:00Z'),
    pass(milliseconds: number) {
      clock.now = plus(clock.now, milliseconds);
    },
  };
  const sent: Mail[] = [];
  const shared: { answer: TestHouse['answer'] } = { answer: () => ({ kind: 'sent', response: '250 kept' }) };
  const post: Post = {
    send: async (mail) => {
      const outcome = await shared.answer(mail);
      if (outcome.kind === 'sent') sent.push(mail);
      return outcome;
    },
  };
  const house = houseOver(store.store, options.seed ?? 'one', () => clock.now, post);
  const project = await foundProject(house, {
    slug: 'contour',
    host: null,
    title: 'Contour',
    product: 'contour',
    vendor: 'projectcontour',
    namespace: 'https://projectcontour.example',
    contact: 'security@contour.example',
    playbook: options.playbook ?? contour,
    lists: options.lists ?? { users: 'users@lists.example', team: 'team@contour.example' },
    lines: [
      { line: '1.33', planned: '1.33.4' },
      { line: '1.32', planned: '1.32.5' },
      { line: '1.31', planned: '1.31.6' },
    ],
  });
  const names: readonly TeamName[] = ['responder', 'lead', 'developer', 'release-manager', 'admin', 'auditor'];
  const team: Partial<Record<TeamName, Extract<Actor, { kind: 'account' }>>> = {};
  for (const name of names) team[name] = await member(house, project, name);
  return {
    house,
    project,
    clock,
    sent,
    team: team as TestHouse['team'],
    store,
    get answer() {
      return shared.answer;
    },
    set answer(answer) {
      shared.answer = answer;
    },
  };
}

async function member(house: House, project: string, role: Role): Promise<Extract<Actor, { kind: 'account' }>> {
  const invitation = { name: `Test ${role}`, address: `${role}@contour.example`, roles: [role], organisation: null };
  const invited = await inviteAccount(gatehouseOf(house, project, 'Contour'), invitation, { kind: 'system' });
  if (isRefusal(invited)) throw new Error(JSON.stringify(invited));
  return { kind: 'account', id: invited.account, roles: [role] };
}
