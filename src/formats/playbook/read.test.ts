import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readYaml } from './read.ts';

const rulesOf = (text: string) => readYaml(text).faults.map((f) => f.rule);

test('text stays text: no dates, no yes and no, no merge keys', () => {
  const { value, faults } = readYaml('at: 2026-04-01\nanswer: yes\nline: "1.30"\nnumber: 1.30\nnothing: ~\n<<: x\n');
  assert.deepEqual(faults, []);
  assert.deepEqual(value, { at: '2026-04-01', answer: 'yes', line: '1.30', number: 1.3, nothing: null, '<<': 'x' });
});

test('every JSON value reads as itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
      const read = readYaml(JSON.stringify(value, undefined, space));
      assert.deepEqual(read.faults, []);
      assert.deepEqual(JSON.parse(JSON.stringify(read.value)), JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a field that stands twice is refused with its place', () => {
  const [found] = readYaml('a: 1\nb:\n  c: 1\n  c: 2\n').faults;
  assert.equal(found?.rule, 'yaml');
  assert.match(found?.message ?? '', /^Line 4, column 3: /);
  assert.match(found?.mend ?? '', /Keep one/);
  assert.deepEqual(rulesOf('{"a": 1, "a": 2}'), ['yaml']);
});

for (const [title, said, mend] of [
  ['Path traversal: dots', 'A field begins within the value of another.', /a colon in it in quotation marks/],
  ['"Path traversal', 'The quotation mark " is not closed.', /Close it/],
  ['`heron` reads', 'A text without quotation marks cannot begin with `.', /in quotation marks/],
  ['@heron/x reads', 'A text without quotation marks cannot begin with @.', /in quotation marks/],
  ['%2e reads', 'A text without quotation marks cannot begin with %.', /in quotation marks/],
  ["'Heron's files'", 'The value has ended before this.', /A mark that stands in it is written twice/],
  ['[heron] reads', 'The value has ended before this.', /in quotation marks/],
  ['"C:\\path"', '\\p has no meaning here.', /two backslashes/],
  ['!important', 'Nothing is known that is called !important.', /in quotation marks/],
  ['*heron', '*heron refers to a place that is not there.', /in quotation marks/],
] as const) {
  test(`a title that YAML reads otherwise is told in plain words: ${title}`, () => {
    const [found] = readYaml(`id: X-1\ntitle: ${title}\n`).faults;
    assert.equal(found?.message.replace(/^Line \d+, column \d+: /, ''), said);
    assert.match(found?.mend ?? '', mend);
  });
}

test('a field without a space after its colon is told in plain words', () => {
  const [found] = readYaml('id: X-1\ntitle:none\ncve: Y\n').faults;
  assert.equal(found?.message, 'Line 2, column 1: What should be the name of a field goes on over several lines.');
});

test('bombs, deep nests and large files are refused', () => {
  const levels = [...'abcdefghi'].map((name, n, all) => {
    const inner = n === 0 ? '"x"' : Array.from({ length: 9 }, () => `*${all[n - 1]}`).join(', ');
    return `${name}: &${name} [${inner}]`;
  });
  assert.ok(rulesOf(levels.join('\n')).includes('yaml-aliases'));
  const small = [
    'a: &a [x, x, x, x, x, x, x]',
    'b: &b [*a, *a, *a, *a, *a, *a, *a]',
    'c: [*b, *b, *b, *b, *b, *b, *b, *b]',
  ];
  assert.deepEqual(rulesOf(small.join('\n')), ['yaml-aliases']);
  assert.deepEqual(rulesOf(`a: "${'x'.repeat(1_000_001)}"`), ['yaml-size']);
  const nested = rulesOf(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  assert.ok(nested.length > 0);
});

test('several documents, foreign tags and tabs as indentation are refused', () => {
  for (const text of ['a: 1\n---\nb: 2\n', 'a: !!js/function "x"\n', 'a:\n\tb: 1\n', 'a: [1\n', 'a: "x\n']) {
    assert.ok(rulesOf(text).length > 0, text);
  }
});

test('a key that is called like a part of every object is only a key', () => {
  const { value } = readYaml('__proto__:\n  polluted: true\n');
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  assert.deepEqual(Object.keys(value as object), ['__proto__']);
});

test('a pointer leads to the line and column of its field, a missing one to its parent', () => {
  const read = readYaml('title: x\naffected:\n  - vendor: y\n    ranges:\n      - line: 1\n"a/b": {c: 1}\n');
  assert.deepEqual(read.positionOf(''), { line: 1, column: 1 });
  assert.deepEqual(read.positionOf('/title'), { line: 1, column: 1 });
  assert.deepEqual(read.positionOf('/affected/0/ranges/0/line'), { line: 5, column: 9 });
  assert.deepEqual(read.positionOf('/affected/0/product'), { line: 3, column: 5 });
  assert.deepEqual(read.positionOf('/a~1b/c'), { line: 6, column: 9 });
});

test('reading never throws, whatever the file holds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'[]{}:-?&*!|>%@` \n"\'a') })), (text) => {
      const read = readYaml(text);
      for (const pointer of ['', '/a', '/0/a']) assert.ok(read.positionOf(pointer).line >= 1);
    }),
    { numRuns: 1_000 },
  );
});

test('a file that is nested too deeply is refused in our own words, however it goes deep', () => {
  for (const text of ['['.repeat(10_000), `${'[1, '.repeat(3_000)}`, '- '.repeat(9_000)]) {
    const { faults } = readYaml(text);
    assert.ok(faults.length > 0);
    assert.doesNotMatch(JSON.stringify(faults), /call stack|regular expression|overflow/i);
  }
});
