import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  before,
  contour,
  factsWith,
  given,
  people,
  playbookWith,
  recorded,
  reported,
} from '../../../../test/support/law.ts';
import { statusOf } from '../../case/evolve.ts';
import { exposureHistory } from '../../case/exposure.ts';
import { currentProposal, isOver } from '../../embargo/embargo.ts';
import { instant } from '../instant.ts';
import { nextIn } from '../next.ts';

const { responder, lead, reporter, harbour, quay } = people;
const received = recorded([reported()]);
const valid = after('ValidateReport');
const accepted = after('AcceptReport');
const proposed = after('ProposeDate');
const told = after('SendNotice');
const active = after('DecideDate');
const later = '2026-05-11T16:00:00Z';

test('a valid or accepted report is put off with a reason, a day to look again and a word to the reporter', () => {
  const defer = { type: 'DeferReport', reason: 'CONTOUR-6 first.', date: later, text: 'We come back to it in May.' };
  for (const book of [valid, accepted, active]) {
    const state = given(book)
      .when(defer, lead)
      .then({
        type: 'ReportDeferred',
        reason: defer.reason,
        text: defer.text,
        until: instant(later),
        by: 'lena',
      });
    assert.equal(statusOf(state), 'deferred');
    assert.equal(state.deferral?.until, instant(later));
    assert.equal(state.messages.at(-1)?.text, defer.text, 'the reporter reads it');
    assert.equal(state.embargo.state, given(book).state.embargo.state, 'a deferral ends no embargo');
  }
  given(valid)
    .when({ ...defer, date: '2026-01-01T00:00:00Z' }, lead)
    .refused('date-ahead');
  given(valid)
    .when({ ...defer, text: '' }, lead)
    .faulty('/text');
  for (const book of [received, after('PublishAdvisory'), after('CloseCase')]) given(book).when(defer, lead).untimely();
  given(valid).when(defer, reporter).forbidden();
});

test('accepted work is taken up again as it was; what was never accepted is accepted first', () => {
  const resume = { type: 'ResumeReport', reason: 'It is May.' };
  const put = { type: 'ReportDeferred', reason: 'x', text: 'y', until: instant(later), by: 'lena' } as const;
  const state = given(accepted, put)
    .when(resume, lead)
    .then({ type: 'ReportResumed', reason: 'It is May.', by: 'lena' });
  assert.equal(statusOf(state), 'accepted');
  assert.deepEqual(state.fixes, given(accepted).state.fixes);
  const lines = [{ line: '1.33' }];
  given(accepted, put).when({ type: 'AcceptReport', lines }, lead).untimely();
  given(valid, put).when(resume, lead).untimely();
  assert.equal(
    statusOf(given(valid, put).when({ type: 'AcceptReport', lines }, lead).does({ type: 'ReportAccepted' })),
    'accepted',
  );
  given(accepted).when(resume, lead).untimely();
  for (const [at, said] of [
    ['2026-05-11T15:59:00Z', 'CONTOUR-7: nothing until Mon 11 May 2026 16:00 UTC; then: Take the report up again'],
    [later, 'CONTOUR-7: Take the report up again'],
  ] as const) {
    const { state: resting } = given(accepted, put);
    const situation = { case: resting, actor: lead, now: instant(at), playbook: contour, facts: factsWith() };
    assert.equal(nextIn(situation).sentence.startsWith(said), true);
  }
  const close = { type: 'CloseCase', reason: 'Nobody needs it.' };
  given(accepted, put).when(close, lead).refused('end-settled');
  given(valid, put).when(close, lead).does({ type: 'CaseClosed' });
});

test('a withdrawn proposal leaves nothing agreed, or what was agreed before', () => {
  const reject = { type: 'RejectDate', reason: 'It is a holiday.' };
  const none = given(proposed)
    .when(reject, lead)
    .then({ type: 'DateRejected', proposal: 1, reason: reject.reason, by: 'lena' });
  assert.equal(none.embargo.state, 'none');
  assert.equal(currentProposal(none.embargo), undefined);
  const again = given(active, {
    type: 'DateProposed',
    proposal: 2,
    date: instant(later),
    note: '',
    by: 'account:lena',
  });
  const kept = again.when(reject, lead).does({ type: 'DateRejected', proposal: 2 });
  assert.equal(kept.embargo.state, 'active');
  assert.equal(kept.embargo.end, instant('2026-04-20T16:00:00Z'));
  assert.equal(currentProposal(kept.embargo)?.number, 1, 'an objection is to what was agreed');
  assert.ok(!isOver(kept.embargo, instant('2026-04-20T15:59:59Z')));
  again.when({ ...reject, reason: 'CVE-2026-41246 is reserved.' }, lead).refused('words-give-nothing-away');
  given(active).when(reject, lead).untimely();
  given(before('ProposeDate')).when(reject, lead).untimely();
  given(proposed).when(reject, responder).forbidden();
});

