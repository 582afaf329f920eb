import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markLength } from '../store/pictures.ts';
import { newKey } from '../vault/keys.ts';
import { seal, sealOverhead } from '../vault/seal.ts';
import { Opened, openedUnder } from './opened.ts';

const bytes = (text: string) => Buffer.from(text);
const unwrapper = () => {
  const asked: string[] = [];
  return {
    asked,
    open: (wrapped: Buffer) => {
      asked.push(wrapped.toString());
      return bytes(`key of ${wrapped}`);
    },
  };
};

test('a key is unwrapped once for the same bytes, and anew for others', () => {
  const [opened, { asked, open }] = [new Opened(), unwrapper()];
  assert.equal(opened.key('a', bytes('one'), open)?.toString(), 'key of one');
  assert.equal(opened.key('a', bytes('one'), open)?.toString(), 'key of one');
  assert.equal(opened.key('a', bytes('two'), open)?.toString(), 'key of two');
  assert.deepEqual(asked, ['one', 'two']);
});

test('a key that was destroyed is forgotten with everything that it opened', () => {
  const [opened, { open }] = [new Opened(), unwrapper()];
  opened.key('a', bytes('one'), open);
  opened.keep('a', bytes('mark'), { secret: 'x' }, 10);
  opened.keepTail('a', [{ seq: 1 }], 10);
  assert.deepEqual(opened.picture('a', bytes('mark')), { secret: 'x' });
  assert.equal(opened.key('a', null, open), undefined);
  assert.equal(opened.picture('a', bytes('mark')), undefined);
  assert.deepEqual(opened.tail('a', 1, 1), []);
});

test('a picture is found by the mark of its own seal alone, and nobody can change what others will read', () => {
  const [opened, { open }] = [new Opened(), unwrapper()];
  opened.key('a', bytes('one'), open);
  opened.keep('a', bytes('mark 1'), { members: ['mara'] }, 10);
  assert.equal(opened.picture('a', bytes('mark 2')), undefined);
  assert.equal(opened.picture('b', bytes('mark 1')), undefined);
  const state = opened.picture('a', bytes('mark 1')) as { members: string[] };
  assert.throws(() => state.members.push('eve'), TypeError);
});

test('a tail answers from its first event on and never beyond what the picture holds', () => {
  const [opened, { open }] = [new Opened(), unwrapper()];
  opened.key('a', bytes('one'), open);
  opened.keepTail('a', [{ seq: 3 }, { seq: 4 }, { seq: 5 }], 10);
  assert.deepEqual(opened.tail('a', 4, 6), [{ seq: 4 }, { seq: 5 }]);
  assert.deepEqual(opened.tail('a', 2, 6), [], 'what is missing at its beginning is read anew');
  assert.deepEqual(opened.tail('a', 3, 4), [], 'a book that is shorter than what is at hand is read anew');
});

test('what was not asked for longest goes first, by number and by size', () => {
  const [opened, { asked, open }] = [new Opened({ keys: 2, size: 100 }), unwrapper()];
  opened.key('a', bytes('a'), open);
  opened.key('b', bytes('b'), open);
  opened.key('a', bytes('a'), open);
  opened.key('c', bytes('c'), open);
  opened.key('a', bytes('a'), open);
  opened.key('b', bytes('b'), open);
  assert.deepEqual(asked, ['a', 'b', 'c', 'b']);
  opened.keep('a', bytes('m'), {}, 60);
  opened.keep('b', bytes('m'), {}, 60);
  assert.equal(opened.picture('a', bytes('m')), undefined);
  assert.deepEqual(opened.picture('b', bytes('m')), {});
});

test('what one root key opened is nothing to another', () => {
  const [root, other] = [bytes('root'), bytes('root')];
  assert.equal(openedUnder(root), openedUnder(root));
  assert.notEqual(openedUnder(root), openedUnder(other));
});

test('two seals never share a mark, not even of the same words under the same key', () => {
  const key = newKey();
  const marks = [1, 2].map(() => seal(key, 'the same words', ['case']).subarray(0, markLength).toString('hex'));
  assert.notEqual(marks[0], marks[1]);
  assert.equal(markLength, sealOverhead - 16, 'a mark is all of a seal that comes before its content');
});
