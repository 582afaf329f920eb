import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, given, people, recorded, reported, start } from '../../../../test/support/law.ts';
import { hour, plus } from '../instant.ts';

const { responder, lead, developer, admin, reporter, otherReporter, anyone, system, harbour } = people;
const fresh = recorded([reported()]);
const closed = after('CloseCase');

test('a report is seen once, by the team, and that is not yet the first contact', () => {
  const seen = given(fresh).when({ type: 'SeeReport' }, responder);
  const state = seen.then({ type: 'ReportSeen', by: 'ravi' });
  assert.equal(state.seenAt, '2026-04-01T09:01:00.000Z');
  assert.equal(state.contactedAt, undefined);
  given(fresh, { type: 'ReportSeen', by: 'ravi' }).when({ type: 'SeeReport' }, lead).untimely();
  for (const actor of [reporter, developer, admin, anyone, system, harbour]) {
    given(fresh).when({ type: 'SeeReport' }, actor).forbidden();
  }
});

test('first contact carries its text to the reporter and happens once', () => {
  const command = { type: 'ContactReporter', text: 'Thank you.' };
  const state = given(fresh)
    .when(command, responder)
    .then({ type: 'ReporterContacted', text: 'Thank you.', by: 'ravi' });
  assert.equal(state.messages.at(-1)?.text, 'Thank you.');
  assert.equal(state.messages.at(-1)?.audience, 'reporter');
  given(fresh).when({ type: 'ContactReporter', text: ' ' }, responder).faulty('/text');
  given(fresh).when({ type: 'ContactReporter' }, responder).faulty('/text');
  given(before('SharePlan')).when(command, responder).untimely();
  given(closed).when(command, responder).untimely();
  given(fresh).when(command, reporter).forbidden();
  const rejected = { type: 'ReportRejected', reason: 'not-security', text: 'A bug.', by: 'ravi' } as const;
  given(fresh, rejected).when(command, responder).untimely();
  given(fresh, rejected).when({ type: 'SharePlan', plan: 'x', noWorkaroundKnown: true }, responder).untimely();
});

test('the plan goes with workarounds, or says that none is known', () => {
  const plan = { type: 'SharePlan', plan: 'Reproduce it.' };
  given(fresh).when(plan, responder).refused('plan-has-workarounds');
  given(fresh)
    .when({ ...plan, workarounds: '  ' }, responder)
    .refused('plan-has-workarounds');
  given(fresh)
    .when({ ...plan, plan: '' }, responder)
    .faulty('/plan');
  given(fresh)
    .when({ ...plan, workarounds: 'Turn the feature off.' }, responder)
    .then({ type: 'PlanShared', plan: 'Reproduce it.', workarounds: 'Turn the feature off.', by: 'ravi' });
  const state = given(fresh)
    .when({ ...plan, noWorkaroundKnown: 'on' }, lead)
    .then({ type: 'PlanShared', plan: 'Reproduce it.', workarounds: 'We know of no workaround.', by: 'lena' });
  assert.equal(state.contactedAt, state.plan?.at, 'a plan opens the conversation too');
  given(before('AssignLead'))
    .when({ ...plan, noWorkaroundKnown: true }, responder)
    .untimely();
  given(fresh)
    .when({ ...plan, noWorkaroundKnown: true }, reporter)
    .forbidden();
});

test('the reporter always writes to the team; the team chooses who reads', () => {
  const at = plus(start, hour);
  given(fresh)
    .when({ type: 'SendMessage', text: 'More steps.', audience: 'internal' }, reporter)
    .then({ type: 'MessageSent', from: 'reporter', audience: 'reporter', text: 'More steps.', by: 'reporter:rita' });
  const internal = given(fresh).when({ type: 'SendMessage', text: 'Looks real.', audience: 'internal' }, lead, { at });
  const noted = internal.then({
    type: 'MessageSent',
    from: 'team',
    audience: 'internal',
    text: 'Looks real.',
    by: 'account:lena',
  });
  assert.equal(noted.contactedAt, undefined, 'an internal note is no contact');
  const written = given(fresh)
    .when({ type: 'SendMessage', text: 'Which version is it?' }, responder, { at })
    .does({ type: 'MessageSent', from: 'team', audience: 'reporter' });
  assert.equal(written.contactedAt, at, 'a person who writes has begun the conversation');
  given(fresh).when({ type: 'SendMessage', text: 'x', audience: 'everyone' }, lead).faulty('/audience');
  given(fresh).when({ type: 'SendMessage', text: 'x' }, otherReporter).forbidden();
  given(fresh).when({ type: 'SendMessage', text: 'x' }, developer).forbidden();
  given(closed).when({ type: 'SendMessage', text: 'x' }, reporter).untimely();
});

test('an unknown command and an unknown field are refused, and nothing of them is kept', () => {
  const unknown = given(fresh).when({ type: 'constructor' }, lead).decision;
  assert.partialDeepStrictEqual(unknown, { refused: true, why: 'unknown', gates: [{ id: 'unknown-step' }] });
  given(fresh).when({ type: 'SeeReport', by: 'somebody else' }, responder).faulty('/by');
});
