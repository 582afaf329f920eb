import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, factsWith, given, people, playbookWith } from '../../../../test/support/law.ts';
import type { Actor } from '../../access/actor.ts';
import type { CaseEvent } from '../../case/events.ts';
import { isSaidPublic } from '../../case/evolve.ts';
import { isOver } from '../../embargo/embargo.ts';
import { instant } from '../instant.ts';
import { turnOf } from '../turn.ts';

const { responder, lead, releaser, reporter, harbour, quay, outsider, admin } = people;
const accepted = after('AcceptReport');
const proposed = after('ProposeDate');
const told = after('SendNotice');
const active = after('DecideDate');
const at = instant('2026-04-10T00:00:00Z');
const date = '2026-04-20T16:00:00Z';
const agreed = instant(date);
const later = '2026-04-22T18:00:00+02:00';

test('a date has an hour and a zone, lies ahead and keeps the cap of the playbook', () => {
  const propose = { type: 'ProposeDate', date };
  const state = given(accepted)
    .when(propose, lead)
    .then({ type: 'DateProposed', proposal: 1, date: agreed, note: '', by: 'account:lena' });
  assert.equal(state.embargo.state, 'proposed');
  assert.equal(
    isOver(state.embargo, instant('2027-01-01T00:00:00Z')),
    false,
    'a proposal that nobody decided never ends',
  );
  given(accepted)
    .when({ ...propose, date: '2026-04-20' }, lead)
    .faulty('/date');
  given(accepted)
    .when({ ...propose, date: '2026-04-20T16:00:00' }, lead)
    .faulty('/date');
  given(accepted).when(propose, lead, { at: agreed }).refused('date-ahead');
  const capped = playbookWith({ embargo: { ...contour.embargo, hardCap: { amount: 14, unit: 'days' } } });
  given(accepted).when(propose, lead, { playbook: capped }).refused('within-hard-cap');
  const last = instant('2026-04-15T09:00:00Z');
  given(accepted)
    .when({ ...propose, date: last }, lead, { playbook: capped })
    .does({ date: last });
  given(accepted)
    .when({ ...propose, date: date, note: 'It is CVE-2026-41246.' }, lead)
    .refused('words-give-nothing-away');
  given(after('ValidateReport')).when(propose, lead).untimely();
  given(accepted).when(propose, responder).forbidden();
});

test('what is public has no embargo any more', () => {
  const exposed = { type: 'ExposureRecorded', what: 'public', source: 'a blog', by: 'account:ravi' } as const;
  given(accepted, exposed).when({ type: 'ProposeDate', date }, lead).refused('still-secret');
  given(active, {
    type: 'EmbargoEnded',
    cause: 'collapsed',
    reason: 'a leak',
    by: 'account:ravi',
  })
    .when({ type: 'ProposeDate', date }, lead)
    .untimely();
});

test('every party answers the newest proposal: OK, prefer, or object with a reason and a date', () => {
  const answer = { type: 'AnswerDate', answer: 'ok' };
  given(told)
    .when(answer, reporter, { at })
    .then({ type: 'DateAnswered', party: 'reporter', proposal: 1, answer: 'ok', reason: '', by: 'reporter:rita' });
  const objection = { type: 'AnswerDate', answer: 'object', reason: 'Our freeze.', earliest: later };
  given(told)
    .when(objection, quay, { at })
    .then({
      type: 'DateAnswered',
      party: 'organisation:quay',
      proposal: 1,
      answer: 'object',
      reason: 'Our freeze.',
      earliest: instant(later),
      by: 'distributor:quentin',
    });
  given(told)
    .when({ ...objection, earliest: '' }, quay, { at })
    .refused('objection-reasoned');
  given(told)
    .when({ ...objection, reason: ' ' }, quay, { at })
    .refused('objection-reasoned');
  given(told)
    .when({ ...objection, earliest: 'soon' }, quay, { at })
    .faulty('/earliest');
  given(told).when(answer, quay).refused('notice-reached-you');
  given(told).when(answer, lead, { at }).does({ party: 'team', by: 'account:lena' });
  given(told).when(answer, outsider, { at }).forbidden();
  given(accepted).when(answer, reporter).untimely();
});

test('a date with objections is decided with a reason, and they stand in the record', () => {
  const decide = { type: 'DecideDate', date, reason: '' };
  const objection = { type: 'AnswerDate', answer: 'object', reason: 'Our freeze.', earliest: later };
  const objected = given(told).when(objection, harbour, { at }).decision as readonly CaseEvent[];
  const book = given(told, ...objected);
  book.when(decide, lead).refused('objections-weighed');
  const state = book.when({ ...decide, reason: 'Attacks are likely.' }, lead).then({
    type: 'DateDecided',
    date: agreed,
    reason: 'Attacks are likely.',
    objections: ['organisation:harbour'],
    by: 'lena',
  });
  assert.equal(state.embargo.state, 'active');
  assert.equal(state.embargo.end, agreed);
  const settled = given(book.book, { ...(objected[0] as Extract<CaseEvent, { type: 'DateAnswered' }>), answer: 'ok' });
  settled.when(decide, lead).does({ objections: [] });
  given(proposed)
    .when({ ...decide, reason: 'GHSA-x4mj-7f9g-29h4' }, lead)
    .refused('words-give-nothing-away');
  given(accepted).when(decide, lead).untimely();
  given(active).when(decide, lead).untimely();
  given(proposed).when(decide, responder).forbidden();
  given(proposed).when(decide, lead, { at: agreed }).refused('date-ahead');
});

