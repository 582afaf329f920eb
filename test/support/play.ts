// Plays one case over HTTP up to a given point: people use tokens, the reporter ten words, distributors their portal.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { takeMembershipStep } from '../../src/app/contacts.ts';
import { handleOrganisation } from '../../src/app/organisations.ts';
import { tick } from '../../src/app/tick.ts';
import { type Advisory, advisorySchema } from '../../src/core/advisory/advisory.ts';
import { day, type Instant, instant, minute, plus } from '../../src/core/process/instant.ts';
import type { Caller, TestServer } from './server.ts';

export const acts = ['received', 'accepted', 'noticed', 'dated', 'published', 'closed'] as const;
export type Act = (typeof acts)[number];

export const contourAdvisory: Advisory = advisorySchema.parse(
  parse(readFileSync(new URL('../vectors/advisories/contour-2026-001.yaml', import.meta.url), 'utf8')),
);

/** All that strangers must never learn before the day; two worlds differ in nothing else. */
export interface Secrets {
  readonly subject: string;
  readonly effects: string;
  readonly name: string;
  readonly contact: string;
  readonly text: string;
  readonly vector: string;
  readonly cwe: string;
  readonly cve: string;
  readonly title: string;
  readonly description: string;
}

export const someSecrets: Secrets = {
  subject: 'Lua in a path',
  effects: 'Code runs in the proxy',
  name: 'Robin Quill',
  contact: 'robin@example.org',
  text: 'Thank you. I look at it.',
  vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H',
  cwe: 'CWE-94',
  cve: 'CVE-2026-41246',
  title: contourAdvisory.title,
  description: contourAdvisory.description,
};

export interface Member {
  readonly organisation: string;
  readonly account: string;
}

/** Brings an organisation onto the list; the first one is sponsored by the team, others are vouched for. */
export async function joined(t: TestServer, name: string, voucher?: Member): Promise<Member> {
  const criteria = ['active-distributor', 'user-base', 'track-record', 'not-a-rebuild', 'contributor'];
  const applied = await t.caller().call('POST', '/api/v1/distributors/applications', {
    name,
    products: `${name} Kubernetes`,
    contact_name: `${name} security`,
    contact_address: `psirt@${name.toLowerCase()}.example`,
    answers: Object.fromEntries(criteria.map((id) => [id, 'Evidence: https://example.org'])),
    voucher: voucher ? 'Acme' : '',
    accepted: true,
  });
  assert.equal(applied.status, 201, applied.raw);
  const { house, project, team } = t;
  const organisation = await organisationCalled(t, name);
  const vouched = voucher
    ? await handleOrganisation(
        house,
        project,
        organisation,
        { type: 'VouchForApplicant', words: 'I know them' },
        {
          kind: 'distributor',
          id: voucher.account,
          organisation: voucher.organisation,
        },
      )
    : await handleOrganisation(house, project, organisation, { type: 'SponsorApplicant', words: 'First' }, team.lead);
  assert.equal(vouched.kind, 'done', JSON.stringify(vouched));
  const command = { type: 'AcceptMembership', reason: 'All hold' } as const;
  const accepted = await takeMembershipStep(house, project, organisation, command, team.lead);
  if (accepted.kind !== 'done') assert.fail(JSON.stringify(accepted));
  return { organisation, account: accepted.organisation.accounts[0]! };
}

async function organisationCalled(t: TestServer, name: string): Promise<string> {
  const lead = await t.bearer(t.team.lead.id, ['distributor:read']);
  const list = await lead.call('GET', '/api/v1/distributors');
  return list.body.data.find((each: { name: string }) => each.name === name).id;
}

export interface Cast {
  readonly lead: Caller;
  readonly responder: Caller;
  readonly developer: Caller;
  readonly releaseManager: Caller;
  readonly acme: Member;
  readonly tern: Member;
}

/** The people of every play: two distributors on the list, and a token for everyone of the team who acts. */
export async function cast(t: TestServer): Promise<Cast> {
  const acme = await joined(t, 'Acme');
  return {
    acme,
    tern: await joined(t, 'Tern', acme),
    lead: await t.bearer(t.team.lead.id),
    responder: await t.bearer(t.team.responder.id),
    developer: await t.bearer(t.team.developer.id),
    releaseManager: await t.bearer(t.team['release-manager'].id),
  };
}

export interface Played {
  readonly number: string;
  readonly words: string;
  readonly reference: string;
  readonly reporter: Caller;
  readonly notice?: string;
  /** The references under which the two distributors know the case. */
  readonly refs?: { readonly acme: string; readonly tern: string };
}

const keyFor = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Takes a step and insists that it was done. */
export async function takes(who: Caller, path: string, body: object = {}): Promise<void> {
  const answer = await who.call('POST', path, body, {
    'idempotency-key': keyFor(path, body),
  });
  assert.equal(answer.status, 200, `${path}: ${answer.raw}`);
}

const blocks = {
  versions: '1.19.0 on',
  vectors: 'A route',
  workarounds: 'None',
  'next-steps': 'Patches on the day',
  ask: 'Answer',
};

