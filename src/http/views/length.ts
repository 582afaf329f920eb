/** A length of the playbook in words: `3 business days`, `1 day`. */
export function sayLength(length: {
  readonly amount: number;
  readonly unit: 'hours' | 'days' | 'business-days';
}): string {
  const unit = length.unit.replace('-', ' ');
  return `${length.amount} ${length.amount === 1 ? unit.replace(/s$/, '') : unit}`;
}
