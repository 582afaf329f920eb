import { compareDigits, compareText, isDigits } from './digits.ts';

interface Token {
  readonly before: '' | '.' | '-';
  readonly value: string;
}

const known = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const aliases: Readonly<Record<string, string>> = { cr: 'rc', ga: '', final: '', release: '' };
const shorts: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };

/** The order that the POM reference describes (Maven, Version Order Specification). */
export function compareMaven(a: string, b: string): number {
  const [x, y] = [tokens(a), tokens(b)];
  for (let n = 0; n < Math.max(x.length, y.length); n += 1) {
    const left = x[n] ?? padding(y[n]!);
    const right = y[n] ?? padding(x[n]!);
    const order = compareTokens(left, right);
    if (order !== 0) return order;
  }
  return 0;
}

/** A change between digits and letters counts as a hyphen; an empty token is 0. */
function tokens(text: string): readonly Token[] {
  const lower = text.trim().toLowerCase();
  const found: Token[] = [];
  let before: Token['before'] = '';
  for (const [raw] of lower.matchAll(/\d+|[^\d.-]+|[.-]/g)) {
    if (raw === '.' || raw === '-') {
      if (before !== '' || found.length === 0) found.push({ before, value: '0' });
      before = raw;
      continue;
    }
    found.push({ before: before === '' && found.length > 0 ? '-' : before, value: raw });
    before = '';
  }
  if (before !== '') found.push({ before, value: '0' });
  return trimmed(named(found));
}

/** Short names stand for words only right before a number: 1-a1 is an alpha, 1-a is not. */
function named(all: readonly Token[]): readonly Token[] {
  return all.map(({ before, value }, n) => {
    const next = all[n + 1];
    const isShort = next !== undefined && next.before === '-' && isDigits(next.value);
    return { before, value: aliases[value] ?? (isShort ? (shorts[value] ?? value) : value) };
  });
}

const isNull = ({ value }: Token): boolean => value === '' || /^0+$/.test(value);

/** Empty values go at the end of the whole and before each hyphen. */
function trimmed(all: readonly Token[]): readonly Token[] {
  const kept = [...all];
  for (let n = kept.length - 1; n > 0; n -= 1) {
    const isEnd = n === kept.length - 1 || kept[n + 1]!.before === '-';
    if (isEnd && isNull(kept[n]!)) kept.splice(n, 1);
  }
  return kept;
}

/** What a version that ends earlier holds in the place of a token: no number or no qualifier. */
const padding = ({ before, value }: Token): Token => ({ before, value: isDigits(value) ? '0' : '' });

function compareTokens(a: Token, b: Token): number {
  const [x, y] = [isDigits(a.value), isDigits(b.value)];
  if (a.before === b.before || a.before === '' || b.before === '') {
    if (x && y) return compareDigits(a.value, b.value);
    if (x !== y) return x ? 1 : -1;
    return compareQualifiers(a.value, b.value);
  }
  const rank = ({ before }: Token, isNumber: boolean) => (isNumber ? (before === '.' ? 3 : 2) : before === '.' ? 0 : 1);
  return rank(a, x) - rank(b, y) || (x ? compareDigits(a.value, b.value) : compareQualifiers(a.value, b.value));
}

function compareQualifiers(a: string, b: string): number {
  const [x, y] = [known.indexOf(a), known.indexOf(b)];
  if (x >= 0 && y >= 0) return x - y;
  if (x >= 0 || y >= 0) return x >= 0 ? -1 : 1;
  return compareText(a, b);
}
