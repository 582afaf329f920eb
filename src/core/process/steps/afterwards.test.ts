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
import type { Facts } from '../facts.ts';
import { nextIn } from '../next.ts';

const { responder, lead, developer, releaser, reporter, harbour } = people;
const ready = before('PublishAdvisory');
const published = after('PublishAdvisory');
const usersTold = after('TellUsers');
const followedUp = after('ReleaseOutSent');
const drafted = after('DraftRetrospective');
const closed = after('CloseCase');
const accepted = after('AcceptReport');

test('the users’ mail derives from the notice: no embargo note, no tag, the CVE id in', () => {
  const { decision } = given(published).when({ type: 'TellUsers' }, responder);
  assert.ok(Array.isArray(decision));
  const { text } = decision[0] as { text: string };
  assert.ok(!text.includes(contour.embargo.policy.slice(0, 40)) && !text.includes('#security'));
  for (const said of ['CVE-2026-41246', '1.33: upgrade to 1.33.4', 'The right to create HTTPProxy objects.'])
    assert.ok(text.includes(said), said);
  given(ready).when({ type: 'TellUsers' }, releaser).refused('advisory-published');
  given(usersTold).when({ type: 'TellUsers' }, releaser).untimely();
  given(after('ValidateReport')).when({ type: 'TellUsers' }, lead).untimely();
  const quiet = playbookWith({ release: { ...contour.release, followUps: [] } });
  given(published).when({ type: 'TellUsers' }, lead, { playbook: quiet }).untimely();
  given(published).when({ type: 'TellUsers' }, developer).forbidden();
});

test('every distributor that had the notice hears that releases are out, after the users', () => {
  const follow = { type: 'FollowUpDistributors' };
  const byLetter = { playbook: playbookWith({ release: { ...contour.release, out: 'letter' } }) };
  const state = given(usersTold)
    .when(follow, releaser, byLetter)
    .does({
      type: 'DistributorsFollowedUp',
      copies: [
        { organisation: 'harbour', ref: 'REF-1' },
        { organisation: 'quay', ref: 'REF-2' },
      ],
    });
  assert.ok(state.followedUpAt);
  given(published).when(follow, releaser, byLetter).refused('users-told-first');
  given(ready).when(follow, releaser, byLetter).refused('advisory-published', 'users-told-first');
  const other = playbookWith({ release: { ...contour.release, out: 'letter', followUps: ['distributors', 'users'] } });
  given(published).when(follow, releaser, { playbook: other }).does({ type: 'DistributorsFollowedUp' });
  given(followedUp).when(follow, releaser, byLetter).untimely();
  given(before('SendNotice')).when(follow, lead, byLetter).untimely();
  given(usersTold).when(follow, harbour, byLetter).forbidden();
});

test('where nobody who was told early is on the list any more, nobody waits for the word that releases are out', () => {
  const draft = { type: 'DraftRetrospective' };
  const facts = { distributors: factsWith().distributors.map((each) => ({ ...each, state: 'removed' as const })) };
  given(usersTold).when(draft, lead).refused('follow-ups-done');
  given(usersTold).when(draft, lead, { facts }).does({ type: 'RetrospectiveDrafted' });
  const byLetter = playbookWith({ release: { ...contour.release, out: 'letter' } });
  given(usersTold).when(draft, lead, { facts, playbook: byLetter }).refused('follow-ups-done');
  const { notices } = given(usersTold).state;
  const send = { type: 'SendNotice', notice: notices.find(({ kind }) => kind === 'release-out')!.id, count: 0 };
  const { decision } = given(usersTold).when(send, lead, { facts });
  assert.match(JSON.stringify(decision), /Nobody who was told early is an active member any more/);
  const { state, now } = given(usersTold);
  const asked = (world: Partial<Facts>) =>
    Object.values(people)
      .filter((actor) => actor.kind === 'account')
      .map((actor) => nextIn({ case: state, actor, now, playbook: contour, facts: factsWith(world) }).step);
  assert.ok(asked({}).includes('approve-notice'));
  assert.ok(!asked(facts).includes('approve-notice'), 'and nobody is asked to read it first');
  assert.ok(asked(facts).includes('draft-retrospective'));
});

test('posts elsewhere are recorded once the advisory is published', () => {
  const post = { type: 'RecordPost', channel: 'blog', url: 'https://example.org/blog' };
  given(published)
    .when(post, responder)
    .then({ type: 'ChannelPosted', channel: 'blog', url: 'https://example.org/blog', by: 'ravi' });
  given(published)
    .when({ ...post, url: 'javascript:alert(1)' }, responder)
    .faulty('/url');
  given(ready).when(post, lead).untimely();
  given(published).when(post, reporter).forbidden();
});

