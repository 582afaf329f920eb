import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, start } from '../../../test/support/law.ts';
import type { OrganisationEvent } from '../distributors/events.ts';
import { evolveOrganisation } from '../distributors/organisation.ts';
import { minute, plus } from '../process/instant.ts';
import { membershipLetters } from './membership-letters.ts';

const place = { baseUrl: 'https://tide.example' };
const applied: OrganisationEvent & { type: 'MembershipApplied' } = {
  type: 'MembershipApplied',
  name: 'Nordic Distribution',
  products: 'A distribution of Contour',
  answers: {},
  voucherNamed: 'Harbour Linux',
  voucher: 'harbour',
  contact: 'person-1',
  policyVersion: 3,
  policyHash: 'hash',
  ref: 'REF-9',
};
const state = evolveOrganisation({ id: 'nordic', project: 'contour' }, undefined, {
  seq: 1,
  at: start,
  actor: 'x',
  event: applied,
});
const letters = (event: OrganisationEvent) => membershipLetters(event, state, 2, start, contour, place);

test('who applies hears which policy they accepted, and the named voucher is asked', () => {
  const [thanks, vouch, ...more] = letters(applied);
  assert.deepEqual(more, []);
  assert.deepEqual(thanks!.recipient, { kind: 'organisation', id: 'nordic' });
  assert.match(thanks!.text, /policy version 3\.[\s\S]*Reference: REF-9$/);
  assert.deepEqual(vouch!.recipient, { kind: 'organisation', id: 'harbour' });
  assert.match(vouch!.text, /https:\/\/tide\.example\/partner\/vouch\/nordic$/);
  assert.ok(!vouch!.text.includes('Nordic'), 'plain mail does not say who applies');
});

test('without a voucher among the members nobody is asked', () => {
  const { voucher: _, ...alone } = applied;
  assert.deepEqual(
    letters(alone).map((l) => l.letter),
    ['membership-applied'],
  );
});

const told: readonly [OrganisationEvent, string, RegExp][] = [
  [
    { type: 'MembershipAccepted', by: 'lena', reason: 'x' },
    'accepted',
    /Nordic Distribution is now a member[\s\S]*version 3/,
  ],
  [{ type: 'MembershipRefused', by: 'lena', reason: 'Too new.' }, 'refused', /refused\.\n\nReason: Too new\.$/],
  [
    { type: 'MembershipSuspended', by: 'lena', reason: 'No answer.' },
    'suspended',
    /suspended\.\n\nReason: No answer\.$/,
  ],
  [
    { type: 'MembershipRemoved', by: 'lena', reason: 'A leak.', permanent: true },
    'removed',
    /removed .* list for good\./,
  ],
  [
    { type: 'MembershipRemoved', by: 'lena', reason: 'A leak.', permanent: false },
    'removed',
    /removed .* list\.\n\nReason: A leak\.\n\nThe embargo policy that you accepted \(version 3\) goes on binding you/,
  ],
  [
    { type: 'PersonNamed', account: 'dora', person: 'p-dora', by: 'nina' },
    'named',
    /\/partner\/people.*tell the team/s,
  ],
  [{ type: 'KeyRetired', fingerprint: 'F1', reason: 'Lost.', by: 'nina' }, 'key-retired', /is used no more.*at once/s],
];
for (const [event, letter, says] of told) {
  test(`${event.type}${'permanent' in event && event.permanent ? ' for good' : ''} is told to the organisation alone`, () => {
    const [found, ...more] = letters(event);
    assert.deepEqual(more, []);
    assert.equal(found!.letter, `membership-${letter}`);
    assert.equal(found!.subject, '[contour] distributors list REF-9');
    assert.deepEqual([found!.recipient, found!.dueAt], [{ kind: 'organisation', id: 'nordic' }, start]);
    assert.equal(found!.key, `nordic/2/${letter}/organisation/nordic`);
    assert.match(found!.text, says);
  });
}

test('the other members hear of a removal where the playbook says so, without its reason', () => {
  const leavesAt = plus(start, minute);
  const sent = { notice: 'n', copies: ['nordic', 'harbour'], leavesAt };
  const removed = { type: 'MembershipRemoved', by: 'lena', reason: 'A leak.', permanent: false, ...sent } as const;
  const all = membershipLetters(removed, state, 2, start, contour, place);
  assert.deepEqual(
    all.map(({ dueAt, notice }) => [dueAt, notice]),
    [
      [leavesAt, 'n'],
      [leavesAt, 'n'],
    ],
    'they wait for the stop window, and are stopped with their notice',
  );
  const [own, other, ...more] = all;
  assert.deepEqual(
    [own!.letter, other!.recipient, more],
    ['membership-removed', { kind: 'organisation', id: 'harbour' }, []],
  );
  assert.match(other!.text, /^Nordic Distribution is no longer on the distributors list\./);
  assert.doesNotMatch(other!.text, /leak/);
});

test('an accepted member reads the policy word for word; a strike and a vouching are told by people', () => {
  const [found] = letters({ type: 'MembershipAccepted', by: 'lena', reason: 'x' });
  assert.ok(found!.text.endsWith(contour.embargo.policy.trim()));
  assert.deepEqual(letters({ type: 'StrikeRecorded', by: 'lena', reason: 'x' }), []);
  assert.deepEqual(letters({ type: 'MembershipVouched', by: 'x', words: 'x' }), []);
});

test('LeakReported is told to the organisation, and to the team without a word of it', () => {
  const found = letters({ type: 'LeakReported', by: 'nina', what: 'Our patch.', toWhom: 'A forum.', ref: 'REF-L' });
  assert.deepEqual(
    found.map(({ recipient }) => recipient),
    [
      { kind: 'list', id: 'team' },
      { kind: 'organisation', id: 'nordic' },
    ],
  );
  assert.match(found[1]!.text, /leak report REF-L\./);
  assert.ok(found.every(({ text }) => !text.includes('patch') && !text.includes('forum')));
});
