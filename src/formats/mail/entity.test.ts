import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { type Attachment, encryptedEntity, innerEntity, quotedPrintable, serialise } from './entity.ts';

const outer = [
  ['From', 'security@contour.example'],
  ['Subject', '[contour] #security notice 7QK2-M4TD'],
] as const;
const bundle: Attachment = {
  name: 'fix-1.33.bundle',
  type: 'application/octet-stream',
  bytes: Uint8Array.from([0, 13, 10, 255]),
};
const read = (text: string, files: readonly Attachment[] = []) =>
  PostalMime.parse(Buffer.from(serialise(innerEntity(text, files, outer, 'b'))));

test('what another reader of MIME finds in a letter is its text, whatever stands in it', async () => {
  const odd = fc.array(
    fc.constantFrom('a', ' ', '\t', '\n', '=', '.', 'ü', '✓', '🔒', '\u2028', 'From ', 'x'.repeat(80), '\r\n'),
    {
      maxLength: 60,
    },
  );
  await fc.assert(
    fc.asyncProperty(odd, async (pieces) => {
      const text = pieces.join('').replaceAll(/\r\n?/g, '\n');
      const found = await read(text);
      assert.equal((found.text ?? '').replaceAll('\r\n', '\n').replace(/\n$/, ''), text.replace(/\n$/, ''));
    }),
  );
});

test('lines are short and ASCII, nothing hangs at their ends, and no line begins with From', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(200), (text, many) => {
      for (const line of quotedPrintable(`From me ${text}${'ü'.repeat(many)} \nFrom you`).split('\r\n')) {
        assert.match(line, /^[\t\x20-\x7e]{0,76}$/);
        assert.doesNotMatch(line, /[ \t]$|^From /);
      }
    }),
  );
});

test('files travel inside, byte for byte, and the outer header fields stand once more within', async () => {
  const found = await read('See the bundle.', [bundle]);
  assert.equal(found.text?.trim(), 'See the bundle.');
  assert.equal(found.subject, outer[1][1]);
  const [file] = found.attachments;
  assert.deepEqual([file?.filename, file?.mimeType], ['fix-1.33.bundle', 'application/octet-stream']);
  assert.deepEqual(new Uint8Array(file!.content as ArrayBuffer), bundle.bytes);
  const raw = serialise(innerEntity('x', [bundle], outer, 'b'));
  assert.match(raw, /^HP-Outer: Subject: \[contour\] #security notice 7QK2-M4TD\r$/m);
  assert.match(raw, /^Content-Type: multipart\/mixed; boundary="b"; hp="cipher"\r$/m);
});

test('a name or type that could be read as more than that is refused', () => {
  for (const wrong of [
    { name: '../fix' },
    { name: 'a"b' },
    { name: 'a\r\nBcc: x' },
    { type: 'text/html; x="y"' },
    { name: '' },
  ]) {
    assert.throws(() => innerEntity('x', [{ ...bundle, ...wrong }], outer, 'b'), RangeError);
  }
});

test('an encrypted message stands in the two parts of RFC 3156', () => {
  const { headers, body } = encryptedEntity('-----BEGIN PGP MESSAGE-----\n\nAAAA\n-----END PGP MESSAGE-----\n', 'out');
  assert.deepEqual(headers, [
    ['Content-Type', 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary="out"'],
  ]);
  assert.equal(
    body,
    [
      '--out',
      'Content-Type: application/pgp-encrypted',
      'Content-Description: PGP/MIME version identification',
      '',
      'Version: 1',
      '--out',
      'Content-Type: application/octet-stream; name="encrypted.asc"',
      'Content-Disposition: inline; filename="encrypted.asc"',
      '',
      '-----BEGIN PGP MESSAGE-----',
      '',
      'AAAA',
      '-----END PGP MESSAGE-----',
      '--out--',
      '',
    ].join('\r\n'),
  );
});
