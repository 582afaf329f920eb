import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, given, people, recorded, reported } from '../../../test/support/law.ts';
import { type Actor, actorText, maySeeCase, partiesOf, roles } from './actor.ts';

const fresh = given(recorded([reported()])).state;
const told = given(after('SendNotice')).state;
const account = (...of: (typeof roles)[number][]): Actor => ({ kind: 'account', id: 'someone', roles: of });

test('responders and leads see every case; developers and release managers those that they were let into', () => {
  assert.ok(maySeeCase(people.lead, fresh) && maySeeCase(people.responder, fresh));
  assert.ok(!maySeeCase(people.developer, fresh) && !maySeeCase(people.releaser, fresh));
  assert.ok(maySeeCase(people.developer, told) && maySeeCase(people.releaser, told));
});

test('an administrator or auditor sees no case, even as a member of it', () => {
  const invited = {
    ...fresh,
    members: ['adam', 'aude'].map((id) => ({ account: id, since: fresh.openedAt, reason: 'x' })),
  };
  for (const actor of [people.admin, people.auditor]) {
    assert.equal(maySeeCase(actor, invited), false);
    assert.deepEqual(partiesOf(actor, invited), []);
  }
  assert.deepEqual(
    partiesOf(account('admin', 'lead', 'auditor'), fresh),
    ['lead'],
    'these roles are no party of a case',
  );
});

test('a conflict closes the case to its owner, whatever the roles', () => {
  const conflicted = { ...told, conflicted: ['someone'] };
  assert.ok(roles.every((role) => !maySeeCase(account(role, 'lead'), conflicted)));
  assert.deepEqual(partiesOf(account('lead'), conflicted), []);
});

test('an auditor who was let into a case sees it no more than before; outside parties see no desk, whatever their id', () => {
  const since = fresh.openedAt;
  const invited = { ...fresh, members: [{ account: 'someone', since, reason: 'x' }] };
  assert.equal(maySeeCase(account('auditor'), invited), false);
  assert.equal(maySeeCase(account('developer'), invited), true);
  assert.equal(maySeeCase({ kind: 'distributor', id: 'someone', organisation: 'quay' }, invited), false);
});

test('outside parties act only in their own case', () => {
  assert.deepEqual(partiesOf(people.reporter, fresh), ['reporter']);
  assert.deepEqual(partiesOf(people.otherReporter, fresh), []);
  assert.deepEqual(partiesOf(people.harbour, fresh), []);
  assert.deepEqual(partiesOf(people.harbour, told), ['distributor']);
  assert.deepEqual(partiesOf(people.outsider, told), []);
  assert.deepEqual(partiesOf(people.anyone, told), []);
  assert.equal(maySeeCase(people.reporter, fresh), false, 'the desk’s view is the team’s');
});

test('the record names actors by opaque ids alone', () => {
  assert.equal(actorText(people.lead), 'account:lena');
  assert.equal(actorText(people.reporter), 'reporter:rita');
  assert.equal(actorText(people.harbour), 'distributor:hana');
  assert.equal(actorText(people.system), 'system');
});