/** Plays a case up to and including an act. */
export async function play(
  t: TestServer,
  people: Cast,
  until: Act,
  secrets: Secrets = someSecrets,
  options: { readonly sentAt?: Instant } = {},
): Promise<Played> {
  const has = (act: Act) => acts.indexOf(act) <= acts.indexOf(until);
  const { lead, responder, developer, releaseManager } = people;
  const sent = await t.caller().call('POST', '/api/v1/reports', {
    subject: secrets.subject,
    effects: secrets.effects,
    name: secrets.name,
    contact: secrets.contact,
  });
  assert.equal(sent.status, 201, sent.raw);
  const { key: words, reference } = sent.body;
  const cases = await lead.call('GET', '/api/v1/cases');
  const number: string = cases.body.data
    .map((each: { number: string }) => each.number)
    .sort()
    .at(-1);
  const reporter = t.caller(`Reporter ${words}`);
  const step = (who: Caller, id: string, body: object = {}) => takes(who, `/api/v1/cases/${number}/steps/${id}`, body);
  const played = { number, words, reference, reporter };
  if (!has('accepted')) return played;
  await step(responder, 'contact-reporter', { text: secrets.text });
  await step(responder, 'share-plan', { plan: secrets.text, no_workaround_known: true });
  await step(responder, 'assign-lead', { account: t.team.lead.id });
  await step(lead, 'validate-report', { effects: secrets.effects });
  await step(lead, 'accept-report', {
    lines: [
      { line: '1.33', planned: '1.33.4' },
      { line: '1.32', planned: '1.32.5' },
      { line: '1.31', planned: '1.31.6' },
    ],
    tell_distributors: true,
  });
  await step(lead, 'score-vulnerability', { vector: secrets.vector });
  await step(lead, 'classify-weakness', { cwe: secrets.cwe });
  await step(lead, 'request-cve');
  await step(lead, 'record-cve', { cve: secrets.cve });
  await step(lead, 'add-member', { account: t.team.developer.id, reason: 'writes the fix' });
  await step(lead, 'add-member', { account: t.team['release-manager'].id, reason: 'releases it' });
  if (!has('noticed')) return played;
  const { cve: _, ...draft } = contourAdvisory;
  const { title, description, vector: cvss, cwe } = secrets;
  // Each case has an advisory id of its own: once public, an id is taken for good.
  const id = `CONTOUR-2026-${number.slice(-3)}`;
  await step(lead, 'draft-advisory', { advisory: { ...draft, id, title, description, cvss, cwe } });
  await step(lead, 'tell-reporter-draft', { text: secrets.text });
  // Ten days on from where this play begins, at the hour of the day that the playbook's calendar likes.
  const date = options.sentAt ? plus(options.sentAt, 10 * day) : instant('2026-04-20T16:00:00Z');
  await step(lead, 'propose-date', { date });
  await step(lead, 'draft-notice', { blocks: { ...blocks, description: secrets.effects } });
  const read = await lead.call('GET', `/api/v1/cases/${number}`);
  const notice: string = read.body.notices[0].id;
  await step(responder, 'approve-notice', { notice });
  await step(lead, 'send-notice', { notice, count: 2 });
  t.clock.pass(121_000);
  await tick(t.house, t.project);
  const refs = { acme: await refOf(t, people.acme), tern: await refOf(t, people.tern) };
  const noticed = { ...played, notice, refs };
  if (!has('dated')) return noticed;
  const tern = await t.bearer(people.tern.account);
  await takes(tern, `/api/v1/notices/${refs.tern}/steps/answer-date`, { answer: 'ok' });
  await takes(reporter, '/api/v1/room/steps/answer-date', { answer: 'ok' });
  await step(lead, 'decide-date', { date });
  if (!has('published')) return noticed;
  for (const line of ['1.33', '1.32', '1.31']) {
    await step(developer, 'move-fix', { line, state: 'tested', evidence: 'private run 7' });
  }
  await step(developer, 'confirm-fix', { note: 'Tried the steps on all lines' });
  await step(developer, 'record-manual', { step: 'commit-texts', note: 'Read all nine' });
  await step(lead, 'freeze-advisory');
  await step(responder, 'approve-advisory');
  for (const [line, version] of [
    ['1.33', '1.33.4'],
    ['1.32', '1.32.5'],
    ['1.31', '1.31.6'],
  ]) {
    await step(releaseManager, 'release-patch', { line, version, url: `https://example.org/${version}` });
  }
  t.clock.now = date;
  await step(lead, 'publish-advisory');
  if (!has('closed')) return noticed;
  await step(lead, 'tell-users');
  const out = (await lead.call('GET', `/api/v1/cases/${number}`)).body.notices.at(-1).id;
  await step(responder, 'approve-notice', { notice: out });
  await step(lead, 'send-notice', { notice: out, count: 2 });
  t.clock.pass(2 * minute);
  await step(lead, 'draft-retrospective');
  await step(lead, 'hold-retrospective', { text: 'Went well' });
  await step(lead, 'record-manual', { step: 'main-branch-patched', note: 'Merged' });
  await step(lead, 'close-case', { reason: 'Done' });
  await tick(t.house, t.project);
  return noticed;
}

async function refOf(t: TestServer, member: Member): Promise<string> {
  const who = await t.bearer(member.account, ['case:read']);
  const list = await who.call('GET', '/api/v1/notices');
  assert.equal(list.status, 200, list.raw);
  return list.body.data[0].reference; // newest first
}
