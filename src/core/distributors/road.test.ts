import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour } from '../../../test/support/law.ts';
import type { Actor } from '../access/actor.ts';
import { answerActor } from '../access/actor.ts';
import { type Command, isRefusal } from '../case/decide.ts';
import { day, type Instant, instant, plus } from '../process/instant.ts';
import { decideOrganisation } from './decide.ts';
import type { OrganisationEvent } from './events.ts';
import { evolveOrganisation, type Organisation } from './organisation.ts';

const start = instant('2026-04-01T09:00:00Z');
const facts = { now: start, members: [], barred: [], policyHash: 'h', ref: 'REF-2' };
const hana: Actor = { kind: 'distributor', id: 'hana', organisation: 'o1' };
const dora: Actor = { kind: 'distributor', id: 'dora', organisation: 'o1' };
const lead: Actor = { kind: 'account', id: 'lena', roles: ['lead'] };
const link = answerActor('o1', 'link');

const member: readonly OrganisationEvent[] = [
  { type: 'MembershipInvited', name: 'Harbour', products: 'x', contact: 'p-old', ref: 'A-1', by: 'account:lena' },
  { type: 'MembershipAccepted', by: 'account:lena', reason: 'All hold.' },
  { type: 'ContactAdded', account: 'hana', person: 'p-old', by: 'account:lena' },
  { type: 'PersonNamed', account: 'dora', person: 'p-dora', by: 'distributor:hana' },
];
type Told = OrganisationEvent & { readonly at?: Instant };
const fold = (...more: readonly Told[]): Organisation =>
  ([...member, ...more] as readonly Told[]).reduce<Organisation | undefined>(
    (state, event, seq) =>
      evolveOrganisation({ id: 'o1', project: 'p' }, state, {
        seq,
        at: event.at ?? start,
        actor: '',
        event,
      }),
    undefined,
  )!;
const decide = (state: Organisation, command: Command, actor: Actor, more = {}) =>
  decideOrganisation(state, command, actor, contour, { ...facts, ...more });
const gate = (decision: ReturnType<typeof decide>) => (isRefusal(decision) ? decision.gates[0]!.id : 'done');

const tested = { type: 'RoadTested', ref: 'REF-1', by: 'distributor:hana' } as const;
const proven = { type: 'RoadProven', ref: 'REF-1', by: 'distributor:link' } as const;

test('a test is answered once, by whoever holds its link, and by nobody who is signed in', () => {
  const open = fold(tested);
  const prove = { type: 'ProveRoad', ref: 'REF-1' };
  for (const actor of [hana, dora, lead]) assert.equal(gate(decide(open, prove, actor)), 'who');
  assert.deepEqual(decide(open, prove, link), [proven]);
  assert.equal(gate(decide(open, { ...prove, ref: 'REF-9' }, link)), 'road-is-tested');
  assert.equal(gate(decide(fold(tested, proven), prove, link)), 'road-is-tested');
  assert.equal(gate(decide(open, prove, answerActor('o2', 'link'))), 'who');
});

test('a holder of a link does nothing else for the organisation', () => {
  for (const type of ['TestRoad', 'AskAddress', 'NamePerson', 'AcceptPolicy', 'ReportLeak', 'ResendLink']) {
    const decision = decide(fold(), { type }, link);
    assert.ok(isRefusal(decision) && decision.why !== 'input', type);
  }
});

test('a new test takes nothing from what was proven, and another address has proven nothing', () => {
  const again = { ...tested, ref: 'REF-2', at: plus(start, day) };
  assert.deepEqual(fold(tested, proven, again).road, { ref: 'REF-2', askedAt: again.at, lastProvenAt: start });
  const asked = { type: 'AddressAsked', ref: 'REF-3', person: 'p-new', by: 'distributor:hana' } as const;
  const moved = fold(tested, proven, asked, { type: 'AddressConfirmed', ref: 'REF-3', by: 'distributor:link' });
  assert.equal(moved.road, undefined);
  assert.deepEqual([moved.contact, moved.earlierContact, moved.addressAsked], ['p-new', 'p-old', undefined]);
});

test('an address is asked for by the contact or a lead, and counts once it was confirmed, the newest alone', () => {
  const ask = { type: 'AskAddress', address: 'security@harbour.example' };
  const more = { person: 'p-new' };
  const event = { type: 'AddressAsked', ref: 'REF-2', person: 'p-new', by: 'distributor:hana' } as const;
  assert.deepEqual(decide(fold(), ask, hana, more), [event]);
  assert.equal(gate(decide(fold(), ask, dora, more)), 'who');
  assert.equal(gate(decide(fold(), ask, { kind: 'account', id: 'r', roles: ['responder'] }, more)), 'who');
  for (const address of ['a@b.example, c@d.example', 'Harbour <a@b.example>', 'nobody']) {
    assert.equal(gate(decide(fold(), { ...ask, address }, hana, more)), 'is-one-mailbox', address);
  }
  const open = fold({ ...event, ref: 'REF-1' }, event);
  assert.equal(open.contact, 'p-old', 'everything goes to the old one until then');
  assert.equal(gate(decide(open, { type: 'ConfirmAddress', ref: 'REF-1' }, link)), 'address-waits');
  assert.equal(gate(decide(open, { type: 'ConfirmAddress', ref: 'REF-2' }, hana)), 'who');
  assert.equal(gate(decide(open, { type: 'ConfirmAddress', ref: 'REF-2' }, link)), 'done');
});

test('a new link is for its own people who have not come in; one with a passkey gets none by mail', () => {
  const resend = (account: string) => ({ type: 'ResendLink', account });
  assert.deepEqual(decide(fold(), resend('dora'), hana), [
    { type: 'LinkResent', account: 'dora', by: 'distributor:hana' },
  ]);
  assert.equal(gate(decide(fold(), resend('hana'), lead)), 'done');
  assert.equal(gate(decide(fold(), resend('quentin'), lead)), 'is-its-person');
  assert.equal(gate(decide(fold(), resend('dora'), hana, { isRegistered: true })), 'has-not-come-in');
  assert.equal(gate(decide(fold(), resend('dora'), dora)), 'who');
  const left = fold({ type: 'PersonLeft', account: 'dora', by: 'distributor:hana' });
  assert.equal(gate(decide(left, resend('dora'), hana)), 'is-its-person');
});
