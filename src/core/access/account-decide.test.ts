import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Refusal } from '../case/decide.ts';
import { day, instant, plus } from '../process/instant.ts';
import { type Account, type AccountEvent, evolveAccount } from './account.ts';
import { type AccountCommand, type AccountFacts, decideAccount } from './account-decide.ts';
import { type Actor, actorText } from './actor.ts';

const now = instant('2026-04-01T09:00:00Z');
const name = { id: 'a1', project: 'contour' };
const self: Actor = { kind: 'account', id: 'a1', roles: ['responder'] };
const admin: Actor = { kind: 'account', id: 'a2', roles: ['admin'] };
const stranger: Actor = { kind: 'account', id: 'a3', roles: ['responder', 'lead', 'developer', 'auditor'] };
const host: Actor = { kind: 'system' };
const two: AccountFacts = { otherAdmins: 1 };

const inviteAdmin: AccountCommand = {
  type: 'InviteAccount',
  person: 'p1',
  roles: ['lead', 'admin'],
  organisation: null,
};
const contact: AccountCommand = { type: 'InviteAccount', person: 'p1', roles: [], organisation: 'o1' };
const register = (passkey: string): AccountCommand => ({ type: 'RegisterPasskey', passkey, label: 'Laptop' });
const issue = (expiresAt = plus(now, 30 * day)): AccountCommand => ({
  type: 'IssueToken',
  token: 't1',
  name: 'ci',
  scopes: ['case:read'],
  expiresAt,
});

function after(...events: AccountEvent[]): Account {
  const first: AccountEvent = {
    type: 'AccountInvited',
    person: 'p1',
    roles: ['admin', 'lead'],
    organisation: null,
    by: 'system',
  };
  return [first, ...events].reduce<Account | undefined>(
    (state, event) => evolveAccount(name, state, { event, at: now }),
    undefined,
  )!;
}

const isRefusal = (decision: object): decision is Refusal => 'refused' in decision;

function gate(state: Account | undefined, command: AccountCommand, actor: Actor, facts = two): string | undefined {
  const decision = decideAccount(state, command, actor, now, facts);
  return isRefusal(decision) ? decision.gates[0]?.id : undefined;
}

function types(state: Account | undefined, command: AccountCommand, actor: Actor, facts = two): string[] {
  const decision = decideAccount(state, command, actor, now, facts);
  assert.ok(!isRefusal(decision), JSON.stringify(decision));
  return decision.map((event) => event.type);
}

test('administrators and the host invite to the team; responders and leads only for distributors, who invite their own people', () => {
  assert.deepEqual(types(undefined, inviteAdmin, host), ['AccountInvited']);
  assert.deepEqual(types(undefined, inviteAdmin, admin), ['AccountInvited']);
  assert.equal(gate(undefined, inviteAdmin, self), 'who');
  assert.deepEqual(types(undefined, contact, self), ['AccountInvited']);
  assert.deepEqual(types(undefined, contact, { kind: 'distributor', id: 'd', organisation: 'o1' }), ['AccountInvited']);
  assert.equal(gate(undefined, contact, { kind: 'distributor', id: 'd', organisation: 'o2' }), 'who');
  assert.equal(gate(undefined, contact, { kind: 'distributor', id: 'd', organisation: 'o1', by: 'link' }), 'who');
  assert.equal(gate(undefined, inviteAdmin, { kind: 'distributor', id: 'd', organisation: 'o1' }), 'who');
  assert.equal(gate(undefined, contact, { kind: 'account', id: 'x', roles: ['auditor', 'developer'] }), 'who');
  assert.equal(gate(after(), inviteAdmin, host), 'account-exists');
});

test('a person of the team has a role and no organisation, a contact an organisation and no role', () => {
  assert.equal(gate(undefined, { ...inviteAdmin, roles: [] } as AccountCommand, host), 'roles');
  assert.equal(gate(undefined, { ...contact, roles: ['lead'] } as AccountCommand, host), 'roles');
});

test('nobody but the person registers a passkey or issues a token, not even an administrator or the host', () => {
  for (const command of [register('k1'), issue()]) {
    assert.equal(types(after(), command, self).length, 1);
    const others: Actor[] = [admin, stranger, host, { kind: 'anyone' }];
    for (const other of others) assert.equal(gate(after(), command, other), 'who');
  }
});

test('recovery is for the host alone and ends every session', () => {
  assert.deepEqual(decideAccount(after(), { type: 'RecoverAccount' }, host, now, two), [
    { type: 'SessionsEnded', cause: 'recovery', by: 'system' },
  ]);
  for (const other of [self, admin, stranger]) assert.equal(gate(after(), { type: 'RecoverAccount' }, other), 'who');
});

