import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromEpoch } from '../core/process/instant.ts';
import { type LinkedRow, link, verifyChain } from './chain.ts';

function book(length: number, name = 'b1', from = 1): LinkedRow[] {
  const rows: LinkedRow[] = [];
  for (let seq = from; seq < from + length; seq += 1) {
    const header = {
      project: 'contour',
      kind: 'case' as const,
      book: name,
      seq,
      type: seq === 1 ? 'ReportReceived' : 'NoteAdded',
      at: fromEpoch(1_775_034_000_000 + seq * 1_000),
      actor: `person:${seq % 3}`,
    };
    const body = Buffer.from(`sealed ${name} ${seq}`);
    rows.push({ header, body, hash: link(rows.at(-1)?.hash ?? null, header, body) });
  }
  return rows;
}

const place = fc.nat({ max: 9 });

test('an untouched book verifies, an empty one too', () => {
  assert.deepEqual(verifyChain(book(10)), { valid: true, count: 10 });
  assert.deepEqual(verifyChain([]), { valid: true, count: 0 });
});

test('an edit of any field of any entry shows at that entry', () => {
  const edits: ((row: LinkedRow) => LinkedRow)[] = [
    (row) => ({ ...row, body: Buffer.concat([row.body, Buffer.from('!')]) }),
    (row) => ({ ...row, header: { ...row.header, type: 'CaseClosed' } }),
    (row) => ({ ...row, header: { ...row.header, at: fromEpoch(1_775_030_000_000) } }),
    (row) => ({ ...row, header: { ...row.header, actor: 'person:9' } }),
    (row) => ({ ...row, header: { ...row.header, kind: 'project' } }),
    (row) => ({ ...row, header: { ...row.header, project: 'envoy' } }),
    (row) => ({ ...row, hash: Buffer.alloc(32) }),
  ];
  fc.assert(
    fc.property(place, fc.constantFrom(...edits), (index, edit) => {
      const rows = book(10);
      rows[index] = edit(rows[index] as LinkedRow);
      const verdict = verifyChain(rows);
      assert.equal(verdict.valid, false);
      // Changing the project of the first entry makes every later one look foreign instead.
      assert.ok(!verdict.valid && (verdict.seq === index + 1 || index === 0));
    }),
  );
});

test('a loss before the end, an insertion, a swap and a repetition show', () => {
  fc.assert(
    fc.property(fc.nat({ max: 8 }), (index) => {
      const lost = book(10).toSpliced(index, 1);
      assert.equal(verifyChain(lost).valid, false);
      const renumbered = lost.map((row, at) => ({ ...row, header: { ...row.header, seq: at + 1 } }));
      assert.equal(verifyChain(renumbered).valid, false);
      const inserted = book(10).toSpliced(index, 0, book(10, 'b2')[index] as LinkedRow);
      assert.equal(verifyChain(inserted).valid, false);
      const swapped = book(10);
      [swapped[index], swapped[index + 1]] = [swapped[index + 1] as LinkedRow, swapped[index] as LinkedRow];
      assert.equal(verifyChain(swapped).valid, false);
      const twice = book(10).toSpliced(index, 0, book(10)[index] as LinkedRow);
      assert.equal(verifyChain(twice).valid, false);
    }),
  );
});

test('an entry that was rewritten together with its own link breaks the one after it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 8 }), (index) => {
      const rows = book(10);
      const { header } = rows[index] as LinkedRow;
      const body = Buffer.from('something else');
      rows[index] = { header, body, hash: link(rows[index - 1]?.hash ?? null, header, body) };
      const why = `entry ${index + 2} is not what was recorded`;
      assert.deepEqual(verifyChain(rows), { valid: false, seq: index + 2, why });
    }),
  );
});

test('a cut end and a rewritten book show against a link that somebody outside has seen', () => {
  const rows = book(10);
  const seen = { seq: 10, hash: (rows[9] as LinkedRow).hash };
  assert.equal(verifyChain(rows.slice(0, 7)).valid, true);
  assert.deepEqual(verifyChain(rows.slice(0, 7), [seen]), {
    valid: false,
    seq: 10,
    why: 'entry 10 was seen outside and is missing here',
  });
  const rewritten: LinkedRow[] = [];
  for (const { header, body } of rows) {
    const earlier = { ...header, at: fromEpoch(1_775_000_000_000 + header.seq) };
    rewritten.push({ header: earlier, body, hash: link(rewritten.at(-1)?.hash ?? null, earlier, body) });
  }
  assert.equal(verifyChain(rewritten).valid, true);
  assert.equal(verifyChain(rewritten, [seen]).valid, false);
  assert.deepEqual(verifyChain(rows, [seen]), { valid: true, count: 10 });
});
