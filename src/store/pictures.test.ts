import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStore } from '../../test/support/cluster.ts';
import type { BookRef } from '../core/case/ids.ts';
import { instant } from '../core/process/instant.ts';
import { createBook } from './books.ts';
import { bookKeyId, destroyKey, insertKey } from './keys.ts';
import {
  findByNumber,
  listDuePictures,
  listPictures,
  markLength,
  nextNumber,
  type Picture,
  readBodies,
  readNextDue,
  readPicture,
  writePicture,
} from './pictures.ts';

const at = (hour: number) => instant(`2026-04-01T${String(hour).padStart(2, '0')}:00:00Z`);
const ref = (id: string): BookRef => ({ project: 'contour', kind: 'case', id });

function picture(book: string, change: Partial<Picture> = {}): Picture {
  const body = Buffer.from(`sealed ${book}`);
  return { book, seq: 1, body, number: null, stage: 'triage', nextDueAt: null, updatedAt: at(9), ...change };
}

function head(book: string, change: Partial<Picture> = {}) {
  const { body, ...rest } = picture(book, change);
  return { ...rest, kind: 'case' as const, mark: body.subarray(0, markLength), wrapped: null };
}

test('a picture is written over, read, found by its number and listed, the one changed last first', async () => {
  const { store } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    for (const id of ['a', 'b']) await createBook(tx, ref(id));
    await writePicture(tx, ref('a'), picture('a'));
    await writePicture(tx, ref('b'), picture('b', { updatedAt: at(10) }));
    await writePicture(tx, ref('a'), picture('a', { seq: 2, number: '2026-001', updatedAt: at(11) }));
    const a = head('a', { seq: 2, number: '2026-001', updatedAt: at(11) });
    assert.deepEqual(await readPicture(tx, ref('a')), a);
    assert.deepEqual(await findByNumber(tx, 'case', '2026-001'), a);
    assert.deepEqual(await listPictures(tx, 'case', 'account'), [a, head('b', { updatedAt: at(10) })]);
    assert.equal(await readPicture(tx, ref('c')), undefined);
    assert.deepEqual(await listPictures(tx, 'account'), []);
    assert.deepEqual(await readBodies(tx, [a]), [{ kind: 'case', book: 'a', seq: 2, body: picture('a').body }]);
    assert.deepEqual(await readBodies(tx, [{ kind: 'account', book: 'a' }]), []);
  });
  const twice = store.withTx('contour', (tx) => writePicture(tx, ref('b'), picture('b', { number: '2026-001' })));
  await assert.rejects(twice, { code: '23505' });
});

test('the head of a picture carries how its body begins, and the key of its book until that is destroyed', async () => {
  const { store } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    const body = Buffer.from('the mark of a seal, which is forty-six bytes, and what it seals');
    await createBook(tx, ref('a'));
    await insertKey(tx, bookKeyId(ref('a')), Buffer.from('wrapped'), at(9));
    await writePicture(tx, ref('a'), picture('a', { body }));
    const found = await readPicture(tx, ref('a'));
    assert.deepEqual(found?.mark, body.subarray(0, markLength));
    assert.deepEqual(found?.wrapped, Buffer.from('wrapped'));
    await destroyKey(tx, bookKeyId(ref('a')), at(10));
    assert.equal((await readPicture(tx, ref('a')))?.wrapped, null);
  });
});

test('timers that are due come the most overdue first, up to the very instant', async () => {
  const { store } = await testStore('contour');
  await store.withTx('contour', async (tx) => {
    for (const [id, due] of [
      ['late', at(8)],
      ['later', at(7)],
      ['now', at(9)],
      ['soon', at(10)],
      ['never', null],
    ] as const) {
      await createBook(tx, ref(id));
      await writePicture(tx, ref(id), picture(id, { nextDueAt: due }));
    }
    const due = await listDuePictures(tx, at(9));
    assert.deepEqual(
      due.map(({ book, kind }) => [kind, book]),
      [
        ['case', 'later'],
        ['case', 'late'],
        ['case', 'now'],
      ],
    );
    assert.equal(await readNextDue(tx), at(7));
  });
});

test('numbers have no gaps though transactions fail and run at once, and each year and kind counts alone', async () => {
  const { store } = await testStore('contour', 'envoy');
  const draw = (fails: boolean) =>
    store.withTx('contour', async (tx) => {
      const number = await nextNumber(tx, 'case', 2026);
      if (fails) throw new Error('rolled back');
      return number;
    });
  const drawn = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => draw(i % 3 === 0)));
  const numbers = drawn.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  assert.deepEqual(
    numbers.sort((a, b) => a - b),
    Array.from({ length: numbers.length }, (_, i) => i + 1),
  );
  assert.equal(numbers.length, 13);
  assert.equal(await store.withTx('contour', (tx) => nextNumber(tx, 'case', 2027)), 1);
  assert.equal(await store.withTx('contour', (tx) => nextNumber(tx, 'advisory', 2026)), 1);
  assert.equal(await store.withTx('envoy', (tx) => nextNumber(tx, 'case', 2026)), 1);
});
