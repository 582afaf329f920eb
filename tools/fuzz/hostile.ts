/** Chance by a seed: the same seed gives the same run everywhere (mulberry32). */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export type Chance = ReturnType<typeof chance>;

const repeats = [
  '9',
  '.',
  '-',
  ' ',
  '\n',
  '\\',
  '"',
  '(',
  '[',
  '*',
  '_',
  '`',
  '#',
  '<',
  '%',
  '%2',
  '1.',
  'a@',
  '0-',
  '~',
  ':',
  '|',
  '/',
  '../',
  '>=1,',
  '<1||',
  'CVE-',
  'http://',
  '![',
  '](',
  '&#',
  '😀',
  '\u202e',
];
const values = [
  null,
  true,
  -1,
  1e308,
  0,
  '',
  ' ',
  '\u0000',
  '__proto__',
  {},
  [],
  [[]],
  [null],
  { constructor: {} },
  'vers:npm/>=1|<2',
  'pkg:npm/%',
  '>= 1, < 2 ||',
  'CVSS:3.1/AV:N',
  '2026-13-99T99:99:99Z',
  'javascript:alert(1)',
];

/** Words that a pattern may stumble over: a short piece many times, with or without an end that does not fit. */
export function hostileWord(pick: Chance): string {
  const piece = repeats[pick(repeats.length)]! + (pick(3) === 0 ? repeats[pick(repeats.length)]! : '');
  return piece.repeat(1 + pick(20_000)) + ['', '!', '\u0000', 'x'][pick(4)]!;
}

/** A value that stands where another was wanted: another kind, a hostile word, or nesting without end. */
export function hostileValue(pick: Chance): unknown {
  if (pick(4) === 0) return hostileWord(pick);
  if (pick(12) > 0) return structuredClone(values[pick(values.length)]);
  let deep: unknown = 'x';
  for (let level = pick(pick(8) === 0 ? 12_000 : 60); level > 0; level -= 1)
    deep = pick(2) === 0 ? [deep] : { a: deep };
  return deep;
}
