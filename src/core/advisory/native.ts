import { readSemver } from '../release/order/semver.ts';
import { type Comparator, type Constraint, comparators, type Vers } from './vers.ts';

type Reader = (text: string) => readonly Constraint[] | undefined;

const signs = /^(>=|<=|!=|==|~>|[<>=~^])\s*/;
const at = (comparator: Comparator, version: string): Constraint => ({ comparator, version });
const span = (from: string, to: string): Constraint[] => [at('>=', from), at('<', to)];

/** A bare word of a native range with its sign: `>= 1.2` is `['>=', '1.2']`. */
function signed(text: string): readonly [sign: string, version: string] {
  const sign = signs.exec(text)?.[1] ?? '';
  return [sign, text.slice(sign.length).trim()];
}

const raised = (numbers: readonly string[], place: number): string =>
  numbers.map((part, n) => (n < place ? part : n === place ? String(BigInt(part) + 1n) : '0')).join('.');

/** One word of npm: numbers that are missing or `x` leave the place open (node-semver, "Ranges"). */
function npmWord(word: string): Constraint[] | undefined {
  const [sign, said] = signed(word);
  const open = said
    .replace(/^v/, '')
    .split('.')
    .findIndex((part) => /^[xX*]$/.test(part));
  const known = open < 0 ? said : said.replace(/^v/, '').split('.').slice(0, open).join('.');
  if (known === '') return [];
  const read = readSemver(known);
  if (!read || read.numbers.length > 3) return undefined;
  const { numbers, pre } = read;
  const version = numbers.join('.') + (pre === undefined ? '' : `-${pre}`);
  const places = known.replace(/^v/, '').split(/[-+]/)[0]!.split('.').length;
  if (open > 0) return span(version, raised(numbers, open - 1));
  if (sign === '~') return span(version, raised(numbers, places === 1 ? 0 : 1));
  if (sign === '^') {
    const first = numbers.findIndex((part, n) => part !== '0' || n === places - 1);
    return span(version, raised(numbers, first));
  }
  const comparator = sign === '' ? '=' : comparators.find((one) => one === sign);
  return comparator && [at(comparator, version)];
}

/** `>=1.0.0 <2.0.0 || ^3.1`: spaces join, two pipes part. */
const npm: Reader = (text) => {
  const words = text
    .split('||')
    .flatMap((part) =>
      part
        .trim()
        .replaceAll(/(>=|<=|[<>=~^])\s+/g, '$1')
        .split(/[\s,]+/),
    )
    .filter((word) => word !== '')
    .map(npmWord);
  return words.includes(undefined) ? undefined : words.flatMap((one) => one!);
};

/** `>= 1.0, < 2.0`: what commas part all holds at once, as PyPI, RubyGems and GitHub write it. */
const listed: Reader = (text) => {
  const parts = text.split(',').map((part) => signed(part.trim()));
  const found = parts.map(([sign, version]): Constraint[] | undefined => {
    if (!/^[^\s<>=!~^,|]+$/.test(version)) return undefined;
    if (sign === '~>') return pessimistic(version);
    const comparator = sign === '' || sign === '==' ? '=' : comparators.find((one) => one === sign);
    return comparator && [at(comparator, version)];
  });
  return found.includes(undefined) ? undefined : found.flatMap((one) => one!);
};

/** RubyGems `~> 2.0.8`: the last number may grow. */
function pessimistic(version: string): Constraint[] | undefined {
  const numbers = version.split('.');
  if (numbers.length < 2 || !numbers.every((part) => /^\d+$/.test(part))) return undefined;
  return span(version, raised(numbers.slice(0, -1), numbers.length - 2));
}

/** NuGet and Maven: `[1.0,2.0)`, `(,1.5]`, `[1.2]`; a bare version means itself and everything after. */
const bracketed: Reader = (text) => {
  const found = /^([[(])([^,[\]()]*)(,?)([^,[\]()]*)([\])])$/.exec(text.trim());
  if (!found) return /^[^\s,[\]()]+$/.test(text.trim()) ? [at('>=', text.trim())] : undefined;
  const [, left, low = '', comma, high = '', right] = found;
  if (!comma) return left === '[' && right === ']' && low.trim() ? [at('=', low.trim())] : undefined;
  const lower = low.trim() ? [at(left === '[' ? '>=' : '>', low.trim())] : [];
  const upper = high.trim() ? [at(right === ']' ? '<=' : '<', high.trim())] : [];
  return [...lower, ...upper];
};

const readers: Readonly<Record<string, Reader>> = {
  npm,
  pypi: listed,
  gem: listed,
  github: (text) => (/^\s*[<>=!]/.test(text) ? listed(text) : undefined),
  openssl: listed,
  nuget: bracketed,
  maven: bracketed,
};

/** Schemes whose own notation of ranges is read. */
export const nativeSchemes: readonly string[] = Object.keys(readers);

/** Longer texts are no range that anybody wrote. */
const longest = 10_000;

/** Reads a range in the notation of its own ecosystem; undefined when it can't be read as one. */
export function readNative(scheme: string, text: string): Vers | undefined {
  const reader = Object.hasOwn(readers, scheme) && text.length <= longest ? readers[scheme] : undefined;
  const constraints = reader?.(text);
  return constraints && { scheme, constraints };
}