test('the retrospective is drafted from the timeline once everybody has been told', () => {
  const draft = { type: 'DraftRetrospective' };
  const { decision } = given(followedUp).when(draft, lead);
  assert.ok(Array.isArray(decision));
  const { text } = decision[0] as { text: string };
  for (const said of [
    '# Retrospective of CONTOUR-7',
    '13 business days to',
    'Organisations told early: 2',
    'First contact: kept',
  ])
    assert.ok(text.includes(said), `${said} in ${text}`);
  given(usersTold).when(draft, lead).refused('follow-ups-done');
  given(ready).when(draft, lead).refused('advisory-published');
  given(accepted).when(draft, responder).refused('advisory-published');
  given(after('HoldRetrospective')).when(draft, lead).untimely();
  given(followedUp).when(draft, releaser).forbidden();
});

test('a retrospective is held with its text, or waived with a reason where the playbook lets it', () => {
  const hold = { type: 'HoldRetrospective', text: 'We were lucky.' };
  const held = given(drafted)
    .when(hold, responder)
    .then({ type: 'RetrospectiveHeld', text: 'We were lucky.', by: 'ravi' });
  assert.equal(held.retrospective.state, 'done');
  given(drafted)
    .when({ ...hold, text: '' }, responder)
    .faulty('/text');
  given(followedUp).when(hold, responder).untimely();
  given(drafted).when(hold, developer).forbidden();
  const waive = { type: 'WaiveRetrospective', reason: 'A configuration change only.' };
  const waived = given(published)
    .when(waive, lead)
    .then({ type: 'RetrospectiveWaived', reason: waive.reason, by: 'lena' });
  assert.equal(waived.retrospective.state, 'waived');
  given(published).when({ type: 'WaiveRetrospective' }, lead).faulty('/reason');
  const strict = playbookWith({ retrospective: { ...contour.retrospective, waivable: false } });
  given(published).when(waive, lead, { playbook: strict }).untimely();
  given(ready).when(waive, lead).untimely();
  given(published).when(waive, responder).forbidden();
});

test('a case is closed when nobody waits for anything any more', () => {
  const close = { type: 'CloseCase', reason: 'All done.' };
  const state = given(after('HoldRetrospective'))
    .when(close, lead)
    .then({ type: 'CaseClosed', reason: 'All done.', by: 'lena' });
  assert.equal(statusOf(state), 'closed');
  given(drafted).when(close, lead).refused('retrospective-settled');
  given(published).when(close, lead).refused('follow-ups-done', 'retrospective-settled', 'tasks-settled');
  const relaxed = playbookWith({ retrospective: { ...contour.retrospective, required: false } });
  given(followedUp)
    .when({ ...close, tasksStay: true }, lead, { playbook: relaxed })
    .does({ type: 'CaseClosed' });
  given(after('DecideDate')).when(close, lead).refused('end-settled', 'embargo-not-active');
  given(after('ProposeDate')).when(close, lead).refused('end-settled', 'embargo-not-active');
  given(recorded([reported()]))
    .when(close, lead)
    .untimely();
  given(closed).when(close, lead).untimely();
  given(drafted).when(close, releaser).forbidden();
});

test('a matter kept internal is closed with its reason, and so is a rejected report', () => {
  const close = { type: 'CloseCase', reason: 'It never left the main branch.' };
  given(accepted).when(close, lead).refused('end-settled');
  given(accepted, {
    type: 'CaseClassified',
    kind: 'internal only',
    reason: 'It never left the main branch.',
    by: 'lena',
  })
    .when(close, lead)
    .does({ type: 'CaseClosed', reason: close.reason });
  given(accepted).when({ type: 'CloseCase', reason: ' ' }, lead).faulty('/reason');
  given(recorded([reported()]), { type: 'ReportRejected', reason: 'not-security', text: 'A bug.', by: 'ravi' })
    .when(close, responder)
    .does({ type: 'CaseClosed' });
});

test('after a case is closed nothing can leave or change but what belongs afterwards', () => {
  const { offers } = given(closed);
  assert.deepEqual(
    offers(lead).map((o) => o.step.id),
    ['draft-advisory', 'remove-member', 'withdraw-advisory', 'record-post', 'add-action-item'],
  );
  assert.deepEqual(offers(reporter), []);
  assert.deepEqual(
    offers(harbour).map((o) => o.step.id),
    ['open-notice', 'tell-status'],
  );
});
