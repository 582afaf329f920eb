import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { type TestHouse, testHouse } from '../../test/support/house.ts';
import type { Mail } from '../channels/post.ts';
import type { Actor } from '../core/access/actor.ts';
import { isRefusal } from '../core/case/decide.ts';
import { day, hour, instant, minute, plus } from '../core/process/instant.ts';
import { readEvents } from '../store/books.ts';
import { verifyChain } from '../vault/chain.ts';
import { apply } from './applications.ts';
import { takeMembershipStep } from './contacts.ts';
import { chooseCredit } from './credit.ts';
import { handle } from './handle.ts';
import { handleOrganisation } from './organisations.ts';
import { caseRoom, inbox } from './queries/cases.ts';
import { deliveriesInTrouble } from './queries/deliveries.ts';
import { partnerNotice } from './queries/partner.ts';
import { publicAdvisories, publicAdvisory } from './queries/public.ts';
import { reporterRoom } from './queries/reporter-room.ts';
import { receive } from './receive.ts';
import { enterRoom } from './rooms.ts';
import { tick } from './tick.ts';

const advisory = parse(
  readFileSync(new URL('../../test/vectors/advisories/contour-2026-001.yaml', import.meta.url), 'utf8'),
);

async function joined(t: TestHouse, name: string, voucher: Extract<Actor, { kind: 'distributor' }> | undefined) {
  const criteria = ['active-distributor', 'user-base', 'track-record', 'not-a-rebuild', 'contributor'];
  const applied = await apply(t.house, t.project, {
    name,
    products: `${name} Kubernetes`,
    contactName: `${name} security`,
    contactAddress: `psirt@${name.toLowerCase()}.example`,
    answers: Object.fromEntries(criteria.map((c) => [c, 'Evidence: https://example.org'])),
    voucher: voucher ? 'Acme' : '',
    accepted: true,
  });
  assert.equal(applied.kind, 'done', JSON.stringify(applied));
  if (applied.kind !== 'done') throw new Error('unreachable');
  const lead = t.team.lead;
  const vouched = voucher
    ? await handleOrganisation(
        t.house,
        t.project,
        applied.id,
        { type: 'VouchForApplicant', words: 'I know them' },
        voucher,
      )
    : await handleOrganisation(
        t.house,
        t.project,
        applied.id,
        { type: 'SponsorApplicant', words: 'First member' },
        lead,
      );
  assert.equal(vouched.kind, 'done', JSON.stringify(vouched));
  const accepted = await takeMembershipStep(
    t.house,
    t.project,
    applied.id,
    { type: 'AcceptMembership', reason: 'All seven hold' },
    lead,
  );
  assert.equal(accepted.kind, 'done', JSON.stringify(accepted));
  if (accepted.kind !== 'done') throw new Error('unreachable');
  return { kind: 'distributor', id: accepted.organisation.accounts[0]!, organisation: applied.id } as const;
}

