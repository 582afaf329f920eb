import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStore } from '../../test/support/cluster.ts';
import { instant } from '../core/process/instant.ts';
import { createBook } from './books.ts';
import { insertMail, listWaitingMails } from './mails.ts';

const at = (minute: number) => instant(`2026-04-01T09:0${minute}:00Z`);

test('whoever floods the mailbox hides no mail that came to a reply address', async () => {
  const { store } = await testStore('contour');
  const about = { project: 'contour', kind: 'case', id: 'c1' } as const;
  await store.withTx('contour', async (tx) => {
    await createBook(tx, about);
    for (const [n, ref] of ['K7W2-A1B2', null, null, 'K7W2-A1B2', null, null].entries()) {
      const digest = Buffer.alloc(32, n);
      await insertMail(tx, { id: `m${n}`, digest, message: null, ref, about, body: Buffer.from('sealed') }, at(n));
    }
    const ids = (await listWaitingMails(tx, 3)).map(({ id }) => id);
    assert.deepEqual(ids, ['m5', 'm3', 'm0'], 'answers before the rest, and shown newest first');
  });
});
