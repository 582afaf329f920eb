// Two houses that draw the same chance live through the same days and differ in nothing but secrets. Whoever is not let
// into the cases must see the same bytes in both: pages, problems, headers, feeds, and the mails that leave.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { answerToken } from '../../src/app/answer-token.ts';
import { tick } from '../../src/app/tick.ts';
import type { Mail } from '../../src/channels/post.ts';
import { accountOf } from '../support/accounts.ts';
import {
  type Act,
  type Cast,
  cast,
  contourAdvisory,
  joined,
  type Played,
  play,
  type Secrets,
} from '../support/play.ts';
import { type TestServer, testServer } from '../support/server.ts';

const histories = Number(process.env.TIDEGATE_TEST_HISTORIES ?? 6);
/** Two new worlds begin after so many: the house takes in twenty reports an hour from one network, and its lists grow. */
const perWorld = 10;

const words = fc.stringMatching(/^[a-z]{4,24}( [a-z]{4,12}){0,6}$/);
const vectors = [
  'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H',
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H',
  'CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N',
  'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
];
const secrets: fc.Arbitrary<Secrets> = fc.record({
  subject: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).map((text) => `${text} subject`),
  effects: words,
  name: fc.stringMatching(/^[A-Z][0-9]{6,14}$/),
  contact: fc.stringMatching(/^[a-z]{3,12}@reporters\.example$/),
  text: words,
  vector: fc.constantFrom(...vectors),
  cwe: fc.constantFrom('CWE-79', 'CWE-94', 'CWE-400'),
  cve: fc.stringMatching(/^CVE-2026-[1-9][0-9]{4}$/),
  title: words,
  description: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }).map((text) => `${text} description`),
});
const history = fc.record({
  until: fc.constantFrom<Act>('received', 'accepted', 'noticed', 'dated'),
  one: secrets,
  other: secrets,
});

interface World {
  readonly t: TestServer;
  readonly people: Cast;
  /** How each observer is known at the doors: an Authorization header, and a session's cookie. */
  readonly observers: Readonly<Record<string, { readonly authorization?: string; readonly cookie?: string }>>;
  /** Addresses of reporters, whose own mails may differ. */
  readonly own: Set<string>;
  mailsSeen: number;
}

async function world(): Promise<World> {
  const t = await testServer({ seed: 'two worlds' });
  const people = await cast(t);
  const late = await joined(t, 'Late', people.acme);
  const suspend = `/api/v1/distributors/${late.organisation}/steps/suspend`;
  const key = { 'idempotency-key': 'suspend' };
  const suspended = await people.lead.call('POST', suspend, { reason: 'Asked for it' }, key);
  assert.equal(suspended.status, 200, suspended.raw);
  const report = await t
    .caller()
    .call('POST', '/api/v1/reports', { subject: 'Another matter', effects: 'Something else' });
  const known = async (account: string) => {
    const browser = await t.signedIn(account);
    return {
      authorization: `Bearer ${await t.token(account)}`,
      cookie: `tg_session=${browser.cookies.get('tg_session')}`,
    };
  };
  const observers = {
    anyone: {},
    'another reporter': { authorization: `Reporter ${report.body.key}` },
    'a distributor who was not told': await known(late.account),
    'a developer who is not on the case': await known(await accountOf(t, 'Bystander', 'developer')),
    admin: await known(t.team.admin.id),
    auditor: await known(t.team.auditor.id),
  };
  return { t, people, observers, own: new Set(), mailsSeen: 0 };
}

