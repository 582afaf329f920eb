import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, given, people, playbookWith, recorded, reported } from '../../../../test/support/law.ts';
import { statusOf } from '../../case/evolve.ts';

const { responder, lead, developer, releaser, reporter, admin, auditor, harbour } = people;
const fresh = recorded([reported()]);
const valid = after('ValidateReport');
const accepted = after('AcceptReport');
const closed = after('CloseCase');

test('the lead is somebody who may lead and has no conflict', () => {
  given(fresh)
    .when({ type: 'AssignLead', account: 'lena' }, responder)
    .then({ type: 'LeadAssigned', account: 'lena', by: 'ravi' });
  given(fresh).when({ type: 'AssignLead', account: 'dana' }, responder).refused('is-lead');
  given(fresh).when({ type: 'AssignLead', account: 'nobody' }, responder).refused('is-lead');
  given(fresh, { type: 'ConflictDeclared', account: 'lena', reason: 'I wrote it.', by: 'lena' })
    .when({ type: 'AssignLead', account: 'lena' }, responder)
    .refused('is-lead');
  given(fresh).when({ type: 'AssignLead', account: 'lena' }, reporter).forbidden();
  given(closed).when({ type: 'AssignLead', account: 'lena' }, lead).untimely();
});

test('a report is confirmed with its effects, also after a rejection', () => {
  const command = { type: 'ValidateReport', effects: 'Code execution.' };
  given(fresh).when(command, responder).then({ type: 'ReportValidated', effects: 'Code execution.', by: 'ravi' });
  given(fresh, { type: 'ReportRejected', reason: 'not-security', text: 'A bug.', by: 'ravi' })
    .when(command, lead)
    .does({ type: 'ReportValidated' });
  given(fresh).when({ type: 'ValidateReport', effects: '' }, responder).faulty('/effects');
  given(valid).when(command, responder).untimely();
  given(closed).when(command, responder).untimely();
  given(fresh).when(command, developer).forbidden();
});

test('a rejection carries a reason of the playbook and a text of its own, which the reporter reads', () => {
  const command = { type: 'RejectReport', reason: 'unsafe-defaults', text: 'The policy leaves defaults to operators.' };
  const state = given(fresh)
    .when(command, responder)
    .then({ type: 'ReportRejected', reason: 'unsafe-defaults', text: command.text, by: 'ravi' });
  assert.equal(statusOf(state), 'invalid');
  assert.equal(state.messages.at(-1)?.text, command.text);
  given(fresh)
    .when({ ...command, text: ' \n' }, responder)
    .refused('rejection-reasoned');
  const { text: _, ...silent } = command;
  given(fresh).when(silent, responder).refused('rejection-reasoned');
  given(fresh)
    .when({ ...command, reason: 'no-time' }, responder)
    .refused('rejection-reasoned');
  given(accepted).when(command, lead).untimely();
  given(fresh).when(command, reporter).forbidden();
});

test('whoever has a conflict steps out for good and leads no more', () => {
  const declared = given(valid).when({ type: 'DeclareConflict', reason: 'I wrote that code.' }, lead);
  const state = declared.then({ type: 'ConflictDeclared', account: 'lena', reason: 'I wrote that code.', by: 'lena' });
  assert.equal(state.lead, undefined);
  assert.ok(!state.members.some((m) => m.account === 'lena'));
  const out = given(valid, { type: 'ConflictDeclared', account: 'lena', reason: 'x', by: 'lena' });
  assert.deepEqual(out.offers(lead), [], 'nothing of the case is offered to them');
  out.when({ type: 'SendMessage', text: 'x' }, lead).forbidden();
  out.when({ type: 'AddMember', account: 'lena', reason: 'back' }, responder).refused('is-of-team');
  const another = given(valid).when({ type: 'DeclareConflict', reason: 'A colleague wrote it.' }, responder);
  assert.equal(another.does({ type: 'ConflictDeclared' }).lead, 'lena', 'another person’s conflict leaves the lead');
  given(valid).when({ type: 'DeclareConflict', reason: 'x' }, harbour).forbidden();
  given(closed).when({ type: 'DeclareConflict', reason: 'x' }, lead).untimely();
});

test('triage decides lines and early disclosure, once the case has a lead', () => {
  const lines = [{ line: '1.33', planned: '1.33.4' }, { line: '1.32' }];
  const accept = { type: 'AcceptReport', lines, tellDistributors: 'on' };
  const event = { type: 'ReportAccepted', lines, tellDistributors: true, by: 'lena' } as const;
  const state = given(valid).when(accept, lead).then(event);
  assert.deepEqual(Object.keys(state.fixes).sort(), ['1.32', '1.33']);
  assert.deepEqual(state.fixes['1.33'], {
    line: '1.33',
    planned: '1.33.4',
    state: 'planned',
    coverage: 'full',
    vehicle: 'patch',
  });
  given(valid)
    .when({ ...accept, lines: ' 1.33  1.33.4\n\n1.32\n' }, lead)
    .then(event);
  given(fresh, { type: 'ReportValidated', effects: 'x', by: 'ravi' }).when(accept, lead).refused('has-lead');
  for (const none of ['', ' , ', ',\n,', []])
    given(valid)
      .when({ ...accept, lines: none }, lead)
      .faulty('/lines');
  for (const twice of ['1.33 1.33.4\n1.33 1.33.5', [{ line: '1.33' }, { line: '1.33' }]]) {
    given(valid)
      .when({ ...accept, lines: twice }, lead)
      .faulty('/lines');
  }
  given(accepted).when(accept, lead).untimely();
  given(valid).when(accept, developer).forbidden();
});

