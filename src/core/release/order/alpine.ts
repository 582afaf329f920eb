import { compareDebian } from './debian.ts';
import { compareDigits, compareLists, compareText } from './digits.ts';

const suffixes = ['alpha', 'beta', 'pre', 'rc', '', 'cvs', 'svn', 'git', 'hg', 'p'];
const form =
  /^(\d+(?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:~[0-9a-f]+)?(?:-r(\d+)$)?(.*)$/;

/** apk-tools' version order: numbers, a letter, suffixes, the package's own revision. */
export function compareAlpine(a: string, b: string): number {
  const [x, y] = [read(a), read(b)];
  if (!x || !y) return Number(x !== undefined) - Number(y !== undefined) || compareText(a, b);
  return (
    compareNumbers(x.numbers, y.numbers) ||
    compareText(x.letter, y.letter) ||
    compareLists(x.suffixes, y.suffixes, compareSuffixes, { rank: suffixes.indexOf(''), number: '' }) ||
    compareDigits(x.revision, y.revision) ||
    compareRest(x.rest, y.rest)
  );
}

interface Suffix {
  readonly rank: number;
  readonly number: string;
}

function read(text: string) {
  const found = form.exec(text.trim());
  if (!found) return undefined;
  const [, numbers = '', letter = '', tail = '', revision = '', rest = ''] = found;
  return {
    numbers: numbers.split('.'),
    letter,
    suffixes: [...tail.matchAll(/_([a-z]+)(\d*)/g)].map(
      ([, word = '', number = '']): Suffix => ({ rank: suffixes.indexOf(word), number }),
    ),
    revision,
    rest,
  };
}

/** What is no version by the rules any more comes before what is, and is ordered as Debian would. */
function compareRest(a: string, b: string): number {
  if (a === '' || b === '') return Number(b !== '') - Number(a !== '');
  return a.startsWith('-') && b.startsWith('-') ? 0 : compareDebian(a, b);
}

/** After the first, a number with a leading zero is read like decimals: 1.02 comes before 1.1. */
function compareNumbers(a: readonly string[], b: readonly string[]): number {
  for (let n = 0; n < Math.min(a.length, b.length); n += 1) {
    const [x, y] = [a[n]!, b[n]!];
    const isDecimal = n > 0 && (x.startsWith('0') || y.startsWith('0'));
    const order = isDecimal ? compareText(x, y) : compareDigits(x, y);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const compareSuffixes = (a: Suffix, b: Suffix): number => a.rank - b.rank || compareDigits(a.number, b.number);
