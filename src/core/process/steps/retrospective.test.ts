import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, distributor, factsWith, given, people, playbookWith } from '../../../../test/support/law.ts';
import { openActions } from '../../case/action-items.ts';
import { findings } from '../../notices/findings.ts';
import { publicRetrospective } from '../../notices/retrospective.ts';
import { clocks } from '../clocks.ts';
import { day, hour, instant, plus } from '../instant.ts';
import { nextIn } from '../next.ts';

const { lead, responder, developer, reporter } = people;
const drafted = after('DraftRetrospective');
const held = after('HoldRetrospective');
const closed = after('CloseCase');
const at = instant('2026-05-01T09:00:00Z');
const text = ({ well, wrong, lucky }: ReturnType<typeof findings>) =>
  [...well.map((s) => `+ ${s}`), ...wrong.map((s) => `- ${s}`), ...lucky.map((s) => `~ ${s}`)].join('\n');

test('the record of case 3 says what went well, and what was luck', () => {
  const found = text(findings(given(closed).state, contour, at, factsWith()));
  for (const said of [
    '+ First contact: kept, with 4 d 22 h to spare.',
    '+ 11 of 11 settled orderings were kept; chance alone would have kept 4.',
    '+ Every party that was told early kept the embargo (2).',
    '~ The first release was in public for 4 min before the advisory.',
    '~ So far no exploit became public and no attacks were seen. That was not in the team’s hands.',
  ])
    assert.ok(found.includes(said), `${said}\nin\n${found}`);
});

test('leaks, delays, objections, late clocks and doubts are wrong, and what came to nothing was luck', () => {
  const date = instant('2026-04-22T16:00:00Z');
  const { state } = given(after('PublishAdvisory').filter(({ event }) => event.type !== 'ReporterContacted'));
  const decided = { at: date, date, delay: 'not-tested', objections: ['organisation:quay' as const] };
  const moved = [{ at: date, from: state.embargo.end!, to: date, reason: '' }];
  const late = {
    ...state,
    contactedAt: instant('2026-04-09T09:00:00Z'),
    embargo: { ...state.embargo, decisions: [decided], moved },
  };
  const facts = factsWith({
    inDoubt: 1,
    distributors: [distributor('harbour', { leaks: [instant('2026-04-10T00:00:00Z')] })],
  });
  const found = text(findings(late, contour, at, facts));
  for (const said of [
    '- First contact: missed by ',
    '- 1 party reported a leak while the embargo bound it.',
    '- A date was decided against 1 objection.',
    '- The date moved by 2 d. Reason: The solution is not well tested.',
    '- Whether 1 delivery arrived is in doubt.',
    '~ First contact was late, and nothing had become public by then.',
  ])
    assert.ok(found.includes(said), `${said}\nin\n${found}`);
  const exposed = { ...state, exposure: { ...state.exposure, attacksObserved: instant('2026-03-01T00:00:00Z') } };
  assert.match(text(findings(exposed, contour, at, factsWith())), /- The team knew before attacks were seen: no\./);
});

test('a clock that is met in its last minute is kept, with nothing to boast of', () => {
  const { state } = given(closed);
  const clock = clocks(state, contour, at).find(({ id }) => id === 'first-contact')!;
  const found = text(findings({ ...state, contactedAt: plus(clock.dueAt, -1) }, contour, at, factsWith()));
  assert.match(found, /^\+ First contact: kept to the minute\.$/m);
});

test('a main branch that stays open for hours after the advisory is wrong, and one patched at once is not', () => {
  const { state } = given(closed);
  const said = (manual: typeof state.manual, now = at) =>
    text(findings({ ...state, manual }, contour, now, factsWith()))
      .split('\n')
      .filter((line) => line.includes('main branch'));
  const publishedAt = state.advisory.publications[0]!.at;
  const patched = (after: number) => [{ step: 'main-branch-patched', note: '', at: plus(publishedAt, after) }];
  assert.deepEqual(said(patched(15 * hour)), ['- The main branch stayed open for 15 h after the advisory.']);
  assert.deepEqual(said(patched(hour)), []);
  assert.deepEqual(said([], plus(publishedAt, 2 * day)), ['- The main branch is still open, 2 d after the advisory.']);
  const unreleased = Object.fromEntries(
    Object.entries(state.fixes).map(([line, fix]) => [line, { ...fix, vehicle: 'next minor' as const }]),
  );
  assert.doesNotMatch(
    text(findings({ ...state, fixes: unreleased, manual: [] }, contour, at, factsWith())),
    /main branch/,
  );
});