test('the last passkey stays, an earlier one goes together with every session', () => {
  const one = after({ type: 'PasskeyRegistered', passkey: 'k1', label: 'Laptop', by: 'account:a1' });
  assert.equal(gate(one, { type: 'RemovePasskey', passkey: 'k1' }, self), 'last-passkey');
  const both = evolveAccount(name, one, {
    event: { type: 'PasskeyRegistered', passkey: 'k2', label: 'Key', by: 'account:a1' },
    at: now,
  });
  assert.deepEqual(types(both, { type: 'RemovePasskey', passkey: 'k1' }, self), ['PasskeyRemoved', 'SessionsEnded']);
  assert.equal(gate(both, { type: 'RemovePasskey', passkey: 'k3' }, self), 'passkey-unknown');
  assert.equal(gate(both, { type: 'RemovePasskey', passkey: 'k1' }, stranger), 'who');
});

test('a token lives at most 90 days, has a scope, and can be revoked once', () => {
  assert.equal(gate(after(), issue(plus(now, 90 * day + 1)), self), 'token-life');
  assert.equal(gate(after(), issue(now), self), 'token-life');
  assert.equal(gate(after(), issue(plus(now, 90 * day)), self), undefined);
  assert.equal(gate(after(), { ...issue(), scopes: [] } as AccountCommand, self), 'token-scopes');
  const decision = decideAccount(after(), issue(), self, now, two);
  assert.ok(!isRefusal(decision));
  const issued = evolveAccount(name, after(), { event: decision[0]!, at: now });
  assert.deepEqual(types(issued, { type: 'RevokeToken', token: 't1' }, admin), ['TokenRevoked']);
  assert.equal(gate(issued, { type: 'RevokeToken', token: 't1' }, stranger), 'who');
  assert.equal(gate(after(), { type: 'RevokeToken', token: 't1' }, self), 'token-unknown');
});

test('the only administrator can neither be closed nor lose the role', () => {
  const alone = { otherAdmins: 0 };
  assert.equal(gate(after(), { type: 'CloseAccount', reason: 'left' }, host, alone), 'last-admin');
  assert.equal(gate(after(), { type: 'ChangeRoles', roles: ['lead'] }, admin, alone), 'last-admin');
  assert.equal(gate(after(), { type: 'ChangeRoles', roles: ['admin'] }, admin, alone), undefined);
  assert.deepEqual(types(after(), { type: 'CloseAccount', reason: 'left' }, admin), ['SessionsEnded', 'AccountClosed']);
  assert.deepEqual(types(after(), { type: 'ChangeRoles', roles: ['lead'] }, admin), ['RolesChanged', 'SessionsEnded']);
});

const someCommand = fc.constantFrom<AccountCommand>(
  register('k1'),
  register('k2'),
  { type: 'RemovePasskey', passkey: 'k1' },
  { type: 'RemovePasskey', passkey: 'k2' },
  issue(),
  { type: 'RevokeToken', token: 't1' },
  { type: 'EndSessions' },
  { type: 'AgreeToDrills' },
  { type: 'DeclineDrills' },
  { type: 'RecoverAccount' },
  { type: 'ChangeRoles', roles: ['lead'] },
  { type: 'ChangeRoles', roles: [] },
  { type: 'CloseAccount', reason: 'left' },
  inviteAdmin,
);

test('on any walk: a stranger changes nothing, a closed account stays closed and empty, an enrolled one keeps a passkey', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(someCommand, fc.constantFrom(self, admin, stranger, host))), (walk) => {
      let state = after();
      for (const [command, actor] of walk) {
        const decision = decideAccount(state, command, actor, now, two);
        if (isRefusal(decision)) continue;
        assert.notEqual(actor, stranger);
        assert.equal(state.closed, undefined);
        const hadPasskey = state.passkeys.length > 0;
        for (const event of decision) state = evolveAccount(name, state, { event, at: now });
        if (state.closed) assert.deepEqual([state.passkeys, state.tokens], [[], []]);
        else assert.ok(!hadPasskey || state.passkeys.length > 0);
        assert.ok(state.roles.length > 0);
      }
    }),
  );
});

test('nobody agrees to drills for another, and the word can be taken back', () => {
  const agreed = decideAccount(after(), { type: 'AgreeToDrills' }, self, now, two);
  assert.deepEqual(agreed, [{ type: 'DrillsAgreed', by: actorText(self) }]);
  for (const other of [admin, stranger, host]) {
    assert.ok(isRefusal(decideAccount(after(), { type: 'AgreeToDrills' }, other, now, two)));
  }
  const state = after({ type: 'DrillsAgreed', by: 'x' });
  assert.equal(state.drillsSince, now);
  assert.deepEqual(decideAccount(state, { type: 'AgreeToDrills' }, self, now, two), []);
  const declined = evolveAccount(name, state, { event: { type: 'DrillsDeclined', by: 'x' }, at: now });
  assert.equal(declined.drillsSince, undefined);
});

test('a book that does not begin with an invitation is a fault', () => {
  const event: AccountEvent = { type: 'SessionsEnded', cause: 'asked', by: 'system' };
  assert.throws(() => evolveAccount(name, undefined, { event, at: now }), /does not begin with AccountInvited/);
});
