// The people of the authorisation matrix, in one house with a second project beside it, and three cases to ask about.
import { gatehouseOf } from '../../src/app/house.ts';
import { requestLogin } from '../../src/app/identity/login.ts';
import { openSession } from '../../src/app/identity/session.ts';
import { issueInside } from '../../src/app/identity/token.ts';
import { foundProject } from '../../src/app/projects.ts';
import { receive } from '../../src/app/receive.ts';
import { scopes } from '../../src/core/access/scopes.ts';
import { isRefusal } from '../../src/core/case/decide.ts';
import { readAccount } from '../../src/store/identity/accounts.ts';
import { accountOf } from './accounts.ts';
import type { Person, Situation } from './expectations.ts';
import { contour } from './house.ts';
import { cast, joined, play, takes } from './play.ts';
import type { TestServer } from './server.ts';

/** How a person is known at the three doors. */
export interface Proofs {
  readonly authorization?: string;
  /** Opens a session and gives its cookie and form token. */
  readonly session?: () => Promise<{ readonly cookie: string; readonly formToken: string }>;
  readonly words?: string;
}

export interface Stage {
  readonly proofs: (person: Person, situation: Situation) => Proofs;
  readonly cases: Readonly<Record<Situation, { readonly number: string; readonly ref: string; readonly blob: string }>>;
  readonly applicant: string;
  freshCode(): Promise<string>;
}

async function accountProofs(t: TestServer, project: string, account: string): Promise<Proofs> {
  const { house } = t;
  const gatehouse = gatehouseOf(house, project, 'Contour');
  const token = await house.store.withTx(project, (tx) => {
    const actor = { kind: 'account', id: account, roles: [] } as const;
    return issueInside(tx, gatehouse, account, actor, { name: 'Matrix', days: 30, scopes: [...scopes] });
  });
  if (isRefusal(token)) throw new Error(JSON.stringify(token));
  const session = async () => {
    const opened = await house.store.withTx(project, async (tx) =>
      openSession(tx, gatehouse, (await readAccount(tx, account))!, 'full', house.now()),
    );
    return { cookie: `tg_session=${opened.token}`, formToken: opened.csrf };
  };
  return { authorization: `Bearer ${token.secret}`, session };
}

async function reported(t: TestServer): Promise<{ words: string; number: string; blob: string; ref: string }> {
  const uploads = [{ name: 'capture.pcap', bytes: Buffer.from('bytes') }];
  const got = await receive(t.house, t.project, { subject: 'With a file', effects: 'It breaks' }, uploads, 'form');
  if (got.kind !== 'received') throw new Error(JSON.stringify(got));
  const lead = await t.bearer(t.team.lead.id);
  const read = await lead.call('GET', `/api/v1/cases/${got.number}`);
  return { words: got.key, number: got.number, blob: read.body.report.attachments[0].blob, ref: got.ref };
}

/** Puts everybody on the stage. */
export async function stage(t: TestServer): Promise<Stage> {
  const company = await cast(t);
  const published = await play(t, company, 'published');
  const noticed = await play(t, company, 'noticed', undefined, { sentAt: t.clock.now });
  const received = await reported(t);
  const other = await reported(t);
  const late = await joined(t, 'Late', company.acme);
  const applicant = await t.caller().call('POST', '/api/v1/distributors/applications', {
    name: 'Hopeful',
    products: 'Hopeful Kubernetes',
    contact_name: 'Hopeful security',
    contact_address: 'psirt@hopeful.example',
    answers: Object.fromEntries(
      ['active-distributor', 'user-base', 'track-record', 'not-a-rebuild', 'contributor'].map((id) => [id, 'Yes']),
    ),
    voucher: 'Tern',
    accepted: true,
  });
  if (applicant.status !== 201) throw new Error(applicant.raw);
  const directory = await company.lead.call('GET', '/api/v1/distributors');
  const elsewhere = await foundProject(t.house, {
    slug: 'elsewhere',
    host: 'elsewhere.example',
    title: 'Elsewhere',
    product: 'elsewhere',
    vendor: 'elsewhere',
    namespace: 'https://elsewhere.example',
    contact: 'security@elsewhere.example',
    playbook: contour,
    lists: {},
    lines: [],
  });
  const { house, project, team } = t;
  const accounts: Partial<Record<Person, readonly [string, string]>> = {
    responder: [project, team.responder.id],
    lead: [project, team.lead.id],
    'developer on the case': [project, team.developer.id],
    developer: [project, await accountOf(t, 'second developer', 'developer')],
    'release manager on the case': [project, team['release-manager'].id],
    'release manager': [project, await accountOf(t, 'second releaser', 'release-manager')],
    admin: [project, team.admin.id],
    auditor: [project, team.auditor.id],
    'lead in conflict': [project, await accountOf(t, 'second lead', 'lead')],
    recipient: [project, company.tern.account],
    'other distributor': [project, late.account],
    'lead of another project': [elsewhere, await accountOf(t, 'their lead', 'lead', elsewhere)],
  };
  const proofs = new Map<Person, Proofs>();
  for (const [person, [where, account]] of Object.entries(accounts) as [Person, readonly [string, string]][]) {
    proofs.set(person, await accountProofs(t, where, account));
  }
  const cases = {
    received: { number: received.number, ref: received.ref, blob: received.blob },
    noticed: { number: noticed.number, ref: noticed.refs!.tern, blob: received.blob },
    published: { number: published.number, ref: published.refs!.tern, blob: received.blob },
  };
  const conflicted = t.caller(proofs.get('lead in conflict')!.authorization);
  for (const { number } of Object.values(cases)) {
    await takes(conflicted, `/api/v1/cases/${number}/steps/declare-conflict`, { reason: 'Works for the vendor' });
  }
  const wordsOf = { received: received.words, noticed: noticed.words, published: published.words };
  const gatehouse = gatehouseOf(house, project, 'Contour');
  return {
    cases,
    applicant: directory.body.data.find((each: { name: string }) => each.name === 'Hopeful').id,
    proofs(person, situation) {
      const words =
        person === 'reporter' ? wordsOf[situation] : person === 'another reporter' ? other.words : undefined;
      return words === undefined ? (proofs.get(person) ?? {}) : { authorization: `Reporter ${words}`, words };
    },
    async freshCode() {
      const asked = await requestLogin(gatehouse, ['case:read']);
      return asked!.code;
    },
  };
}
