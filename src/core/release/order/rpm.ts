import { compareDigits, compareText } from './digits.ts';

/** RPM's label order: epoch, version, release, each by rpmvercmp; a missing release is not compared. */
export function compareRpm(a: string, b: string): number {
  const [x, y] = [read(a), read(b)];
  const order = compareRuns(x.epoch, y.epoch) || compareRuns(x.version, y.version);
  if (order !== 0) return order;
  return x.release === undefined || y.release === undefined
    ? Number(x.release !== undefined) - Number(y.release !== undefined)
    : compareRuns(x.release, y.release);
}

function read(text: string) {
  const colon = text.indexOf(':');
  const epoch = colon > 0 ? text.slice(0, colon) : '0';
  const rest = text.slice(colon + 1);
  const cut = rest.indexOf('-');
  return cut < 0
    ? { epoch, version: rest, release: undefined }
    : { epoch, version: rest.slice(0, cut), release: rest.slice(cut + 1) };
}

/** rpmvercmp of RPM 4.15 and later, with the tilde for what comes before and the caret for what comes after. */
function compareRuns(a: string, b: string): number {
  if (a === b) return 0;
  let [x, y] = [a, b];
  for (;;) {
    [x, y] = [x.replace(/^[^0-9A-Za-z~^]+/, ''), y.replace(/^[^0-9A-Za-z~^]+/, '')];
    const mark = compareMarks(x, y);
    if (mark === 'both') {
      [x, y] = [x.slice(1), y.slice(1)];
      continue;
    }
    if (mark !== 0) return mark;
    if (x === '' || y === '') return Math.sign(x.length - y.length);
    const run = /^\d/.test(x) ? /^\d+/ : /^[A-Za-z]+/;
    const [runX, runY] = [run.exec(x)![0], run.exec(y)?.[0]];
    // Digits are newer than letters.
    if (runY === undefined) return /^\d/.test(x) ? 1 : -1;
    const order = /^\d/.test(x) ? compareDigits(runX, runY) : compareText(runX, runY);
    if (order !== 0) return order;
    [x, y] = [x.slice(runX.length), y.slice(runY.length)];
  }
}

function compareMarks(x: string, y: string): number | 'both' {
  if (x.startsWith('~') || y.startsWith('~')) {
    if (x.startsWith('~') && y.startsWith('~')) return 'both';
    return x.startsWith('~') ? -1 : 1;
  }
  if (x.startsWith('^') || y.startsWith('^')) {
    if (x.startsWith('^') && y.startsWith('^')) return 'both';
    if (x === '') return -1;
    if (y === '') return 1;
    return x.startsWith('^') ? -1 : 1;
  }
  return 0;
}
