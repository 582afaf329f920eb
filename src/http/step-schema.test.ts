import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepById } from '../core/process/index.ts';
import { fieldsOfInput } from './step-schema.ts';

test('a text that a gate demands may be sent empty, and is told as such, so that a form does not call it optional', () => {
  const [, text] = fieldsOfInput(stepById('reject-report')!.input).filter(({ kind }) => kind !== 'hidden');
  assert.equal(text!.name, 'text');
  assert.deepEqual([text!.isRequired, text!.isDemanded], [false, true]);
  const remains = fieldsOfInput(stepById('move-fix')!.input).find(({ name }) => name === 'remains');
  assert.equal(remains!.isDemanded, undefined);
});
