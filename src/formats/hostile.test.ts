import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contour } from '../../test/support/contour.ts';
import { nativeSchemes, readNative } from '../core/advisory/native.ts';
import { parsePurl } from '../core/advisory/purl.ts';
import { parseVers } from '../core/advisory/vers.ts';
import { compareVersions } from '../core/release/versions.ts';
import { score } from '../core/scores/score.ts';
import { decodeDocument } from './bytes.ts';
import { formats } from './index.ts';
import { deepestNesting, longestDocument, readJson } from './json.ts';
import { firstBreak } from './json-text.ts';

const faultOf = (text: string) => {
  const read = readJson(text);
  return 'fault' in read ? read.fault : undefined;
};

test('text that is no JSON is told with its line and column', () => {
  assert.match(faultOf('{\n  "a": 1,\n  "b": true,\n}')!.message, /line 4, column 1 "}" may not stand/);
  assert.match(faultOf('{"a": tru}')!.message, /line 1, column 10 "}" may not stand/);
  assert.match(faultOf('{"a": "b\\x"}')!.message, /line 1, column 9/);
  assert.match(faultOf('{"a": 01}')!.message, /line 1, column 7 "0" may not stand/);
  assert.match(faultOf(`["${'a'.repeat(1_000_000)}`)!.message, /column 1000003 the text ends/);
  assert.match(faultOf('{"a": [1, 2')!.message, /line 1, column 12 the text ends/);
  assert.match(faultOf('')!.message, /line 1, column 1 the text ends/);
  assert.match(faultOf('{"a": 1} x')!.message, /line 1, column 10 "x" may not stand/);
});

test('the place of a break is one at which the platform gives up too', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const text = fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \n\tau01-.eEtrufalsn'), maxLength: 12 });
  fc.assert(
    fc.property(text, fc.jsonValue(), fc.nat(), (noise, value, at) => {
      const whole = JSON.stringify(value);
      const broken = whole.slice(0, at % (whole.length + 1)) + noise + whole.slice(at % (whole.length + 1));
      assert.equal(faultOf(broken)?.rule === 'json', !isJson(broken), broken);
      // What comes before the place can still be continued to JSON; with the mark there it cannot.
      if (!isJson(broken)) assert.ok(firstBreak(broken) <= broken.length);
      if (isJson(broken)) assert.equal(firstBreak(broken), broken.length);
    }),
    { numRuns: 2_000 },
  );
});

test('a field that stands twice is told with the place of the second one', () => {
  const found = faultOf('{\n "a": {"x": "}{\\"x\\": 1"},\n "b": [{"x": 1}, {"x": 2}],\n "\\u0061": 2\n}')!;
  assert.equal(found.rule, 'json-twice');
  assert.match(found.message, /"a" stands twice; the second time at line 4, column 2/);
});

test('any JSON value without doubled fields reads as itself', () => {
  const value = fc
    .jsonValue({ maxDepth: 5 })
    .filter((one) => !/__proto__|constructor|prototype/.test(JSON.stringify(one)));
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2), (given, space) => {
      const text = JSON.stringify(given, undefined, space);
      assert.deepEqual(readJson(text), { value: JSON.parse(text) });
    }),
  );
});

test('fields that programs take for their own are refused where they stand', () => {
  assert.equal(faultOf('{"a": [{"__proto__": {"polluted": true}}]}')?.path, '/a/0/__proto__');
  assert.equal(faultOf('{"constructor": {"prototype": {"polluted": true}}}')?.path, '/constructor');
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

test('a document may not be nested without end', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  assert.deepEqual(faultOf(deep(deepestNesting)), undefined);
  const found = faultOf(`{"a":${deep(10_000)}}`)!;
  assert.equal(found.rule, 'json-depth');
  assert.ok(found.path.startsWith('/a/0/0/0'));
});

test('a document over the bound is refused before it is read', () => {
  assert.equal(faultOf('x'.repeat(longestDocument + 1))?.rule, 'document-size');
  const read = decodeDocument(new Uint8Array(longestDocument + 1));
  assert.equal('fault' in read && read.fault.rule, 'document-size');
});

test('bytes are UTF-8 with or without a mark; any other encoding is told', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
  const said = (given: Uint8Array) => {
    const read = decodeDocument(given);
    return 'fault' in read ? read.fault.message : read.text;
  };
  assert.equal(said(bytes([0xef, 0xbb, 0xbf], '{"a": "ü"}')), '{"a": "ü"}');
  assert.match(said(Buffer.from('\u{feff}{}', 'utf16le')), /UTF-16/);
  assert.match(said(Buffer.from('{"a": 1}', 'utf16le')), /UTF-16/);
  assert.match(said(bytes([0xfe, 0xff, 0, 0x7b])), /UTF-16/);
  assert.match(said(Buffer.from('{\n "a": "Müller"}', 'latin1')), /line 2, column 9 can't be read/);
});

for (const format of formats) {
  test(`${format.id}: hostile text ends in a fault, never in an exception`, async () => {
    const published = contour();
    const valid = format.render(published);
    const cases = [
      '',
      ' ',
      'null',
      '[]',
      '{}',
      '"x"',
      '0',
      '\u0000',
      valid.slice(0, -20),
      `${valid}${valid}`,
      '['.repeat(10_000),
    ];
    for (const text of cases) {
      assert.ok(Array.isArray(await format.check(text)));
      const { faults } = await format.read(text);
      // Prose that breaks off is still prose; what stands in it twice is told.
      const isProse = ['markdown', 'html', 'mail'].includes(format.id) && text.length > 100;
      const isTold = isProse
        ? text.length < valid.length || faults.length > 0
        : faults.some(({ severity }) => severity === 'error');
      assert.ok(isTold, text.slice(0, 40));
    }
  });
}

test('no pattern on the way of a word takes more than its share for a piece that repeats', () => {
  // Nothing is timed: a pattern that tries every way to cut such a text would not end before the tests are ended.
  const pieces = [
    '9',
    '1.',
    '-0',
    ' ',
    '%2',
    '>=1,',
    '||',
    '1-a.',
    '../',
    'a/',
    ':',
    '[1,',
    'AV:N/',
    'x@',
    '~>',
    '0.0.0-',
  ];
  for (const piece of pieces) {
    for (const end of ['', '!', ' x', '\u0000']) {
      const word = piece.repeat(4_000) + end;
      for (const start of ['', 'pkg:npm/', 'vers:npm/', 'CVSS:3.1/', '>= ']) {
        const text = start + word;
        parsePurl(text);
        parseVers(text);
        score(text);
        for (const scheme of nativeSchemes) readNative(scheme, text);
        for (const ecosystem of ['npm', 'Maven', 'PyPI', 'Debian', 'Alpine', 'Red Hat', 'Packagist', 'RubyGems', ''])
          compareVersions(text.slice(0, 1_000), `${text.slice(0, 999)}z`, ecosystem);
      }
    }
  }
});
