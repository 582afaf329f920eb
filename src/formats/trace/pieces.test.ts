import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { strToU8, zipSync, zlibSync } from 'fflate';
import { marksIn } from '../../core/notices/trace.ts';
import { piecesOf } from './pieces.ts';

const ref = '7QK2-M4TD';
const isFound = (bytes: Uint8Array) => marksIn(piecesOf(bytes).texts, [{ kind: 'reference', value: ref }]).length === 1;
const utf8 = (text: string) => strToU8(text);
const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const filler = 'The proxy may be stopped by a request. '.repeat(12);

const found: Readonly<Record<string, Uint8Array>> = {
  'a plain text': utf8(`${filler}Our reference is ${ref}.`),
  'a quoted-printable mail, broken in the middle': utf8(`Subject: x\r\n\r\n${filler}7QK2=\r\n=2DM4=\r\nTD`),
  'look-alikes in quoted-printable': utf8('=D0=9A is Cyrillic: 7Q=D0=9A2-M4=D0=A2D'),
  'a part of a mail in base64': utf8(
    `Content-Transfer-Encoding: base64\r\n\r\n${base64(`${filler}${ref}${filler}`)}\r\n--x`,
  ),
  'a mail within a mail, both in base64': utf8(
    `\r\n${base64(`Subject: y\r\n\r\n${base64(`${filler}${ref}`)}\r\n`)}\r\n`,
  ),
  'a page with entities and tags': utf8(`<p>7QK&#50;<b>&#x2d;M</b>4<wbr>T&shy;D</p>`),
  'an address': utf8(`https://example.org/?next=%2Fpartner%2Fnotices%2F7QK2%2DM4TD`),
  'UTF-16': wide(`${filler}${ref}`),
  'an archive': zipSync({ 'a/b.txt': utf8(ref) }),
  'an archive in an archive': zipSync({ 'inner.zip': zipSync({ 'b.txt': utf8(ref) }) }),
  'an office document': zipSync({ 'word/document.xml': utf8('<w:t>7QK</w:t></w:r><w:r><w:t>2-M4</w:t><w:t>TD</w:t>') }),
  'a PDF': Buffer.concat([
    Buffer.from('%PDF-1.4\n1 0 obj <</Filter /FlateDecode>>\nstream\n'),
    zlibSync(utf8('BT [(7Q) -20 (K2-) 15.5 (M4TD)] TJ ET')),
    Buffer.from('\nendstream\nendobj\n'),
  ]),
};

for (const [name, bytes] of Object.entries(found)) {
  test(`a mark is found in ${name}`, () => assert.ok(isFound(bytes)));
}

test('another text holds none, whatever it is wrapped in', () => {
  for (const text of [filler, base64(filler), 'the ref 7QK2-M4TE']) {
    assert.ok(!isFound(utf8(text)));
    assert.ok(!isFound(zipSync({ 'a.txt': utf8(text) })));
  }
});

test('whatever bytes come, they are taken apart without a throw', () => {
  const start = fc.constantFrom('', 'PK\u0003\u0004', '%PDF-1.4\nstream\n', 'QUJDREVGR0g=\n', '<p>&#99999999;');
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 500 }), (head, tail) => {
      assert.ok(piecesOf(Buffer.concat([Buffer.from(head, 'latin1'), tail])).texts.length >= 0);
    }),
  );
});

test('an archive that would fill the memory is left alone', () => {
  const bomb = zipSync({ 'zeros.txt': new Uint8Array(40_000_000) });
  const { files } = piecesOf(bomb);
  assert.equal(files.length, 1);
});
