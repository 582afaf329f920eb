import assert from 'node:assert/strict';
import { test } from 'node:test';
import { steps } from '../../core/process/index.ts';
import { routes } from '../routes.ts';
import { describeApi } from './description.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}
interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const described = describeApi(routes, '1.0.0') as Described;

test('every route of the API is described, each under a name of its own', () => {
  const wanted = routes.filter(({ path }) => path.startsWith('/api/') && !path.endsWith('openapi.json'));
  const told = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  assert.deepEqual(told.sort(), wanted.map(({ method, path }) => `${method} ${path}`).sort());
  const names = Object.values(described.paths).flatMap((methods) =>
    Object.values(methods).map((each) => each.operationId),
  );
  assert.equal(new Set(names).size, names.length);
});

test('every place in a path is a parameter, and every step has its input', () => {
  for (const [path, methods] of Object.entries(described.paths)) {
    const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters = [] } of Object.values(methods)) {
      assert.deepEqual(
        parameters.filter((each) => each.in === 'path').map(({ name }) => name),
        places,
        path,
      );
    }
  }
  for (const { id } of steps) assert.ok(described.components.schemas[`Input.${id}`], id);
});

test('inputs are spelt in snake case, but for documents that have a form of their own', () => {
  const text = JSON.stringify(described.components.schemas['Input.share-plan']);
  assert.match(text, /no_workaround_known/);
  assert.doesNotMatch(text, /noWorkaroundKnown/);
  assert.match(text, /"maxLength":20000/);
  assert.match(JSON.stringify(described.components.schemas['Input.draft-advisory']), /"attackVectors"/);
});