test('a report goes all the way to publication, and nothing leaves before it may', async () => {
  const t = await testHouse();
  const { house, project, team, clock } = t;
  const acme = await joined(t, 'Acme', undefined);
  const tern = await joined(t, 'Tern', acme);

  const received = await receive(
    house,
    project,
    { subject: 'Lua in a path', steps: 'Write this', effects: 'Code runs', name: 'Robin Quill', kind: 'vulnerability' },
    [],
    'form',
  );
  assert.equal(received.kind, 'received');
  if (received.kind !== 'received') throw new Error('unreachable');
  assert.equal(received.key.split(/\s+/).length, 10);
  assert.equal(received.firstContactBy, instant('2026-04-06T09:00:00Z'));
  const id = received.caseId;
  const room = await enterRoom(house, project, received.key);
  assert.ok(room);
  const reporter = { kind: 'reporter', person: room.person } as const;
  const done = async (actor: Actor, type: string, input: Record<string, unknown> = {}) => {
    const handled = await handle(house, project, id, { type, ...input }, actor);
    assert.equal(
      handled.kind,
      'done',
      `${type}: ${JSON.stringify(handled.kind === 'refused' ? handled.refusal : handled)}`,
    );
    return handled.kind === 'done' ? handled : assert.fail();
  };
  const refused = async (actor: Actor, type: string, gate: string, input: Record<string, unknown> = {}) => {
    const handled = await handle(house, project, id, { type, ...input }, actor);
    assert.equal(handled.kind, 'refused', type);
    if (handled.kind === 'refused')
      assert.ok(
        handled.refusal.gates.some((g) => g.id === gate),
        JSON.stringify(handled.refusal),
      );
  };

  assert.deepEqual(await handle(house, project, id, { type: 'ValidateReport', effects: 'x' }, team.admin), {
    kind: 'not found',
  });
  assert.deepEqual(await handle(house, project, id, { type: 'ValidateReport', effects: 'x' }, team.developer), {
    kind: 'not found',
  });
  await refused(team.responder, 'RejectReport', 'rejection-reasoned', { reason: 'not-a-vulnerability', text: ' ' });
  await done(team.responder, 'ContactReporter', { text: 'Thank you. I look at it.' });
  await done(team.responder, 'SharePlan', { plan: 'Reproduce it', noWorkaroundKnown: true });
  await done(team.responder, 'AssignLead', { account: team.lead.id });
  await done(team.lead, 'ValidateReport', { effects: 'Code runs in the proxy' });
  await done(team.lead, 'AcceptReport', { lines: '1.33 1.33.4\n1.32 1.32.5\n1.31 1.31.6', tellDistributors: true });
  await done(team.lead, 'ScoreVulnerability', { vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H' });
  await done(team.lead, 'ClassifyWeakness', { cwe: 'CWE-94' });
  await done(team.lead, 'RequestCveId');
  await done(team.lead, 'RecordCveId', { cve: 'CVE-2026-41246' });
  const { cve: _cve, ...draft } = advisory;
  await done(team.lead, 'DraftAdvisory', { advisory: draft });
  await done(team.lead, 'AddMember', { account: team.developer.id, reason: 'writes the fix' });
  await done(team.lead, 'AddMember', { account: team['release-manager'].id, reason: 'releases it' });
  await done(team.lead, 'TellReporterOfDraft', { text: 'A draft exists; dates follow.' });
  await done(team.lead, 'ProposeDate', { date: '2026-04-20T16:00:00Z', note: '' });
  const blocks = {
    description: 'Code runs',
    versions: '1.19.0 on',
    vectors: 'A route',
    workarounds: 'None',
    'next-steps': 'Patches on 20 April',
    ask: 'Answer',
  };
  await refused(team.lead, 'DraftNotice', 'notice-gives-nothing-away', {
    blocks: { ...blocks, description: 'See CVE-2026-41246' },
  });
  const drafted = await done(team.lead, 'DraftNotice', { blocks });
  const notice = drafted.case.notices[0]!.id;
  await refused(team.lead, 'ApproveNotice', 'not-the-author', { notice });
  await refused(team.lead, 'SendNotice', 'second-person-notice', { notice, count: 2 });
  await done(team.responder, 'ApproveNotice', { notice });
  await refused(team.lead, 'SendNotice', 'count-confirmed', { notice, count: 3 });
  t.sent.length = 0;
  const sent = await done(team.lead, 'SendNotice', { notice, count: 2 });
  const ternRef = sent.case.participants[`organisation:${tern.organisation}`]!.ref;
  await tick(house, project);
  assert.deepEqual(
    t.sent.filter((m) => m.to.startsWith('psirt')).filter((m) => m.subject.includes('notice')),
    [],
  );
  assert.equal(await partnerNotice(house, project, ternRef, tern), undefined);
  clock.pass(121_000);
  await tick(house, project);
  const notices = t.sent.filter((m) => m.subject.startsWith('[contour] #security notice'));
  assert.deepEqual(notices.map((m) => m.to).sort(), ['psirt@acme.example', 'psirt@tern.example']);
  for (const mail of notices) {
    assert.doesNotMatch(mail.text, /Code runs|CVE-|CASE-/);
    assert.match(mail.text, /must not be made public, shared, or even hinted at/);
  }
  assert.match((await partnerNotice(house, project, ternRef, tern))!.text, /Code runs/);
  assert.equal(await partnerNotice(house, project, ternRef, acme), undefined);

  const suspend = { type: 'SuspendMember', reason: 'A leak is looked into' } as const;
  assert.equal((await handleOrganisation(house, project, tern.organisation, suspend, team.lead)).kind, 'done');
  assert.equal(await partnerNotice(house, project, ternRef, tern), undefined, 'a suspended member reads nothing more');
  t.sent.length = 0;
  await done(team.lead, 'ProposeDate', { date: '2026-04-20T16:00:00Z', note: '' });
  await tick(house, project);
  const told = t.sent.filter((m) => m.subject.includes('notice')).map((m) => m.to);
  assert.deepEqual(told, ['psirt@acme.example'], 'a suspended member is told nothing more');
  const back = { type: 'ReinstateMember', reason: 'It was somebody else' } as const;
  assert.equal((await handleOrganisation(house, project, tern.organisation, back, team.lead)).kind, 'done');

  await refused(tern, 'AnswerDate', 'objection-reasoned', { answer: 'object', reason: '' });
  await done(tern, 'AnswerDate', { answer: 'object', reason: 'QA', earliest: '2026-04-21T16:00:00Z' });
  await done(reporter, 'AnswerDate', { answer: 'ok' });
  await refused(team.lead, 'DecideDate', 'objections-weighed', { date: '2026-04-20T16:00:00Z', reason: '' });
  await refused(team.lead, 'DecideDate', 'delay-reasoned', {
    date: '2026-04-21T16:00:00Z',
    reason: 'QA',
    delay: 'because',
  });
  await done(team.lead, 'DecideDate', {
    date: '2026-04-21T16:00:00Z',
    reason: 'Tern needs QA',
    delay: 'distributor-coordination',
  });
  const chosen = await chooseCredit(house, project, room, {
    credit: 'name and affiliation',
    affiliation: 'Quill Labs',
  });
  assert.equal(chosen.kind, 'done');
  assert.equal((await reporterRoom(house, project, room))?.creditLine, 'Robin Quill, Quill Labs');

  for (const line of ['1.33', '1.32', '1.31'])
    await done(team.developer, 'MoveFix', { line, state: 'tested', evidence: 'private run 7' });
  await refused(team['release-manager'], 'ReleasePatch', 'fix-confirmed', {
    line: '1.33',
    version: '1.33.4',
    url: 'https://example.org/1.33.4',
  });
  await done(team.developer, 'ConfirmFix', { note: 'Tried the report’s steps on all lines' });
  await done(team.developer, 'RecordManualStep', { step: 'commit-texts', note: 'Read all nine' });
  await done(team.lead, 'FreezeAdvisory');
  await refused(team.lead, 'ApproveAdvisory', 'not-the-advisory-author');
  await done(team.responder, 'ApproveAdvisory');
  const release = (line: string, version: string) =>
    done(team['release-manager'], 'ReleasePatch', { line, version, url: `https://example.org/${version}` });
  await release('1.33', '1.33.4');
  await release('1.32', '1.32.5');
  await refused(team.lead, 'PublishAdvisory', 'all-patches-released');
  await release('1.31', '1.31.6');
  await refused(team.lead, 'PublishAdvisory', 'embargo-reached');
  assert.deepEqual(await publicAdvisories(house, project), []);
  clock.now = instant('2026-04-21T15:59:59.999Z');
  await refused(team.lead, 'PublishAdvisory', 'embargo-reached');
  clock.now = instant('2026-04-21T16:00:00Z');
  await done(team.lead, 'PublishAdvisory');
  const shown = await publicAdvisory(house, project, advisory.id);
  assert.equal(shown?.published.advisory.cve, 'CVE-2026-41246');
  assert.deepEqual(shown?.published.advisory.credits.at(-1), {
    name: 'Robin Quill',
    affiliation: 'Quill Labs',
    role: 'reporter',
  });
  for (const extension of ['.json', '.csaf.json', '.osv.json', '.cve.json']) {
    assert.ok(
      shown?.files.some((f) => f.path.endsWith(extension)),
      extension,
    );
  }

  const out = (await caseRoom(house, project, received.number, team.lead))!.case.notices.at(-1)!.id;
  await done(team.responder, 'ApproveNotice', { notice: out });
  await refused(team.lead, 'SendNotice', 'release-out-in-order', { notice: out, count: 2 });
  t.sent.length = 0;
  await done(team.lead, 'TellUsers');
  await done(team.lead, 'SendNotice', { notice: out, count: 2 });
  clock.now = plus(clock.now, 2 * minute);
  await done(team.lead, 'DraftRetrospective');
  await tick(house, project);
  const users = t.sent.find((m) => m.to === 'users@lists.example');
  assert.match(users?.subject ?? '', /CVE-2026-41246/);
  assert.doesNotMatch(users?.text ?? '', /must not be made public/);
  assert.equal(t.sent.filter((m) => m.subject.endsWith('releases are out')).length, 2);
  await done(team.lead, 'HoldRetrospective', { text: 'Went well' });
  await done(team.lead, 'RecordManualStep', { step: 'main-branch-patched', note: 'Merged' });
  await done(team.lead, 'CloseCase', { reason: 'Done' });

  const seen = await caseRoom(house, project, received.number, team.lead);
  assert.equal(seen?.case.embargo.state, 'exited');
  assert.equal(seen?.clocks.find((c) => c.id === 'first-contact')?.state, 'met');
  assert.equal((await inbox(house, project, team.lead)).cases.length, 1);
  assert.deepEqual((await inbox(house, project, team.admin)).cases, []);
  assert.ok(!isRefusal(seen));

  const ref = { project, kind: 'case', id } as const;
  const rows = await house.store.withTx(project, (tx) => readEvents(tx, ref));
  const linked = rows.map(({ seq, type, at, actor, body, hash }) => ({
    header: { project, kind: 'case' as const, book: id, seq, type, at, actor },
    body: Buffer.from(body),
    hash: Buffer.from(hash),
  }));
  assert.deepEqual(verifyChain(linked), { valid: true, count: rows.length });
  assert.ok(rows.every((r) => !Buffer.from(r.body).includes('Lua')));
  clock.pass(day + hour);
});

test('a delivery whose outcome is unknown is in doubt and is never sent again by itself', async () => {
  const t = await testHouse();
  const received = await receive(t.house, t.project, { effects: 'x', contact: 'robin@example.org' }, [], 'form');
  assert.equal(received.kind, 'received');
  const left: Mail[] = [];
  t.answer = (mail) => {
    left.push(mail);
    return { kind: 'in doubt', reason: 'The line fell after the last byte.' };
  };
  await tick(t.house, t.project);
  const first = left.splice(0);
  for (let again = 0; again < 3; again += 1) {
    t.clock.pass(10 * day);
    await tick(t.house, t.project);
  }
  assert.ok(first.length > 0);
  assert.deepEqual(
    left.map(({ to, subject }) => [to, subject]),
    [['team@contour.example', `[contour] CASE-2026-0001: ${first.length} mails in doubt`]],
    'the team is told once, and of the doubt about that mail nobody is',
  );
});

test('a withdrawn advisory stays where it was and says so, with the reason', async () => {
  const t = await testHouse();
  const id = await published(t);
  const withdrawn = await handle(
    t.house,
    t.project,
    id,
    { type: 'WithdrawAdvisory', reason: 'It was a mistake.', replacedBy: 'CVE-2026-50149' },
    t.team.lead,
  );
  assert.equal(withdrawn.kind, 'done', JSON.stringify(withdrawn));
  const shown = await publicAdvisory(t.house, t.project, advisory.id);
  assert.equal(shown?.published.status, 'withdrawn');
  assert.equal(shown?.published.revisions.at(-1)?.summary, 'Withdrawn: It was a mistake.');
  assert.deepEqual(shown?.published.rejection, { reason: 'It was a mistake.', replacedBy: ['CVE-2026-50149'] });
  assert.ok(shown?.files.some((f) => f.path.endsWith('.osv.json')));
});

/** A public report that is published with one line, by the shortest way that the law allows. */
async function published(t: TestHouse): Promise<string> {
  const { house, project, team } = t;
  const received = await receive(house, project, { effects: 'x', alreadyPublic: true }, [], 'form');
  if (received.kind !== 'received') throw new Error('not received');
  const id = received.caseId;
  const { cve: _cve, ...draft } = advisory;
  const released = { line: '1.33', version: '1.33.4', url: 'https://example.org/1.33.4' };
  const oneLine = { ...draft, affected: [{ ...draft.affected[0], ranges: draft.affected[0].ranges.slice(0, 1) }] };
  const steps: [Actor, string, Record<string, unknown>][] = [
    [team.responder, 'RecordExposure', { what: 'public', source: 'a blog' }],
    [team.responder, 'AssignLead', { account: team.lead.id }],
    [team.lead, 'ValidateReport', { effects: 'Code runs' }],
    [team.lead, 'AcceptReport', { lines: '1.33 1.33.4', tellDistributors: false }],
    ...['1.32', '1.31'].map((line): [Actor, string, Record<string, unknown>] => [
      team.lead,
      'StateImpact',
      { line, status: 'not affected', justification: 'vulnerable_code_not_present', note: 'Not there yet' },
    ]),
    [team.lead, 'ScoreVulnerability', { vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H' }],
    [team.lead, 'ClassifyWeakness', { cwe: 'CWE-94' }],
    [team.lead, 'AddMember', { account: team.developer.id, reason: 'fix' }],
    [team.lead, 'AddMember', { account: team['release-manager'].id, reason: 'release' }],
    [team.lead, 'DraftAdvisory', { advisory: oneLine }],
    [team.developer, 'MoveFix', { line: '1.33', state: 'tested', evidence: 'run 1' }],
    [team.developer, 'ConfirmFix', { note: 'tried' }],
    [team.developer, 'RecordManualStep', { step: 'commit-texts', note: 'read' }],
    [team['release-manager'], 'ReleasePatch', released],
    [team.lead, 'FreezeAdvisory', {}],
    [team.responder, 'ApproveAdvisory', {}],
    [team.lead, 'PublishAdvisory', {}],
  ];
  for (const [actor, type, input] of steps) {
    const handled = await handle(house, project, id, { type, ...input }, actor);
    assert.equal(handled.kind, 'done', `${type}: ${JSON.stringify(handled)}`);
  }
  return id;
}

test('whoever dies while sending leaves a delivery in doubt within a minute, and nobody sends it again', async () => {
  const t = await testHouse();
  await receive(t.house, t.project, { effects: 'x', contact: 'robin@example.org' }, [], 'form');
  t.answer = () => {
    throw new Error('the process died here');
  };
  await assert.rejects(tick(t.house, t.project));
  t.answer = ({ subject }) =>
    subject.endsWith('in doubt') ? { kind: 'sent', response: '250' } : assert.fail('it was sent a second time');
  t.clock.pass(60_000);
  await tick(t.house, t.project);
  const waiting = await deliveriesInTrouble(t.house, t.project, t.team.responder);
  assert.ok(waiting.length > 0 && waiting.every(({ status }) => status === 'in doubt'), JSON.stringify(waiting));
});
