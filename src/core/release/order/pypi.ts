import { compareDigits, compareLists, compareText, isDigits } from './digits.ts';

// PEP 440, appendix B, in one expression.
const form =
  /^v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)(?:[-_.]?(?<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preN>\d*))?(?<post>-(?<postN1>\d+)|[-_.]?(?:post|rev|r)[-_.]?(?<postN2>\d*))?(?<dev>[-_.]?dev[-_.]?(?<devN>\d*))?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;

const preRank: Readonly<Record<string, number>> = { a: 0, alpha: 0, b: 1, beta: 1, c: 2, rc: 2, pre: 2, preview: 2 };

/** PEP 440; what it does not read is a legacy version and comes before all that it does. */
export function comparePypi(a: string, b: string): number {
  const [x, y] = [read(a), read(b)];
  if (!x || !y) {
    if (x || y) return x ? 1 : -1;
    return compareLists(legacy(a), legacy(b), compareText);
  }
  return (
    compareDigits(x.epoch, y.epoch) ||
    compareLists(x.release, y.release, compareDigits, '0') ||
    x.phase - y.phase ||
    compareDigits(x.preN, y.preN) ||
    compareMaybe(x.post, y.post, -1) ||
    compareMaybe(x.dev, y.dev, 1) ||
    compareLocal(x.local, y.local)
  );
}

function read(text: string) {
  const found = form.exec(text.trim().toLowerCase())?.groups;
  if (!found) return undefined;
  const { epoch = '0', release = '', pre, preN = '', post, postN1, postN2 = '', dev, devN = '', local } = found;
  // A development release of a final one comes before all its pre-releases.
  const phase = pre !== undefined ? preRank[pre]! : post === undefined && dev !== undefined ? -1 : 3;
  return {
    epoch,
    release: release.split('.'),
    phase,
    preN,
    post: post === undefined ? undefined : (postN1 ?? postN2),
    dev: dev === undefined ? undefined : devN,
    local: local?.split(/[-_.]/),
  };
}

/** @param missing where a version without this part stands: -1 before those with it, 1 after them */
function compareMaybe(a: string | undefined, b: string | undefined, missing: 1 | -1): number {
  if (a === undefined || b === undefined) {
    return a === b ? 0 : a === undefined ? missing : -missing;
  }
  return compareDigits(a, b);
}

function compareLocal(a: readonly string[] | undefined, b: readonly string[] | undefined): number {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  return compareLists(a, b, (x, y) => {
    const [m, n] = [isDigits(x), isDigits(y)];
    if (m && n) return compareDigits(x, y);
    return m === n ? compareText(x, y) : m ? 1 : -1;
  });
}

const replaced: Readonly<Record<string, string>> = { pre: 'c', preview: 'c', '-': 'final-', rc: 'c', dev: '@' };

/** The key by which setuptools ordered versions before PEP 440. */
function legacy(text: string): readonly string[] {
  const key: string[] = [];
  const found = [
    ...text
      .trim()
      .toLowerCase()
      .split(/(\d+|[a-z]+|\.|-)/),
    'final',
  ];
  for (const raw of found) {
    const part = replaced[raw] ?? raw;
    if (part === '' || part === '.') continue;
    if (isDigits(part)) {
      key.push(part.padStart(8, '0'));
      continue;
    }
    const word = `*${part}`;
    if (word < '*final') while (key.at(-1) === '*final-') key.pop();
    while (key.at(-1) === '00000000') key.pop();
    key.push(word);
  }
  return key;
}
