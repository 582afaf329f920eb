/** One measured figure beside a floor or a peer of the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer: { readonly name: string; readonly value: number; readonly unit?: string };
  /** What is held against the bound, where that is not the figure itself. */
  readonly held?: { readonly value: number; readonly of: string };
  /** Left out where the figure is there for comparing alone. */
  readonly bound?: { readonly is: 'at least' | 'under'; readonly value: number };
}

/** The middle one; the mean of the middle two of an even number. @throws RangeError for none */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new RangeError('There is no median of nothing.');
  return (low + high) / 2;
}

/** Whether the bound is reached; undefined where none is set. */
export function isReached({ value, held, bound }: Figure): boolean | undefined {
  const judged = held?.value ?? value;
  return bound && (bound.is === 'at least' ? judged >= bound.value : judged < bound.value);
}

/** Three figures that count, however large or small. */
export function sayNumber(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 3));
}

/** The figures as a table of text, one line each. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['figure', 'value', 'beside', 'value', 'ratio', 'bound', 'reached'];
  const rows = figures.map((figure) => {
    const { name, value, unit, peer, held, bound } = figure;
    return [
      name,
      `${sayNumber(value)} ${unit}`,
      peer.name,
      `${sayNumber(peer.value)} ${peer.unit ?? unit}`,
      sayNumber(value / peer.value),
      bound ? `${held?.of ?? 'value'} ${bound.is} ${bound.value}${held ? '' : ` ${unit}`}` : '',
      bound ? (isReached(figure) ? 'yes' : 'NO') : '',
    ];
  });
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]!.length)));
  return [head, widths.map((width) => '-'.repeat(width)), ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