test('a score is made with a valid vector of any order, and a change says why', () => {
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H';
  given(valid)
    .when({ type: 'ScoreVulnerability', vector }, lead)
    .then({ type: 'VulnerabilityScored', severity: { vector, score: 8.1, word: 'high', reason: '' }, by: 'lena' });
  given(valid)
    .when({ type: 'ScoreVulnerability', vector: 'CVSS:3.1/A:H/I:N/C:H/S:U/UI:N/PR:L/AC:L/AV:N' }, lead)
    .does({ type: 'VulnerabilityScored' });
  given(valid).when({ type: 'ScoreVulnerability', vector: 'CVSS:3.1/AV:N' }, lead).refused('vector-valid');
  given(valid).when({ type: 'ScoreVulnerability', vector: 'high' }, lead).refused('vector-valid');
  const scored = given(after('ScoreVulnerability'));
  const lower = 'CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:H/I:N/A:H';
  scored.when({ type: 'ScoreVulnerability', vector: lower }, lead).refused('change-reasoned');
  scored
    .when({ type: 'ScoreVulnerability', vector: lower, reason: 'A race is needed.' }, responder)
    .does({ by: 'ravi' });
  given(fresh).when({ type: 'ScoreVulnerability', vector }, lead).untimely();
  given(after('PublishAdvisory')).when({ type: 'ScoreVulnerability', vector, reason: 'x' }, lead).untimely();
  given(valid).when({ type: 'ScoreVulnerability', vector }, reporter).forbidden();
});

test('the weakness is a CWE id that exists', () => {
  given(valid)
    .when({ type: 'ClassifyWeakness', cwe: 'CWE-94' }, responder)
    .then({ type: 'WeaknessClassified', cwe: 'CWE-94', by: 'ravi' });
  given(valid).when({ type: 'ClassifyWeakness', cwe: 'CWE-99999' }, responder).refused('weakness-known');
  given(valid).when({ type: 'ClassifyWeakness', cwe: '94' }, responder).faulty('/cwe');
  given(fresh).when({ type: 'ClassifyWeakness', cwe: 'CWE-94' }, responder).untimely();
  given(valid).when({ type: 'ClassifyWeakness', cwe: 'CWE-94' }, auditor).forbidden();
});

test('a CVE id is requested once, where the playbook names a CNA, and recorded when it is reserved', () => {
  const none = playbookWith({ cve: { ...contour.cve, from: 'none' } });
  const requested = given(accepted).when({ type: 'RequestCveId' }, lead);
  assert.equal(requested.then({ type: 'CveIdRequested', from: 'github', by: 'lena' }).cve.state, 'requested');
  given(accepted).when({ type: 'RequestCveId' }, lead, { playbook: none }).untimely();
  given(after('RequestCveId')).when({ type: 'RequestCveId' }, lead).untimely();
  given(accepted).when({ type: 'RequestCveId' }, releaser).forbidden();
  const reserved = given(after('RequestCveId')).when({ type: 'RecordCveId', cve: 'CVE-2026-41246' }, lead);
  const { cve } = reserved.then({ type: 'CveIdReserved', cve: 'CVE-2026-41246', by: 'lena' });
  assert.partialDeepStrictEqual(cve, { state: 'reserved', id: 'CVE-2026-41246' });
  const giveBack = { type: 'RejectCveId', reason: 'It is the same flaw as another.' };
  const back = given(after('RecordCveId')).when(giveBack, lead);
  assert.deepEqual(back.then({ type: 'CveIdRejected', reason: giveBack.reason, by: 'lena' }).cve, {
    state: 'rejected',
  });
  given(after('PublishAdvisory')).when(giveBack, lead).untimely();
  given(after('RecordCveId')).when(giveBack, releaser).forbidden();
  given(after('RequestCveId')).when({ type: 'RecordCveId', cve: 'CVE-26-1' }, lead).faulty('/cve');
  given(accepted).when({ type: 'RecordCveId', cve: 'CVE-2026-41246' }, lead).untimely();
  given(after('RequestCveId')).when({ type: 'RecordCveId', cve: 'CVE-2026-41246' }, admin).forbidden();
});

test('a case moves only to a playbook version that the project has adopted', () => {
  const facts = {
    playbooks: [1, 2].map((version) => ({ name: 'contour', version })),
  };
  const move = { type: 'ChangePlaybook', name: 'contour', version: '2', reason: 'The policy changed.' };
  const changed = given(accepted).when(move, lead, { facts });
  const state = changed.does({ type: 'PlaybookChanged', reason: 'The policy changed.' });
  assert.equal(state.playbook.version, 2);
  given(accepted)
    .when({ ...move, version: 3 }, lead, { facts })
    .refused('playbook-adopted');
  given(accepted)
    .when({ ...move, version: 1 }, lead, { facts })
    .refused('playbook-adopted');
  given(accepted)
    .when({ ...move, reason: '' }, lead, { facts })
    .faulty('/reason');
  given(accepted).when(move, responder, { facts }).forbidden();
  given(closed).when(move, lead, { facts }).untimely();
});
