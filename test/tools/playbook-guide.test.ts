import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { playbookSchema } from '../../src/core/process/playbook.ts';

const guide = readFileSync('docs/guide/playbooks.md', 'utf8');
const contour = parse(readFileSync('playbooks/contour.yaml', 'utf8')) as Record<string, unknown>;

test('every example of the guide is taken in a playbook', () => {
  const examples = [...guide.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => parse(text!) as object | null);
  assert.ok(examples.length > 8);
  for (const example of examples) {
    const read = playbookSchema.safeParse({ ...contour, ...example });
    assert.ok(read.success, `${JSON.stringify(example)}: ${read.error?.message}`);
  }
});

test('the guide names every key of a playbook, two levels down', () => {
  const said = [...guide.matchAll(/`([\w.-]+)`|^### (.*)$/gm)].map(([, code, heading]) => code ?? heading!);
  const named = new Set(said.flatMap((words) => words.toLowerCase().split(/[., ]+/)));
  for (const [name, schema] of Object.entries(playbookSchema.shape)) {
    for (const key of [name, ...keysOf(schema)]) assert.ok(named.has(key.toLowerCase()), `${name}.${key}`);
  }
});

/** The keys of an object, also behind a default. */
function keysOf(schema: unknown): readonly string[] {
  const { shape, def } = schema as { shape?: object; def?: { innerType?: unknown } };
  if (shape) return Object.keys(shape);
  return def?.innerType ? keysOf(def.innerType) : [];
}
