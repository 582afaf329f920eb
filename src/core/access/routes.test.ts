import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessOf, mayCall, routeAccess } from './routes.ts';

test('a route is called by whoever has one of the names in its row', () => {
  const row = { who: ['lead', 'responder'] } as const;
  assert.equal(mayCall(row, ['anyone', 'signed in', 'responder']), true);
  assert.equal(mayCall(row, ['anyone', 'signed in', 'developer']), false);
  assert.equal(mayCall(row, []), false);
});

test('a route without a row is a fault, also one that is named like a part of every object', () => {
  assert.equal(accessOf('public.home'), routeAccess['public.home']);
  for (const id of ['nowhere', 'constructor']) assert.throws(() => accessOf(id), new RegExp(id));
});

test('whatever a token may call names the scope that it needs, and is for nobody who has not signed in', () => {
  for (const [id, row] of Object.entries(routeAccess)) {
    if (!('scope' in row)) continue;
    assert.match(row.scope, /^[a-z]+:[a-z]+$/, id);
    assert.equal(mayCall(row, ['anyone']), false, id);
  }
  assert.equal(accessOf('api.rota-step').scope, 'case:write');
  assert.equal(accessOf('api.rota').scope, 'case:read');
});
