import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { advisorySchema } from '../advisory/advisory.ts';
import { maybeMoment, moment } from '../process/fields.ts';
import { didYouMean, faultsFromZod, fieldNames, pointerTo } from './zod-faults.ts';

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  count: z.int().min(1).max(3).optional(),
  kind: z.enum(['patch', 'rebuild']).optional(),
  lines: z
    .array(z.strictObject({ id: z.string().regex(/^\d+\.\d+$/, 'must look like 1.33') }))
    .max(1)
    .optional(),
  either: z.union([z.string(), z.strictObject({ at: z.string() })]).optional(),
  home: z.url().optional(),
});

function faultsIn(value: unknown) {
  const result = schema.safeParse(value);
  assert.ok(!result.success);
  return faultsFromZod(result.error, value, fieldNames(schema)).map((f) => [f.rule, f.path, f.message, f.mend]);
}

const cases: readonly [unknown, string, string, string, string][] = [
  [{}, 'missing', '/name', '"name" is missing.', 'Add it; it must be text.'],
  [{ name: 1.3 }, 'wrong-kind', '/name', '"name" is a number.', 'It must be text; put it in quotation marks.'],
  [{ name: null }, 'wrong-kind', '/name', '"name" is nothing.', 'It must be text.'],
  [{ name: '' }, 'empty', '/name', '"name" is empty.', 'Fill it in, or leave it out if it is optional.'],
  [{ name: 'toolong' }, 'too-long', '/name', '"name" is longer than 5 characters.', 'Keep it to 5 characters.'],
  [{ name: 'a', nmae: 1 }, 'unknown-field', '/nmae', 'There is no field "nmae" here.', 'Did you mean "name"?'],
  [{ name: 'a', id: 'x' }, 'unknown-field', '/id', 'There is no field "id" here.', 'Take it out, or correct its name.'],
  [
    { name: 'a', zzzzzz: 1 },
    'unknown-field',
    '/zzzzzz',
    'There is no field "zzzzzz" here.',
    'Take it out, or correct its name.',
  ],
  [{ name: 'a', count: '' }, 'empty', '/count', '"count" is empty.', 'It must be a number.'],
  [{ name: 'a', kind: '' }, 'empty', '/kind', '"kind" is empty.', 'Use one of patch, rebuild.'],
  [{ name: 'a', count: 4 }, 'too-great', '/count', '"count" is too great.', 'Give at most 3.'],
  [
    { name: 'a', kind: 'pacth' },
    'not-in-list',
    '/kind',
    '"kind" must be one of patch, rebuild.',
    'Did you mean "patch"?',
  ],
  [
    { name: 'a', lines: [{ id: 'x' }] },
    'form',
    '/lines/0/id',
    '"id" must look like 1.33.',
    'Correct how it is written.',
  ],
  [{ name: 'a', lines: [1] }, 'wrong-kind', '/lines/0', 'Entry 1 is a number.', 'It must be a set of fields.'],
  [
    { name: 'a', either: { at: 1 } },
    'wrong-kind',
    '/either/at',
    '"at" is a number.',
    'It must be text; put it in quotation marks.',
  ],
];

for (const [value, ...expected] of cases) {
  test(`${JSON.stringify(value)} is told as ${expected[0]}`, () => {
    assert.deepEqual(faultsIn(value), [expected]);
  });
}

test('a list that is too long names its entries', () => {
  const [found] = faultsIn({ name: 'a', lines: [{ id: '1.1' }, { id: '1.2' }] });
  assert.deepEqual(found, ['too-long', '/lines', '"lines" is longer than 1 entry.', 'Keep it to 1 entry.']);
});

test('pointers escape what RFC 6901 asks for', () => {
  assert.equal(pointerTo(['a/b', 0, 'c~d']), '/a~1b/0/c~0d');
  assert.equal(pointerTo([]), '');
});

test('a guess is near or absent', () => {
  assert.equal(didYouMean('afected', ['affected', 'fixed']), 'affected');
  assert.equal(didYouMean('nmae', ['name']), 'name', 'two neighbours are swapped');
  for (const far of ['xnme', 'axme', 'mnea', 'line']) assert.equal(didYouMean(far, ['name']), undefined, far);
  assert.equal(didYouMean('anything', []), undefined);
});

test('field names are found at every depth', () => {
  const names = fieldNames(advisorySchema);
  for (const name of ['title', 'introduced', 'affiliation', 'purl', 'url']) assert.ok(names.includes(name), name);
});

test('a day that does not exist is told as one, with the nearest that does, wherever a moment is read', () => {
  const shape = z.strictObject({ date: moment('Date'), end: maybeMoment('End') });
  const given = { date: '2026-02-30T16:00:00Z', end: '2026-13-01T16:00:00Z' };
  const { error } = shape.safeParse(given);
  assert.deepEqual(
    faultsFromZod(error!, given).map(({ path, message, mend }) => [path, message, mend]),
    [
      ['/date', '"date" says 2026-02-30, a day that does not exist.', 'The nearest day is 2026-02-28.'],
      ['/end', '"end" says 2026-13-01, a day that does not exist.', 'The nearest day is 2026-12-01.'],
    ],
  );
});
