import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, given } from '../../../test/support/law.ts';
import { type Instant, instant, minute, plus } from '../process/instant.ts';
import type { Opening } from './openings.ts';
import { sayTerms, whoKnows, withSurroundings } from './who-knows.ts';

const book = after('DecideDate');
const sent = book.find(({ event }) => event.type === 'NoticeSent')!;
const leavesAt = (sent.event as { leavesAt: ReturnType<typeof instant> }).leavesAt;
const parties = (list: ReturnType<typeof whoKnows>) => list.map(({ party }) => party);

test('the list holds the reporter, whoever acted or was let in, and every organisation with a copy', () => {
  const list = whoKnows(book);
  assert.equal(list[0]!.party, 'reporter');
  assert.ok(['account:lena', 'organisation:harbour', 'organisation:quay'].every((p) => parties(list).includes(p)));
  assert.ok(!parties(list).some((p) => p.includes('elsewhere') || p.includes('silent')));
  const harbour = list.find(({ party }) => party === 'organisation:harbour')!;
  assert.equal(harbour.since, leavesAt);
  assert.match(sayTerms(harbour), /^bound by the embargo/);
});

test('as of an instant nothing is known that came later: a copy that is yet to leave has told nobody', () => {
  const before = whoKnows(book, plus(leavesAt, -minute));
  assert.ok(!parties(before).some((p) => p.startsWith('organisation:')));
  const at = whoKnows(book, leavesAt);
  assert.ok(parties(at).includes('organisation:harbour'));
  assert.ok(at.every(({ since, acts }) => since <= leavesAt && acts.every((act) => act.at <= leavesAt)));
  assert.deepEqual(whoKnows(book, instant('2020-01-01T00:00:00Z')), []);
});

test('what was added later changes nothing of what the list was at an earlier moment', () => {
  const then = book.at(-1)!.at;
  const { book: later } = given(
    book,
    { type: 'MemberAdded', account: 'dana', reason: 'Writes the fix.', by: 'lena' },
    { type: 'NoticeOpened', notice: 'id-1', party: 'organisation:harbour', by: 'hana' },
  );
  assert.deepEqual(whoKnows(later, then), whoKnows(book));
  assert.notDeepEqual(whoKnows(later), whoKnows(book));
});

test('a stopped notice told nobody', () => {
  const notice = (sent.event as { notice: string }).notice;
  const { book: stopped } = given(after('SendNotice'), { type: 'NoticeStopped', notice, by: 'lena' });
  assert.ok(!parties(whoKnows(stopped)).some((p) => p.startsWith('organisation:')));
});

test('whoever is shut out stays on the list with the moment, and so does whom it leaked to', () => {
  const { book: longer } = given(
    book,
    { type: 'MemberAdded', account: 'dana', reason: 'Writes the fix.', by: 'lena' },
    { type: 'MemberRemoved', account: 'dana', reason: 'Has left.', by: 'lena' },
    {
      ...{ type: 'LeakRecorded', leak: 'l1', what: 'Half of it.', toWhom: 'A forum.', how: '', source: 'member' },
      ...{ organisation: 'harbour', owner: 'lena', by: 'lena' },
    },
    { type: 'ExemptionGranted', exemption: 'e1', party: 'organisation:quay', text: 'Staging.', by: 'lena' },
    { type: 'ConsentChanged', party: 'organisation:quay', consent: 'declined', policyVersion: 2, by: 'quentin' },
  );
  const list = whoKnows(longer);
  const dana = list.find(({ party }) => party === 'account:dana')!;
  assert.ok(dana.until && dana.until > dana.since);
  assert.ok(parties(list).includes('by leak l1: A forum.'));
  const quay = list.find(({ party }) => party === 'organisation:quay')!;
  assert.deepEqual(quay.exempt, ['Staging.']);
  assert.equal(sayTerms(quay), 'declined, policy version 2');
  assert.ok(
    list.find(({ party }) => party === 'organisation:harbour')!.acts.some(({ what }) => what === 'told of a leak'),
  );
});

test('what was opened stands with whoever opened it, and only up to the moment that is asked for', () => {
  const list = whoKnows(book);
  const at = plus(leavesAt, minute);
  const people = [
    { organisation: 'harbour', account: 'hana', contactSince: book[0]!.at, accepted: { version: 1, at } },
  ];
  const openings: readonly Opening[] = [
    { at, by: 'distributor:hana', thing: 'notice', which: 'id-1', organisation: 'harbour' },
    { at: plus(at, minute), by: 'account:rita', thing: 'case' },
    { at: plus(at, 2 * minute), by: 'distributor:gone', thing: 'notice', which: 'id-1', organisation: 'harbour' },
  ];
  const around = { openers: [{ account: 'rita', since: book[0]!.at }], policies: new Map(), people, openings };
  const told = (until?: Instant) => withSurroundings(list, around, book[0]!.at, until);
  const of = (party: string, until?: Instant) => told(until).find((knower) => knower.party === party);
  const hana = of('person:hana@harbour')!;
  assert.equal(
    hana.since,
    leavesAt,
    'a contact knows once its organisation was told, whatever terms it accepted later',
  );
  assert.match(hana.how, /^is the contact/);
  assert.deepEqual(hana.acts, [{ at, what: 'opened notice id-1' }]);
  assert.equal(of('account:rita')!.how, 'has a role that sees every case');
  assert.match(of('account:rita', at)!.how, /nothing on record says that they opened it$/);
  assert.equal(of('person:gone@harbour')!.how, 'read it for its organisation');
  assert.equal(of('person:gone@harbour', at), undefined);
});
