import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, given, people, playbookWith } from '../../../../test/support/law.ts';
import type { CaseEvent } from '../../case/events.ts';
import { openDrafts, owedNotices } from '../../notices/kinds.ts';
import { lettersFor } from '../../notices/letters.ts';
import type { Playbook } from '../playbook.ts';

const { lead, releaser, responder } = people;
const events = (decision: unknown) => decision as readonly CaseEvent[];
const asNotice: Playbook = playbookWith({ release: { ...contour.release, out: 'notice' } });
const more = { playbook: asNotice, facts: { fresh: () => 'out-1' } };

/** The case just published, in a project that tells of it by notice. */
function published() {
  const ready = given(before('PublishAdvisory'));
  const decision = ready.when({ type: 'PublishAdvisory', changes: '' }, releaser, more);
  return given(ready.book, ...events(decision.decision));
}
const usersTold = (book: ReturnType<typeof published>) =>
  given(book.book, ...events(book.when({ type: 'TellUsers' }, releaser, more).decision));
const approved = (book: ReturnType<typeof published>) =>
  given(book.book, ...events(book.when({ type: 'ApproveNotice', notice: 'out-1' }, responder, more).decision));

test('a publication drafts the word that releases are out, with the CVE id and without terms or tag', () => {
  const { state } = published();
  const draft = state.notices.at(-1)!;
  assert.deepEqual([draft.kind, openDrafts(state).map(({ id }) => id)], ['release-out', ['out-1']]);
  assert.match(draft.blocks['change']!, /The releases are out\.[\s\S]*CVE-2026-41246/);
  assert.deepEqual(owedNotices(state), ['release-out']);
  given(published().book).when({ type: 'FollowUpDistributors' }, releaser, more).untimely();
});

test('it takes the way of every notice: users first, a second person, a typed count, a stop window', () => {
  const fresh = published();
  const send = { type: 'SendNotice', notice: 'out-1', count: 2 };
  fresh.when(send, lead, more).refused('second-person-notice', 'release-out-in-order');
  const ready = approved(usersTold(fresh));
  ready.when({ ...send, count: 3 }, lead, more).refused('count-confirmed');
  const sent = given(ready.book, ...events(ready.when(send, lead, more).decision));
  assert.ok(sent.state.followedUpAt);
  assert.deepEqual(owedNotices(sent.state), []);
  const stopped = sent.when({ type: 'StopNotice', notice: 'out-1' }, lead, more);
  const held = given(sent.book, ...events(stopped.decision)).state;
  assert.equal(held.followedUpAt, undefined, 'whoever was not told is owed it still');
  assert.deepEqual(owedNotices(held), ['release-out']);
});

test('its letters go to those who had the early notice, and their text is composed when it leaves', () => {
  const ready = approved(usersTold(published()));
  const decision = ready.when({ type: 'SendNotice', notice: 'out-1', count: 2 }, lead, more);
  const sent = given(ready.book, ...events(decision.decision));
  const [event] = events(decision.decision);
  const letters = lettersFor(event!, sent.state, 9, sent.now, asNotice, { baseUrl: 'https://tide.example' });
  assert.deepEqual(
    letters.map(({ letter, notice, subject }) => [letter, notice, subject.replace(/REF-\S+?(?=:)/, 'REF')]),
    Array.from({ length: 2 }, () => ['notice', 'out-1', '[contour] notice REF: releases are out']),
  );
});

test('before the publication nothing is out, and after it no other kind leaves', () => {
  const blocks = { change: 'It is out.', 'next-steps': 'Upgrade.' };
  given(after('DecideDate'))
    .when({ type: 'DraftNotice', kind: 'release-out', blocks }, lead, more)
    .refused('notice-fits-publication');
  published()
    .when({ type: 'DraftNotice', kind: 'delay', blocks }, lead, more)
    .refused('notice-fits-publication', 'not-yet-public');
});

test('the tag and the terms of the embargo do not stand in it any more, nor the words of another case', () => {
  const draft = (change: string, otherWords: readonly string[] = []) =>
    published().when(
      { type: 'DraftNotice', notice: 'out-1', kind: 'release-out', blocks: { change, 'next-steps': 'Upgrade.' } },
      lead,
      { ...more, facts: { ...more.facts, otherWords } },
    );
  draft(`It is out. ${contour.notices.plan.tag}`).refused('notice-gives-nothing-away');
  draft(contour.embargo.policy.split('\n')[0]!).refused('notice-gives-nothing-away');
  draft('It is out, unlike the hole in the parser.', ['the hole in the parser']).refused('notice-gives-nothing-away');
  draft('It is out: CVE-2026-41246.').does({ type: 'NoticeDrafted' });
});

test('an amendment is told anew', () => {
  const ready = approved(usersTold(published()));
  const sent = given(
    ready.book,
    ...events(ready.when({ type: 'SendNotice', notice: 'out-1', count: 2 }, lead, more).decision),
  );
  const amended = given(sent.book, {
    type: 'AdvisoryPublished',
    revision: 1,
    id: 'A',
    changes: 'A range.',
    by: 'remy',
  } as CaseEvent);
  assert.deepEqual(owedNotices(amended.state), ['release-out']);
});
