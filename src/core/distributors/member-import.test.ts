import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Known, readMembers, rowsAtMost } from './member-import.ts';

const known: Known = {
  addresses: new Set(['psirt@acme.example']),
  sameAddress: (address) => address.toLowerCase(),
  isSameName: (name) => name === 'Acme',
};
const read = (...lines: readonly string[]) => readMembers(lines.join('\n'), known);
const head = 'organisation,address,contact,products';
const places = (...lines: readonly string[]) => {
  const found = read(...lines);
  return found.kind === 'rows' ? found.rows.length : found.faults.map(({ path }) => path);
};

test('a list of members is read with its quotes, its separators and its marks', () => {
  const row = { line: 2, name: 'Quay "Cloud", Ltd', address: 'sec@quay.example', contactName: 'Una', products: 'A\nB' };
  assert.deepEqual(read(`\uFEFF${head}`, '"Quay ""Cloud"", Ltd",sec@quay.example,Una,"A\nB"', ''), {
    kind: 'rows',
    rows: [row],
  });
  const short = { line: 2, name: 'Quay', address: 'sec@quay.example', contactName: 'Quay', products: 'Not said yet.' };
  for (const [separator, end] of [
    [';', '\r\n'],
    ['\t', '\n'],
  ] as const) {
    const text = [`Email${separator}Company`, `sec@quay.example${separator}Quay`].join(end);
    assert.deepEqual(readMembers(text, known), { kind: 'rows', rows: [short] });
  }
});

test('a hostile row is refused at its line, and with it the whole file', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['=HYPERLINK("x"),a@b.example,,', ['/rows/2/organisation']],
    ['Quay,a@b.example,+1,', ['/rows/2/contact']],
    ['Quay,"a@b.example, eve@c.example",,', ['/rows/2/address']],
    ['Quay,Una <a@b.example>,,', ['/rows/2/address']],
    ['Quay,"a@b.example\nBcc: eve@c.example",,', ['/rows/2/address']],
    ['Quay,,,', ['/rows/2/address']],
    [',a@b.example,,', ['/rows/2/organisation']],
    ['Quay,PSIRT@acme.example,,', ['/rows/2/address']],
    ['Acme,a@b.example,,', ['/rows/2/organisation']],
    ['Quay,a@b.example', ['/rows/2/file']],
    ['"Quay,a@b.example,,', ['/rows/2/file']],
    ['Quay\u0007,a@b.example,,', ['/rows/2/organisation']],
  ];
  for (const [row, expected] of cases) assert.deepEqual(places(head, row), expected, row);
  assert.deepEqual(places(head, 'Quay,a@b.example,,', 'Tern,A@b.example,,'), ['/rows/3/address']);
  assert.deepEqual(places('name,products', 'Quay,x'), ['/rows/1/address']);
  assert.deepEqual(places('name,email,mail', 'Quay,x,y'), ['/rows/1/address']);
  assert.deepEqual(places(head), ['/rows/1/file']);
});

test('ten thousand rows are refused by their number, and many wrong ones are not all told', () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => `Org ${n},a${n}@b.example,,`);
  assert.deepEqual(places(head, ...rows), [`/rows/${rowsAtMost + 2}/file`]);
  assert.equal(places(head, ...rows.slice(0, rowsAtMost)), rowsAtMost);
  const wrong = read(head, ...rows.slice(0, 200).map((row) => `=${row}`));
  assert.ok(wrong.kind === 'faults' && wrong.faults.length === 50 && wrong.left > 0);
});

test('no text at all breaks the reader, and every row that it takes has one address', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
      const found = read(head, ...lines);
      if (found.kind === 'rows') for (const { address } of found.rows) assert.match(address, /^[^\s,;<>]+@[^\s,;<>]+$/);
      else assert.ok(found.faults.length > 0);
    }),
  );
});