test('an action item has an owner, stays on the owner’s next beyond the case, and is done with a note', () => {
  const add = { type: 'AddActionItem', text: 'Fuzz the parser.', account: developer.id };
  const one = given(held)
    .when(add, responder)
    .then({ type: 'ActionItemAdded', item: 'id-1', text: add.text, owner: 'dana', by: 'ravi' });
  assert.equal(openActions(one).length, 1);
  given(held)
    .when({ ...add, account: 'nobody' }, lead)
    .refused('is-of-team');
  given(after('ReleaseOutSent')).when(add, lead).untimely();
  const book = given(closed, { type: 'ActionItemAdded', item: 'id-1', text: add.text, owner: 'dana', by: 'lena' });
  const next = (actor: typeof lead) =>
    nextIn({ case: book.state, actor, now: at, playbook: contour, facts: factsWith() });
  assert.equal(next(developer).step, 'finish-action-item');
  assert.equal(next(lead).step, undefined, 'it is not the lead’s to do');
  const finish = { type: 'FinishActionItem', item: 'id-1', note: 'It runs nightly.' };
  for (const actor of [developer, lead]) {
    const state = book.when(finish, actor).does({ type: 'ActionItemFinished', item: 'id-1' });
    assert.deepEqual(openActions(state), []);
    assert.equal(state.actionItems?.[0]?.done?.note, finish.note);
  }
  book.when(finish, responder).refused('action-is-yours');
  book.when({ ...finish, item: 'id-7' }, developer).refused('action-is-yours');
  given(closed).when(finish, developer).untimely();
  book.when(finish, reporter).forbidden();
});

test('a public retrospective is a text of its own, without names, where the playbook promises one', () => {
  const playbook = playbookWith({ retrospective: { ...contour.retrospective, visibility: 'public' } });
  const publish = { type: 'PublishRetrospective', text: 'The fix was ready in time.' };
  const state = given(held)
    .when(publish, lead, { playbook })
    .then({ type: 'RetrospectivePublished', text: publish.text, by: 'lena' });
  assert.ok(state.retrospective.publishedAt);
  given(held)
    .when({ ...publish, text: 'HARBOUR distribution was late.' }, lead, { playbook })
    .refused('retrospective-names-nobody');
  const anonymous = given(held, { type: 'CreditChosen', credit: 'none', by: 'reporter:rita' });
  anonymous
    .when({ ...publish, text: 'Rita Reporter found it.' }, lead, { playbook })
    .refused('retrospective-names-nobody');
  given(held)
    .when({ ...publish, text: 'Rita Reporter found it.' }, lead, { playbook })
    .does({ type: 'RetrospectivePublished' });
  for (const text of [
    'Write to rita@example.org.',
    'Lena was late.',
    'The harbour kept quiet.',
    'See CONTOUR-9.',
    'See CASE-2026-0004.',
    'L\u200bena was late.',
  ])
    given(held)
      .when({ ...publish, text }, lead, { playbook, facts: { withheld: ['Lena Lead', 'Lena'] } })
      .refused('retrospective-names-nobody');
  given(held)
    .when({ ...publish, text: 'CONTOUR-2026-001 went well; see CVE-2026-41246.' }, lead, { playbook })
    .does({ type: 'RetrospectivePublished' });
  given(held).when(publish, lead).untimely();
  given(drafted).when(publish, lead, { playbook }).untimely();
  given(held).when(publish, responder, { playbook }).forbidden();
  const draft = publicRetrospective(
    {
      ...given(held).state,
      retrospective: { state: 'done', text: 'Ravi slept.', rootCause: 'A quote was not escaped.' },
    },
    playbook,
    at,
    factsWith(),
  );
  assert.ok(draft.includes('A quote was not escaped.') && draft.includes('CONTOUR-2026-001'), draft);
  for (const word of ['harbour', 'quay', 'Ravi', 'Rita', 'CONTOUR-7']) assert.ok(!draft.includes(word), word);
});

test('a held retrospective keeps its root cause', () => {
  const hold = { type: 'HoldRetrospective', text: 'It went well.', rootCause: ' A quote was not escaped. ' };
  const state = given(drafted)
    .when(hold, lead)
    .does({ type: 'RetrospectiveHeld', rootCause: 'A quote was not escaped.' });
  assert.equal(state.retrospective.rootCause, 'A quote was not escaped.');
});