test('each distributor says where it stands, along the table and no other way', () => {
  const tell = { type: 'TellStatus', status: 'valid', reason: 'We ship 1.32.' };
  const at = instant('2026-04-06T12:03:00Z');
  const state = given(told).when(tell, harbour, { at }).then({
    type: 'ReportStatusTold',
    party: 'organisation:harbour',
    status: 'valid',
    reason: tell.reason,
    by: 'distributor:hana',
  });
  assert.equal(state.participants['organisation:harbour']?.reportStatus, 'valid');
  assert.equal(state.participants['organisation:quay']?.reportStatus, 'received');
  assert.equal(statusOf(state), 'accepted', 'the team’s own status is its own');
  assert.equal(state.embargo.state, 'proposed');
  for (const status of ['accepted', 'deferred', 'closed'])
    given(told)
      .when({ ...tell, status }, harbour, { at })
      .refused('status-follows');
  given(told).when(tell, quay).refused('notice-reached-you');
  const closed = given(
    told,
    ...(['invalid', 'closed'] as const).map((status) => ({
      type: 'ReportStatusTold' as const,
      party: 'organisation:quay' as const,
      status,
      reason: '',
      by: 'distributor:quentin',
    })),
  );
  const found = closed.when(tell, quay, { at }).refused('status-follows');
  assert.match(found.gates[0]!.sentence, /nothing, it is final/);
  given(told).when(tell, reporter, { at }).forbidden();
  given(accepted).when(tell, harbour).forbidden();
});

test('what is known is recorded with the moment it became true, and no history that cannot have been', () => {
  const record = { type: 'RecordExposure', what: 'attacks observed', source: 'A honeypot.' };
  const since = '2026-03-30T00:00:00Z';
  const state = given(accepted)
    .when({ ...record, since }, lead)
    .does({ type: 'ExposureRecorded', since: instant(since) });
  assert.equal(state.exposure.attacksObserved, instant(since));
  given(accepted)
    .when({ ...record, since: '2027-01-01T00:00:00Z' }, lead)
    .refused('history-possible');
  const by = 'account:lena';
  const known = given(accepted, { type: 'ExposureRecorded', what: 'attacks observed', source: 'x', by });
  known.when(record, lead).refused('history-possible');
  known.when(record, reporter).does({ type: 'ExposureRecorded' });
  assert.equal(
    known.when({ ...record, since }, lead).does({ since: instant(since) }).exposure.attacksObserved,
    instant(since),
  );
  const published = after('PublishAdvisory');
  const later = given(published)
    .when({ ...record, what: 'exploit public' }, lead)
    .does({ type: 'ExposureRecorded' });
  assert.ok(later.exposure.exploitPublic! > later.exposure.public!, 'publication came first');
  given(published)
    .when({ ...record, what: 'public' }, lead)
    .refused('history-possible');
  given(after('CloseCase')).when(record, lead).untimely();
});

test('a deployment is stated where the playbook asks for it, and never before the fix is ready', () => {
  const playbook = playbookWith({ exposure: { fixDeployed: 'statement' } });
  const deploy = { type: 'RecordDeployment', source: 'Update counts.', since: '2026-04-21T00:00:00Z' };
  const published = after('PublishAdvisory');
  const at = instant('2026-04-22T00:00:00Z');
  const state = given(published)
    .when(deploy, lead, { playbook, at })
    .then({
      type: 'DeploymentRecorded',
      since: instant(deploy.since),
      source: deploy.source,
      by: 'lena',
    });
  assert.equal(exposureHistory(state, playbook)['fix deployed'], instant(deploy.since));
  const other = { ...deploy, since: '2026-04-10T00:00:00Z' };
  given(published).when(other, lead, { playbook, at }).refused('fix-before-deployment');
  given(published).when(deploy, lead, { playbook }).refused('fix-before-deployment');
  given(accepted).when(deploy, lead, { playbook }).refused('fix-before-deployment');
  given(published).when(deploy, lead, { at }).untimely();
  given(published).when(deploy, harbour, { playbook, at }).forbidden();
});
