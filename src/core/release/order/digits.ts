/** Compares two runs of ASCII digits by value, however long they are. The empty run counts as 0. */
export function compareDigits(a: string, b: string): number {
  const x = a.replace(/^0+/, '');
  const y = b.replace(/^0+/, '');
  return x.length - y.length || compareText(x, y);
}

/** Compares two texts by their code units. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const isDigits = (text: string): boolean => /^[0-9]+$/.test(text);

/** Compares two lists part by part; what is missing in the shorter one is `pad`, or makes it the earlier one without. */
export function compareLists<T>(a: readonly T[], b: readonly T[], compare: (x: T, y: T) => number, pad?: T): number {
  for (let n = 0; n < Math.max(a.length, b.length); n += 1) {
    const x = a[n] ?? pad;
    const y = b[n] ?? pad;
    if (x === undefined || y === undefined) return a.length - b.length;
    const order = compare(x, y);
    if (order !== 0) return order;
  }
  return 0;
}
