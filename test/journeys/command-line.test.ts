import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { commands } from '../../src/cli/commands/index.ts';
import { runProgram } from '../../src/cli/program.ts';
import type { Playbook } from '../../src/core/process/playbook.ts';
import { contour } from '../support/house.ts';
import { cast, play } from '../support/play.ts';
import { type TestServer, testServer } from '../support/server.ts';

const home = await mkdtemp(join(tmpdir(), 'tidegate-cli-'));
after(() => rm(home, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function listening(t: TestServer): Promise<string> {
  await t.server.listen({ host: '127.0.0.1', port: 0 });
  after(() => t.server.close());
  return `http://127.0.0.1:${(t.server.server.address() as AddressInfo).port}`;
}

function shell(url: string, env: Readonly<Record<string, string>> = {}, files: Readonly<Record<string, string>> = {}) {
  return async (line: string, hear: (text: string) => void = () => undefined): Promise<Ran> => {
    const said = { out: '', err: '' };
    const argv = line.split(' ').map((word) => word.replaceAll('_', ' '));
    const code = await runProgram(argv, commands, '0.0.0', {
      env: { TIDEGATE_URL: url, HOME: home, ...env },
      isTerminal: false,
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
        hear(text);
      },
      read: async (path) => new TextEncoder().encode(files[path] ?? ''),
    });
    return { code, ...said };
  };
}

test('a person signs in through the browser, and the token lies in a file that nobody else may read', async () => {
  const t = await testServer();
  const url = await listening(t);
  const run = shell(url);
  assert.equal((await run('next')).code, 4);

  const browser = await t.signedIn(t.team.lead.id);
  const done = await run('login', (text) => {
    const code = /the code ([0-9A-Z-]+)/.exec(text)?.[1];
    if (!code) return;
    void (async () => {
      const page = await browser.get(`/desk/cli/${code}`);
      assert.match(page.body, /Let it in/);
      assert.equal((await browser.post(`/desk/cli/${code}`, {})).statusCode, 200);
    })();
  });
  assert.equal(done.code, 0, done.err);
  const file = join(home, '.config', 'tidegate', 'credentials.json');
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.match(await readFile(file, 'utf8'), /tg_pat_/);
  const next = await run('next');
  assert.deepEqual([next.code, next.out], [0, 'Nothing is waiting for you.\n']);
});

test('nobody gives a command line more than a fresh passkey allows', async () => {
  const t = await testServer();
  const asked = await t.caller().call('POST', '/api/v1/login-requests', { scopes: ['case:read'] });
  const browser = await t.signedIn(t.team.lead.id, { isFresh: false });
  const page = await browser.get(`/desk/cli/${asked.body.code}`);
  assert.doesNotMatch(page.body, /Let it in/);
  assert.equal((await browser.post(`/desk/cli/${asked.body.code}`, {})).statusCode, 409);
  const pending = await t.caller().call('POST', '/api/v1/login-requests/collect', { device: asked.body.device });
  assert.equal(pending.status, 202);
});

test('reports, cases, steps, notices and distributors from the command line, with the exit codes of the contract', async () => {
  const t = await testServer();
  const people = await cast(t);
  const { number, refs } = await play(t, people, 'noticed');
  const url = await listening(t);
  const lead = shell(
    url,
    { TIDEGATE_TOKEN: await t.token(t.team.lead.id) },
    { 'bad.yaml': '[1, 2]', 'note.yaml': 'audience: internal\ntext: From a file\n' },
  );

  const list = await lead('case list');
  assert.equal(list.code, 0, list.err);
  assert.match(list.out, new RegExp(`^${number}\taccepted\t`));
  assert.match(list.err, /under embargo/);
  const json = JSON.parse((await lead('case list --json --fields number,status')).out);
  assert.deepEqual(json, [{ number, status: 'accepted' }]);
  assert.equal((await lead('case list --fields nmber')).code, 1);
  assert.match((await lead('case view 1')).out, new RegExp(number));
  assert.match((await lead('case steps 1')).out, /send-message\topen/);
  assert.equal((await lead('case do 1 send-message --input note.yaml')).code, 0);
  assert.equal((await lead('case do 1 send-message --input audience=internal text=Two_words')).code, 0);
  assert.equal((await lead('case do 1 send-message --input bad.yaml')).code, 1);

  const unknown = await lead('case do 1 send-message --input txet=x');
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /\/txet: There is no field "txet" here\. Did you mean "text"\?/);
  const shut = await lead('case do 1 release-patch --input line=1.33 version=1.33.4 url=https://example.org/1');
  assert.equal(shut.code, 11, shut.err);
  assert.match(shut.err, /gate [a-z-]+: .+ \(.+\)/);
  const seq = JSON.parse((await lead('case view 1 --json')).out).seq;
  assert.equal((await lead(`case do 1 send-message --input text=x --if-seq ${seq - 1}`)).code, 12);
  assert.equal((await lead('case do 1 publish-advisory')).code, 1);
  assert.equal((await lead(`case do 1 publish-advisory --confirm ${number}`)).code, 11);
  assert.equal((await lead('case view CASE-2026-0999')).code, 1);
  const problem = JSON.parse((await lead('case view CASE-2026-0999 --json')).err);
  assert.equal(problem.code, 'not_found');
  assert.match((await lead('distributor list')).out, /\tAcme\tactive\t1/);
  const acme = people.acme.organisation;
  const hasty = await lead(`distributor do ${acme} suspend --input reason=x`);
  assert.match(hasty.err, /suspend shuts somebody out\. Say it again with --confirm/);
  const suspended = await lead(`distributor do ${acme} suspend --input reason=x --confirm ${acme}`);
  assert.equal(suspended.code, 0, suspended.err);
  assert.equal((await lead('delivery list')).code, 0);
  const judged = await lead('notice recheck');
  assert.equal(judged.code, 0, judged.out);
  assert.match(judged.err, /0 found in \d+ messages/);
  assert.equal((await lead('advisory list')).out, '');
  assert.match((await lead('next')).out, new RegExp(number));

  const tern = shell(url, { TIDEGATE_TOKEN: await t.token(people.tern.account) });
  assert.match((await tern('notice list')).out, new RegExp(`^${refs!.tern}\t`));
  assert.match((await tern(`notice view ${refs!.tern}`)).out, /Code runs in the proxy/);
  assert.equal((await tern(`notice view ${refs!.acme}`)).code, 1);
  assert.equal((await tern(`notice answer ${refs!.tern} object`)).code, 11);
  assert.equal((await tern(`notice answer ${refs!.tern} ok`)).code, 0);
  assert.equal((await tern('case list')).code, 1);

  const stranger = shell(url);
  const sent = await stranger('report new --input effects=It_breaks --json');
  assert.equal(sent.code, 0, sent.err);
  assert.equal(JSON.parse(sent.out).key.split(' ').length, 10);
  assert.equal((await shell(url, { TIDEGATE_TOKEN: 'tg_pat_nonsense' })('case list')).code, 4);
  assert.equal((await shell('http://127.0.0.1:1')('advisory list')).code, 14);
  assert.equal((await shell('http://security.example.org', { TIDEGATE_TOKEN: 'x' })('next')).code, 1);
});

