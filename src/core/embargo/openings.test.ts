import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour, type Instant, instant, plus } from '../process/instant.ts';
import {
  evolveOpenings,
  isOnRecord,
  linkOpened,
  type OpenedWhat,
  type Opening,
  type Openings,
  openedFor,
  openerParty,
  sayOpening,
  seenNotice,
} from './openings.ts';

const start = instant('2026-04-01T09:00:00Z');
const fold = (...all: readonly (readonly [by: string, what: OpenedWhat, at: Instant])[]): Openings | undefined =>
  all.reduce<Openings | undefined>(
    (state, [actor, what, at], seq) =>
      evolveOpenings({}, state, { seq, at, actor, event: { type: 'Opened', ...what } }),
    undefined,
  );
const notice = (which: string): OpenedWhat => ({ thing: 'notice', which, organisation: 'harbour' });
const link: OpenedWhat = { thing: 'answer link', organisation: 'harbour' };

test('one record a day: a reload is none, the next day, another person and another thing are', () => {
  const state = fold(['distributor:hana', notice('n1'), start]);
  const known = (by: string, what: OpenedWhat, at: Instant) => isOnRecord(state, by, what, at);
  assert.equal(known('distributor:hana', notice('n1'), plus(start, hour)), true);
  assert.equal(known('distributor:hana', notice('n1'), plus(start, day)), false);
  assert.equal(known('distributor:hugo', notice('n1'), plus(start, hour)), false);
  assert.equal(known('distributor:hana', notice('n2'), plus(start, hour)), false);
  assert.equal(isOnRecord(undefined, 'distributor:hana', notice('n1'), start), false);
});

test('a page shows the newest notice and all before it: opening a later one opens the earlier, never the other way round', () => {
  const notices = ['n1', 'n2'].map((id, at) => ({ id, sent: { leavesAt: plus(start, at * day) } }));
  const at = plus(start, day + hour);
  const later = openedFor(fold(['distributor:hana', notice('n2'), at])).get('harbour')!;
  assert.deepEqual(seenNotice(later, notices, 'n1'), { seenAt: at, people: 1 });
  const early = openedFor(fold(['distributor:hana', notice('n1'), plus(start, hour)])).get('harbour')!;
  assert.deepEqual(seenNotice(early, notices, 'n2'), { people: 0 });
});

test('people are counted once, the first of them says since when, and nobody counts for another organisation', () => {
  const state = fold(
    ['distributor:hana', notice('n1'), plus(start, 2 * hour)],
    ['distributor:hana', notice('n1'), plus(start, day)],
    ['distributor:hugo', notice('n1'), plus(start, 3 * hour)],
    ['distributor:quentin', { ...notice('n1'), organisation: 'quay' }, plus(start, hour)],
    ['account:lena', { thing: 'case' }, start],
  );
  const notices = [{ id: 'n1', sent: { leavesAt: start } }];
  const own = openedFor(state);
  assert.deepEqual([...own.keys()].sort(), ['harbour', 'quay']);
  assert.deepEqual(seenNotice(own.get('harbour')!, notices, 'n1'), { seenAt: plus(start, 2 * hour), people: 2 });
});

test('a link that was opened is never a notice that was seen, and only counts for what had left by then', () => {
  const notices = ['n1', 'n2'].map((id, at) => ({ id, sent: { leavesAt: plus(start, at * day) } }));
  const own = openedFor(fold(['distributor:link', link, plus(start, hour)])).get('harbour')!;
  assert.deepEqual(seenNotice(own, notices, 'n1'), { people: 0, linkAt: plus(start, hour) });
  assert.deepEqual(seenNotice(own, notices, 'n2'), { people: 0 });
  const terms = openedFor(fold(['distributor:hana', { ...link, thing: 'terms' }, start])).get('harbour')!;
  assert.deepEqual(seenNotice(terms, notices, 'n1'), { people: 0 }, 'the terms hold no word of it');
});

test('each opening is told of whoever opened it: a person by name, a link by its organisation alone', () => {
  assert.equal(sayOpening(linkOpened('harbour')), sayOpening(link), 'which link it was stands beside it already');
  const of = (by: string, what: OpenedWhat): Opening => ({ at: start, by, ...what });
  assert.equal(openerParty(of('distributor:hana', notice('n1'))), 'person:hana@harbour');
  assert.equal(openerParty(of('distributor:link', link)), 'organisation:harbour');
  assert.equal(openerParty(of('reporter:p1', { thing: 'room' })), 'reporter');
  assert.equal(openerParty(of('account:lena', { thing: 'case' })), 'account:lena');
  assert.equal(sayOpening(notice('n1')), 'opened notice n1');
  assert.match(sayOpening(link), /by somebody who holds the link, or a machine that reads mail$/);
});
