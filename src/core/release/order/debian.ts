import { compareDigits } from './digits.ts';

/** deb-version(7): epoch, upstream version, Debian revision. */
export function compareDebian(a: string, b: string): number {
  const [x, y] = [read(a), read(b)];
  return (
    compareDigits(x.epoch, y.epoch) || compareParts(x.upstream, y.upstream) || compareParts(x.revision, y.revision)
  );
}

function read(text: string) {
  const [, epoch = '0', rest = ''] = /^(?:(\d+):)?(.*)$/s.exec(text.trim())!;
  const cut = rest.lastIndexOf('-');
  return cut < 0
    ? { epoch, upstream: rest, revision: '' }
    : { epoch, upstream: rest.slice(0, cut), revision: rest.slice(cut + 1) };
}

/** dpkg's verrevcmp: by turns a run that is no digits and a run of digits. */
function compareParts(a: string, b: string): number {
  let [x, y] = [a, b];
  while (x !== '' || y !== '') {
    const [wordX, wordY] = [/^\D*/.exec(x)![0], /^\D*/.exec(y)![0]];
    const order = compareWords(wordX, wordY);
    if (order !== 0) return order;
    [x, y] = [x.slice(wordX.length), y.slice(wordY.length)];
    const [runX, runY] = [/^\d*/.exec(x)![0], /^\d*/.exec(y)![0]];
    const byValue = compareDigits(runX, runY);
    if (byValue !== 0) return byValue;
    [x, y] = [x.slice(runX.length), y.slice(runY.length)];
  }
  return 0;
}

function compareWords(a: string, b: string): number {
  for (let n = 0; n < Math.max(a.length, b.length); n += 1) {
    const order = weight(a[n]) - weight(b[n]);
    if (order !== 0) return order;
  }
  return 0;
}

/** The tilde comes before the end, the end before letters, letters before everything else. */
function weight(char: string | undefined): number {
  if (char === undefined) return 0;
  if (char === '~') return -1;
  return /[A-Za-z]/.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + 256;
}