test('a decision needs a proposal on the table', () => {
  const { state } = given(proposed);
  const emptied = { ...state, embargo: { ...state.embargo, proposals: [] } };
  const offer = given(proposed)
    .offers(lead)
    .find((o) => o.step.command === 'DecideDate')!;
  const gate = offer.step.gates.find((g) => g.id === 'proposal-on-table')!;
  const situation = { case: emptied, actor: lead, now: at, playbook: contour, facts: {} as never };
  assert.match(gate.check(situation)!.sentence, /No date has been proposed/);
  assert.equal(gate.check({ ...situation, case: state }), undefined);
});

test('a later date needs one of the three reasons of the playbook', () => {
  const decide = { type: 'DecideDate', date: later, reason: '' };
  given(proposed).when(decide, lead).refused('delay-reasoned');
  given(proposed)
    .when({ ...decide, delay: 'holidays' }, lead)
    .refused('delay-reasoned');
  for (const { id } of contour.embargo.delayReasons) {
    given(proposed)
      .when({ ...decide, delay: id }, lead)
      .does({ date: instant(later), delay: id });
  }
  given(proposed)
    .when({ ...decide, date: '2026-04-16T10:00:00Z' }, lead)
    .does({ type: 'DateDecided' });
});

test('revising leaves the old terms in force until a new date is decided', () => {
  const revised = given(active).when({ type: 'ProposeDate', date: later }, lead).does({ proposal: 2 });
  assert.equal(revised.embargo.state, 'revise');
  assert.equal(revised.embargo.end, agreed);
  assert.equal(isOver(revised.embargo, agreed), true, 'the old date still holds, and still ends it');
  const events = given(active).when({ type: 'ProposeDate', date: later }, lead).decision as readonly CaseEvent[];
  given(active, ...events)
    .when({ type: 'DecideDate', date: later, reason: '' }, lead)
    .refused('delay-reasoned');
  const moved = given(active, ...events).when(
    { type: 'DecideDate', date: later, reason: '', delay: 'not-tested' },
    lead,
  );
  const next = moved.does(
    { type: 'DateDecided' },
    { type: 'MessageSent', audience: 'reporter', derived: true },
    { type: 'NoticeDrafted', kind: 'delay' },
  );
  assert.equal(next.embargo.end, instant(later));
  assert.deepEqual(
    next.embargo.moved?.map(({ from, to }) => [from, to]),
    [[agreed, instant(later)]],
  );
});

test('one person ends an embargo with a reason, and never two', () => {
  const end = { type: 'EndEmbargo', reason: 'A mirror shows the change.' };
  for (const book of [proposed, active]) {
    const ended = given(book).when(end, responder);
    const [first] = ended.decision as readonly CaseEvent[];
    assert.deepEqual(first, {
      type: 'EmbargoEnded',
      cause: 'collapsed',
      because: 'other',
      reason: end.reason,
      by: 'account:ravi',
    });
    assert.ok(isOver(given(book, first!).state.embargo, at));
  }
  given(active).when({ type: 'EndEmbargo', reason: '' }, responder).faulty('/reason');
  given(accepted).when(end, responder).untimely();
  given(after('PublishAdvisory')).when(end, responder).untimely();
  for (const actor of [reporter, releaser, admin]) given(active).when(end, actor).forbidden();
});

test('the matter being public ends an embargo at once; attacks seen do not', () => {
  const record = { type: 'RecordExposure', what: 'public', source: 'A blog of yesterday.' };
  const by = 'account:ravi';
  for (const what of ['public', 'exploit public'] as const) {
    const state = given(active)
      .when({ ...record, what }, responder)
      .does(
        { type: 'ExposureRecorded', what, source: record.source, by },
        { type: 'EmbargoEnded', cause: 'public', because: 'public', reason: record.source, by },
        { type: 'MessageSent', audience: 'reporter', derived: true },
        { type: 'NoticeDrafted', kind: 'embargo-ended' },
      );
    assert.equal(state.embargo.state, 'exited');
    assert.ok(state.exposure.public, 'an exploit in public makes the matter public');
  }
  const attacked = given(active)
    .when({ ...record, what: 'attacks observed' }, responder)
    .does({ what: 'attacks observed' });
  assert.equal(attacked.embargo.state, 'active');
  assert.ok(attacked.exposure.attacksObserved);
  assert.equal(given(accepted).when(record, responder).does({ by }).embargo.state, 'none');
  given(active)
    .when({ ...record, source: '' }, responder)
    .faulty('/source');
  given(after('PublishAdvisory')).when(record, responder).refused('history-possible');
  given(active).when(record, releaser).forbidden();
});

