import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contourAdvisory, given, people } from '../../../../test/support/law.ts';

const { responder, lead, developer, reporter, otherReporter, harbour, releaser } = people;
const accepted = after('AcceptReport');
const valid = after('ValidateReport');
const published = after('PublishAdvisory');
const closed = after('CloseCase');

const without = (line: string) => {
  const { affected, ...rest } = contourAdvisory();
  return { ...rest, affected: affected.map((a) => ({ ...a, ranges: a.ranges.filter((r) => r.line !== line) })) };
};

test('a draft is a revision that names a patched version for every release line', () => {
  const advisory = contourAdvisory();
  const first = given(accepted).when({ type: 'DraftAdvisory', advisory }, lead);
  assert.equal(first.then({ type: 'AdvisoryDrafted', revision: 1, advisory, by: 'lena' }).advisory.state, 'draft');
  given(after('DraftAdvisory')).when({ type: 'DraftAdvisory', advisory }, responder).does({ revision: 3, by: 'ravi' });
  const lacking = given(accepted).when({ type: 'DraftAdvisory', advisory: without('1.32') }, lead);
  assert.match(lacking.refused('patched-versions-planned').gates[0]!.sentence, /1\.32/);
  given(accepted, { type: 'FixMoved', fix: { ...given(accepted).state.fixes['1.32']!, state: 'declined' }, by: 'lena' })
    .when({ type: 'DraftAdvisory', advisory: without('1.32') }, lead)
    .does({ type: 'AdvisoryDrafted' });
  given(accepted)
    .when({ type: 'DraftAdvisory', advisory: { ...advisory, titel: 'x' } }, lead)
    .faulty('/advisory/titel');
  given(valid).when({ type: 'DraftAdvisory', advisory }, lead).untimely();
  given(accepted).when({ type: 'DraftAdvisory', advisory }, reporter).forbidden();
  given(accepted).when({ type: 'DraftAdvisory', advisory }, developer).forbidden();
});

test('a new revision takes back the freeze and every approval', () => {
  const book = after('ApproveAdvisory');
  assert.deepEqual(given(book).state.advisory.approvedBy, ['ravi']);
  const state = given(book).when({ type: 'DraftAdvisory', advisory: contourAdvisory() }, lead).does({ revision: 3 });
  assert.equal(state.advisory.state, 'draft');
  assert.deepEqual(state.advisory.approvedBy, []);
  assert.equal(state.advisory.revisions.length, 3, 'every revision is kept');
});

test('people of the team are let in with a reason, and their view ends', () => {
  const add = { type: 'AddMember', account: 'dana', reason: 'writes the fix' };
  const event = { type: 'MemberAdded', account: 'dana', reason: 'writes the fix', by: 'lena' } as const;
  assert.deepEqual(given(accepted).offers(developer), [], 'a developer sees no case before');
  given(accepted).when(add, lead).then(event);
  const inside = given(accepted, event);
  assert.ok(inside.offers(developer).length > 0);
  assert.deepEqual(inside.offers(releaser), []);
  given(accepted)
    .when({ ...add, account: 'stranger' }, lead)
    .refused('is-of-team');
  given(accepted)
    .when({ ...add, reason: '' }, lead)
    .faulty('/reason');
  given(closed).when(add, lead).untimely();
  inside.when(add, developer).forbidden();

  const remove = { type: 'RemoveMember', account: 'dana', reason: 'the fix is out' };
  const state = inside
    .when(remove, responder)
    .then({ type: 'MemberRemoved', account: 'dana', reason: 'the fix is out', by: 'ravi' });
  assert.ok(!state.members.some((m) => m.account === 'dana'));
  inside.when({ ...remove, account: 'remy' }, lead).refused('is-on-register');
  inside.when({ ...remove, account: 'lena' }, responder).refused('is-on-register');
  inside.when(remove, developer).forbidden();
  given(closed).when(remove, lead).does({ type: 'MemberRemoved' });
  given(after('SharePlan')).when(remove, responder).untimely();
});

test('the private place of the fix is recorded with who can see it', () => {
  const command = { type: 'RecordPrivateFork', place: 'the fork of the draft', people: 'lena\ndana' };
  given(accepted)
    .when(command, lead)
    .then({ type: 'PrivateForkRecorded', place: 'the fork of the draft', people: 'lena\ndana', by: 'lena' });
  given(accepted)
    .when({ ...command, people: '' }, lead)
    .faulty('/people');
  given(valid).when(command, lead).untimely();
  given(accepted).when(command, responder).forbidden();
});

test('the reporter hears that the draft exists, once', () => {
  const command = { type: 'TellReporterOfDraft', text: 'The draft exists; dates are awaited.' };
  const state = given(after('RecordPrivateFork'))
    .when(command, lead)
    .then({ type: 'ReporterToldOfDraft', text: command.text, by: 'lena' });
  assert.equal(state.messages.at(-1)?.audience, 'reporter');
  given(accepted).when(command, lead).refused('draft-exists');
  given(after('TellReporterOfDraft')).when(command, lead).untimely();
  given(accepted).when(command, developer).forbidden();
});

test('the communication is planned by the lead before publication', () => {
  const command = { type: 'PlanCommunication', text: 'Users’ list, then the blog.' };
  given(accepted).when(command, lead).then({ type: 'CommunicationPlanned', text: command.text, by: 'lena' });
  given(accepted).when({ type: 'PlanCommunication' }, lead).faulty('/text');
  given(valid).when(command, lead).untimely();
  given(published).when(command, lead).untimely();
  given(accepted).when(command, responder).forbidden();
});

test('credit is the reporter’s own choice, until publication', () => {
  const command = { type: 'ChooseCredit', credit: 'name and affiliation' };
  given(accepted)
    .when(command, reporter)
    .then({ type: 'CreditChosen', credit: 'name and affiliation', by: 'reporter:rita' });
  for (const actor of [lead, responder, otherReporter, harbour]) given(accepted).when(command, actor).forbidden();
  given(accepted)
    .when({ ...command, credit: 'affiliation' }, reporter)
    .faulty('/credit');
  given(published).when(command, reporter).untimely();
});

test('an advisory keeps its id once it is public, and takes no id that another has', () => {
  const draft = (id: string) => ({ type: 'DraftAdvisory', advisory: { ...contourAdvisory(), id } });
  const facts = { takenAdvisoryIds: ['CONTOUR-2026-009'] };
  const taken = given(accepted).when(draft('CONTOUR-2026-009'), lead, { facts }).refused('advisory-id-free');
  assert.match(taken.gates[0]!.sentence, /already/);
  given(accepted).when(draft('../policy'), lead).refused('advisory-id-free');
  given(accepted).when(draft('RHSA-2026:1'), lead).does({ type: 'AdvisoryDrafted' });
  given(published).when(draft('CONTOUR-2026-777'), lead).refused('advisory-id-free');
  given(published).when(draft(contourAdvisory().id), lead).does({ type: 'AdvisoryDrafted' });
});
