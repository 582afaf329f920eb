/** An exact decimal fraction, `digits / 10 ** scale`: CVSS rounds at one place, where binary fractions go astray. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Reads plain decimal text such as `6.42`, `-3` or `.5`. */
export function decimal(text: string): Decimal {
  const [whole = '', part = ''] = text.split('.');
  return { digits: BigInt(whole + part), scale: part.length };
}

const powers: bigint[] = [1n];
function tenTo(exponent: number): bigint {
  for (let n = powers.length; n <= exponent; n++) powers.push(powers[n - 1]! * 10n);
  return powers[exponent]!;
}

const digitsAt = (x: Decimal, scale: number): bigint => x.digits * tenTo(scale - x.scale);

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale };
}

export function minus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: digitsAt(a, scale) - digitsAt(b, scale), scale };
}

export function times(...factors: readonly Decimal[]): Decimal {
  return factors.reduce((a, b) => ({ digits: a.digits * b.digits, scale: a.scale + b.scale }));
}

export function power(x: Decimal, exponent: number): Decimal {
  return { digits: x.digits ** BigInt(exponent), scale: x.scale * exponent };
}

export function least(a: Decimal, b: Decimal): Decimal {
  return minus(a, b).digits <= 0n ? a : b;
}

export const isPositive = (x: Decimal): boolean => x.digits > 0n;

/** The smallest number of tenths that is not below `x` (CVSS 3, "Roundup"), as an exact decimal. For `x` ≥ 0. */
export function roundUp(x: Decimal): Decimal {
  if (x.scale <= 1) return x;
  const unit = tenTo(x.scale - 1);
  return { digits: (x.digits + unit - 1n) / unit, scale: 1 };
}

/** Nearest tenth, halves upwards (CVSS 2), as an exact decimal. */
export function roundHalfUp(x: Decimal): Decimal {
  if (x.scale <= 1) return x;
  const unit = tenTo(x.scale - 1);
  const doubled = 2n * x.digits + unit;
  const quotient = doubled / (2n * unit);
  return { digits: doubled < 0n && doubled % (2n * unit) !== 0n ? quotient - 1n : quotient, scale: 1 };
}

/** The number that people and JSON show; exact for what has been rounded to tenths. */
export const toNumber = (x: Decimal): number => Number(x.digits) / 10 ** x.scale;