test('attacks on record ask the lead to end the embargo, until it has ended or a date was decided that knows of them', () => {
  const seen: CaseEvent = {
    type: 'ExposureRecorded',
    what: 'attacks observed',
    source: 'A honeypot.',
    by: 'account:ravi',
  };
  const attacked = given(active, seen);
  const asked = ({ state, now }: typeof attacked, actor: Actor) =>
    turnOf({ case: state, actor, now, playbook: contour, facts: factsWith() })?.step.id;
  assert.equal(asked(attacked, lead), 'end-embargo');
  assert.notEqual(asked(attacked, responder), 'end-embargo', 'the lead weighs it');
  const { at: date } = attacked.state.embargo.proposals.at(-1)!;
  const held = given(
    attacked.book,
    { type: 'DateProposed', proposal: 9, date, note: '', by: 'lena' },
    { type: 'DateDecided', date, reason: 'The attacks hit one old version.', objections: [], by: 'lena' },
  );
  assert.notEqual(asked(held, lead), 'end-embargo');
  assert.notEqual(
    asked(
      given(attacked.book, { type: 'ExposureRefuted', what: 'attacks observed', reason: 'Ours.', by: 'lena' }),
      lead,
    ),
    'end-embargo',
  );
  const claimed = given(active, { ...seen, by: 'reporter:rita' });
  assert.notEqual(asked(claimed, lead), 'end-embargo', 'a claim is recorded first');
});

test('what somebody outside claims is kept, and opens nothing until the team records it', () => {
  const record = { type: 'RecordExposure', what: 'public', source: 'I saw a post.' };
  for (const actor of [reporter, harbour]) {
    const state = given(told).when(record, actor).does({ type: 'ExposureRecorded' });
    assert.equal(state.exposure.public, undefined);
    assert.equal(state.exposure.claims?.length, 1);
    assert.equal(state.embargo.state, 'proposed');
  }
  given(before('SendNotice')).when(record, harbour).forbidden();
});

test('a claim of attacks is not one of being public, and whatever the team answers is no claim any more', () => {
  const said = (what: 'public' | 'exploit public' | 'attacks observed', by = 'reporter:rita'): CaseEvent => ({
    type: 'ExposureRecorded',
    what,
    source: 'They say so.',
    by,
  });
  const attacked = given(accepted, said('attacks observed'));
  assert.ok(!isSaidPublic(attacked.state));
  const refute = { type: 'RefuteExposure', reason: 'A scanner.' };
  attacked.when(refute, lead).refused('said-and-refutable');
  const answered = attacked.when({ ...refute, what: 'attacks observed' }, lead);
  assert.equal(answered.does({ type: 'ExposureRefuted', what: 'attacks observed' }).exposure.claims, undefined);
  const both = given(accepted, said('public'), said('attacks observed'), said('attacks observed', 'account:ravi'));
  assert.deepEqual(
    both.state.exposure.claims?.map(({ what }) => what),
    ['public'],
  );
  assert.ok(isSaidPublic(both.state));
  assert.ok(!isSaidPublic(given(both.book, said('exploit public', 'account:ravi')).state));
  assert.equal(given(both.book, said('exploit public', 'account:ravi')).state.exposure.claims, undefined);
  const mistaken = given(after('PublishAdvisory'), said('attacks observed', 'account:ravi'));
  const state = mistaken.when({ ...refute, what: 'attacks observed' }, lead).does({ type: 'ExposureRefuted' });
  assert.equal(state.exposure.attacksObserved, undefined);
  assert.equal(state.exposure.public, mistaken.state.exposure.public);
});

test('a report that was wrongly called public takes the ordinary way again', () => {
  const refute = { type: 'RefuteExposure', reason: 'The post is about another project.' };
  const exposed = { type: 'ExposureRecorded', what: 'public', source: 'a blog', by: 'account:ravi' } as const;
  const state = given(accepted, exposed)
    .when(refute, responder)
    .then({ type: 'ExposureRefuted', reason: refute.reason, by: 'ravi' });
  assert.equal(state.exposure.public, undefined);
  given(accepted, exposed)
    .when({ ...refute, reason: '' }, responder)
    .faulty('/reason');
  given(accepted).when(refute, responder).untimely();
  const claimed = given(accepted, { ...exposed, by: 'reporter:rita' }).when(refute, lead);
  assert.equal(claimed.does({ type: 'ExposureRefuted' }).exposure.claims, undefined, 'a claim is answered by it too');
  given(accepted, exposed).when(refute, reporter).forbidden();
});
