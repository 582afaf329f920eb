import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AccessId, accessOf, mayCall, routeAccess } from '../core/access/routes.ts';
import { orphans, routes } from './routes.ts';

test('every route has its row of access, and every row its route', () => {
  for (const { access } of routes) assert.ok(accessOf(access).who.length > 0, access);
  assert.deepEqual(orphans(), []);
});

test('a route without a row is refused, whatever every object has by that name', () => {
  for (const id of ['public.unheard-of', 'constructor', '__proto__']) {
    assert.throws(() => accessOf(id as AccessId), /has no row/, id);
  }
});

test('no two routes share a row or an address', () => {
  const rows = routes.map(({ access }) => access);
  assert.equal(new Set(rows).size, rows.length);
  const addresses = routes.map(({ method, path }) => `${method} ${path}`);
  assert.equal(new Set(addresses).size, addresses.length);
});

test('what changes something is never read with GET, and every row but the open ones keeps strangers out', () => {
  const open = Object.entries(routeAccess).filter(([, row]) => mayCall(row, ['anyone']));
  for (const [id] of open) assert.match(id, /^(public|room|identity|demo|api)\./, id);
  for (const { path, access } of routes) {
    if (path.startsWith('/desk') || path.startsWith('/partner')) {
      assert.equal(mayCall(accessOf(access), ['anyone']), false, path);
    }
  }
});

test('an administrator sees no case by being one', () => {
  for (const id of [
    'desk.case',
    'desk.case-step',
    'desk.file',
    'desk.advisory',
    'api.case',
    'api.case-step',
    'api.cases',
  ] as const) {
    assert.equal(mayCall(routeAccess[id], ['anyone', 'signed in', 'admin']), false, id);
    assert.equal(mayCall(routeAccess[id], ['anyone', 'signed in', 'auditor']), false, id);
  }
});