/** Everything that an observer asks, also for what they have no business with. */
function questions({
  number,
  refs,
}: Played): readonly (Pick<InjectOptions, 'url' | 'payload'> & { method: 'GET' | 'POST' })[] {
  const ref = refs?.tern ?? '7QK2-M4TD';
  const read = [
    ...['/', '/policy', '/report', '/join', '/r/', '/advisories', `/advisories/${contourAdvisory.id}`],
    ...[
      `/advisories/${contourAdvisory.id}.csaf.json`,
      '/feed.atom',
      '/feed.json',
      '/feed.rss',
      '/.well-known/security.txt',
    ],
    ...['/osv/all.zip', '/osv/modified_id.csv', `/vex/${contourAdvisory.id}.json`, '/advisories/year/2026'],
    ...[`/advisories/${contourAdvisory.id}/revisions/1.json`, '/.well-known/csaf/white/index.txt'],
    ...['/healthz', '/readyz', '/metrics', '/desk', '/desk?view=mine', `/desk/cases/${number}`],
    ...[
      `/desk/cases/${number}/advisory`,
      `/desk/cases/${number}/notice`,
      '/desk/distributors',
      '/desk/deliveries',
      '/desk/sent',
    ],
    ...[`/desk/cases/${number}/notices/1`, `/desk/cases/${number}/notices/1/copies/${ref}`, '/partner/keys'],
    ...['/desk/leaks', `/desk/cases/${number}/leaks`, `/desk/cases/${number}/who-knows`],
    ...[`/desk/cases/${number}/leaks/newest/record.md`, `/api/v1/cases/${number}/who-knows`],
    `/api/v1/cases/${number}/leaks/newest/record`,
    ...[`/desk/cases/${number}/bundles`, `/api/v1/cases/${number}/bundles`, '/desk/traces'],
    ...[
      '/partner',
      '/partner/vouch',
      '/api/v1/vouches',
      `/partner/notices/${ref}`,
      '/r/room',
      '/api/v1/next',
      '/api/v1/cases',
    ],
    ...[`/api/v1/cases/${number}`, `/api/v1/cases/${number}/steps`, `/api/v1/cases/${number}/timeline`],
    ...[
      '/api/v1/room',
      '/api/v1/notices',
      `/api/v1/notices/${ref}`,
      '/api/v1/distributors',
      '/api/v1/deliveries',
      '/api/v1/sent/recheck',
    ],
    '/api/v1/advisories',
  ];
  const written = [
    `/api/v1/cases/${number}/steps/send-message`,
    `/api/v1/notices/${ref}/steps/answer-date`,
    `/api/v1/notices/${ref}/fix`,
    `/api/v1/cases/${number}/bundles`,
    '/api/v1/traces',
    '/api/v1/room/steps/answer-date',
  ];
  return [
    ...read.map((url) => ({ method: 'GET' as const, url })),
    ...written.map((url) => ({ method: 'POST' as const, url, payload: { answer: 'ok' } })),
  ];
}

let networks = 0;

/** What every observer sees at this moment, as one list of texts. */
async function seen(w: World, played: Played, network: number): Promise<readonly string[]> {
  const told: string[] = [];
  for (const [who, { authorization, cookie }] of Object.entries(w.observers)) {
    const link = `/answer/${answerToken(w.t.house, w.t.project, played.refs?.tern ?? '7QK2-M4TD', 'link')}`;
    for (const question of [...questions(played), { method: 'GET' as const, url: link }]) {
      const headers = {
        ...(authorization && String(question.url).startsWith('/api/') ? { authorization } : {}),
        ...(cookie && !String(question.url).startsWith('/api/') ? { cookie } : {}),
      };
      const answer = await w.t.inject({ ...question, headers, remoteAddress: `10.9.${network >> 8}.${network & 255}` });
      const { date: _, ...kept } = answer.headers;
      told.push(
        `${who}: ${question.method} ${question.url}\n${answer.statusCode} ${JSON.stringify(kept)}\n${answer.body}`,
      );
    }
  }
  await tick(w.t.house, w.t.project);
  const mails = w.t.sent.slice(w.mailsSeen).filter((mail) => !w.own.has(mail.to));
  w.mailsSeen = w.t.sent.length;
  // Several mail servers are spoken to at once, so the order in which mails of one sweep leave is the network's.
  return [...told, ...mails.map((mail: Mail) => `mail: ${JSON.stringify(mail)}`).sort()];
}

async function live(w: World, until: Act, given: Secrets): Promise<Played> {
  w.own.add(given.contact);
  return play(w.t, w.people, until, given, { sentAt: w.t.clock.now });
}

/** Lives so many histories in two new worlds. @returns how many answers and mails were compared */
async function compare(numRuns: number): Promise<number> {
  const worlds = [await world(), await world()] as const;
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(history, async ({ until, one, other }) => {
      networks += 1;
      const [a, b] = worlds;
      const [here, there] = [await live(a, until, one), await live(b, until, other)];
      assert.deepEqual(
        [here.number, here.words, here.reference, here.refs],
        [there.number, there.words, there.reference, there.refs],
        'the worlds draw alike',
      );
      const [mine, theirs] = [await seen(a, here, networks), await seen(b, there, networks)];
      assert.equal(mine.length, theirs.length);
      for (const [at, text] of mine.entries()) assert.equal(text, theirs[at]);
      compared += mine.length;
    }),
    { numRuns, endOnFailure: true },
  );
  return compared;
}

test('strangers see the same bytes whatever the secrets are', async () => {
  let compared = 0;
  for (let left = histories; left > 0; left -= perWorld) compared += await compare(Math.min(left, perWorld));
  console.log(`two worlds: ${histories} histories, ${compared} answers and mails alike, byte by byte`);
});

test('the comparison sees a secret where there is one', async () => {
  const worlds = [await world(), await world()] as const;
  const [one, other] = fc.sample(secrets, { numRuns: 2, seed: 7 }) as [Secrets, Secrets];
  const texts = await Promise.all(
    worlds.map(async (w, at) => {
      const { reporter } = await live(w, 'received', at === 0 ? one : other);
      return (await reporter.call('GET', '/api/v1/room')).raw;
    }),
  );
  assert.notEqual(texts[0], texts[1]);
});
