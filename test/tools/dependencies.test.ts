import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
const { dependencies, optionalDependencies, devDependencies, scripts } = JSON.parse(read('package.json'));
const all: [string, string][] = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies });

test('every dependency has its reason in decision 0004', () => {
  const reasons = [...read('docs/decisions/0004-dependencies.md').matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
  const hasReason = (name: string) =>
    reasons.some((it) => it === name || (it.endsWith('*') && name.startsWith(it.slice(0, -1))));
  assert.deepEqual(
    all.map(([name]) => name).filter((name) => !hasReason(name)),
    [],
  );
});

test('every dependency is pinned to one exact version', () => {
  for (const [name, version] of all) assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name);
});

test('installing Tidegate runs no script of ours', () => {
  for (const hook of ['preinstall', 'install', 'postinstall', 'prepare']) assert.equal(scripts[hook], undefined, hook);
});

test('the lockfile names no registry', () => {
  assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
});
