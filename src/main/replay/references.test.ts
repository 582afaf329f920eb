import assert from 'node:assert/strict';
import test from 'node:test';
import { resolve, typedFrom } from './references.ts';

const known = { lena: { account: 'a1' }, notice: { id: 'n1' } };
const of = (name: string) => ['$', `{${name}}`].join('');

test('a reference is put in its place, however deep, and other texts stay', () => {
  const given = { account: of('lena.account'), deep: [{ text: `see ${of('notice.id')}.` }], count: 3, money: '$5 {x}' };
  assert.deepEqual(resolve(given, known), { account: 'a1', deep: [{ text: 'see n1.' }], count: 3, money: '$5 {x}' });
});

test('a reference to what is not there yet is told by its name', () => {
  assert.throws(() => resolve({ a: of('case.number') }, known), /case\.number/);
});

test('an input is typed into a form as a person would', () => {
  const typed = typedFrom({
    text: 'a',
    count: 3,
    yes: true,
    no: false,
    lines: [{ line: '1.33', planned: '1.33.4' }, { line: '1.32' }],
    blocks: { description: 'x' },
  });
  assert.deepEqual(typed, {
    text: 'a',
    count: '3',
    yes: 'on',
    no: undefined,
    lines: '1.33 1.33.4\n1.32',
    'blocks.description': 'x',
  });
});