test('the rota, reports to authorities and unused CVE ids from the command line', async () => {
  const roles = { ...contour.roles, rota: 'weekly' as const };
  const cra = {
    role: 'manufacturer' as const,
    from: '2026-01-01',
    entity: 'Heron',
    memberStates: ['DE'],
    owner: 'lead',
  };
  const t = await testServer({
    playbook: { ...contour, roles, regulatory: { cra, cna: { owner: 'lead' } } } as Playbook,
  });
  const people = await cast(t);
  const { number } = await play(t, people, 'accepted');
  const url = await listening(t);
  const members = JSON.stringify({ members: [t.team.responder.id, t.team.lead.id] });
  const lead = shell(url, { TIDEGATE_TOKEN: await t.token(t.team.lead.id) }, { 'rota.json': members });
  const responder = shell(url, { TIDEGATE_TOKEN: await t.token(t.team.responder.id) });

  assert.equal((await lead('rota do set-rota --input rota.json')).code, 0);
  const onDuty = async () => JSON.parse((await lead('rota view --json')).out).on_duty.name;
  assert.equal(await onDuty(), 'Test responder');
  assert.match((await lead('rota view')).out, /Test responder/);
  assert.equal((await responder(`rota do offer-hand-off --input to=${t.team.lead.id} note=Quiet`)).code, 0);
  assert.equal(await onDuty(), 'Test responder');
  assert.equal((await lead('rota do acknowledge-hand-off')).code, 0);
  assert.equal(await onDuty(), 'Test lead');
  assert.equal((await responder('rota do acknowledge-hand-off')).code, 11);
  assert.equal((await lead('rota do nap')).code, 1);

  const seen = await lead(
    `case do 1 record-exposure --input what=attacks_observed source=Honeypot --confirm ${number}`,
  );
  assert.equal(seen.code, 0, seen.err);
  const ready = await lead('case report 1 cra-early-warning');
  assert.deepEqual([ready.code, /Heron/.test(ready.out)], [0, true], ready.err);
  const lacking = await lead('case report 1 cra-notification');
  assert.equal(lacking.code, 10);
  assert.match(lacking.err, /Missing: Nature of the exploit/);
  assert.equal((await lead('case report 1 cra-poem')).code, 1);

  assert.match((await lead('cve unused --year 2025')).out, /^$/);
  assert.equal((await lead('cve unused --year soon')).code, 1);
  assert.equal((await lead(`case do 1 reject-cve --input reason=Not_ours --confirm ${number}`)).code, 0);
  assert.match((await lead('cve unused --year 2026')).out, new RegExp(`^CVE-2026-41246\t${number}\t`));
});
