import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, factsWith, given, people } from '../../../test/support/law.ts';
import type { CaseRoom } from '../../app/queries/cases.ts';
import { noticeView } from './notice-view.ts';

const shownAfter = (command: string, kind?: string) => {
  const { state, now } = given(after(command));
  const room = { case: state, actor: people.lead, now, playbook: contour, facts: factsWith({}), offers: [], names: {} };
  return noticeView(room as unknown as CaseRoom, {
    now: { text: '', tone: 'calm' },
    asked: { kind },
    around: { otherWords: [], keys: new Map(), copyOf: () => undefined } as never,
    isFresh: true,
    values: {},
    errors: [],
    deliveries: [],
  }).inTheWay;
};

test('that there is no advisory draft is said before a notice is typed, with the way to it', () => {
  const before = shownAfter('AcceptReport');
  assert.deepEqual(
    before?.gates.map(({ id, open }) => [id, open]),
    [['draft-exists', false]],
  );
  assert.match(before!.gates[0]!.sentence!, /no advisory draft/);
  assert.match(before!.out.href, /^\/desk\/cases\/[^/]+\/advisory$/);
  assert.equal(shownAfter('DraftAdvisory'), undefined);
});

test('what keeps this kind of notice back is said of this kind, with the way to the steps', () => {
  const early = shownAfter('DraftAdvisory', 'release-out');
  assert.ok(early!.gates.some(({ id }) => id === 'notice-fits-publication'));
  assert.match(early!.out.href, /^\/desk\/cases\/[^/]+$/);
});
