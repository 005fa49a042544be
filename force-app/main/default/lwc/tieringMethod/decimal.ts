/** An exact decimal number: `units` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** Beyond any number Salesforce can send (a double ends at 1e308); keeps a hostile exponent from filling the memory. */
const LARGEST_EXPONENT = 400;
const DECIMAL = /^([+-]?)(\d+)?(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * Reads a decimal number as Salesforce writes it: `1054`, `163339.50`, `-0.0`, `1.2345678E7`. Nothing else is a number:
 * no blanks, no thousands separators, no currency signs.
 * @throws RangeError naming the text.
 */
export function parseDecimal(text: string): Decimal {
  const match = DECIMAL.exec(text);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  const exponent = Number(match?.[4] ?? 0);
  if (!match || whole + fraction === '' || Math.abs(exponent) > LARGEST_EXPONENT) {
    throw new RangeError(`"${text}" is not a decimal number`);
  }
  const digits = BigInt(whole + fraction);
  const units = match[1] === '-' ? -digits : digits;
  const scale = fraction.length - exponent;
  return scale >= 0 ? { units, scale } : { units: units * powerOfTen(-scale), scale: 0 };
}

/** Exact: the result has the larger scale of the two. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) {
    return { units: a.units + b.units, scale: a.scale };
  }
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

/** Exact: the scales add up. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/**
 * The quotient with the given number of decimals, half-even.
 * @throws RangeError when the divisor is zero.
 */
export function divideDecimal(dividend: Decimal, divisor: Decimal, decimals: number): Decimal {
  if (divisor.units === 0n) {
    throw new RangeError(`${formatDecimal(dividend)} cannot be divided by zero`);
  }
  const sign = divisor.units < 0n ? -1n : 1n;
  const shift = decimals + divisor.scale - dividend.scale;
  const over = sign * dividend.units * powerOfTen(Math.max(shift, 0));
  const under = sign * divisor.units * powerOfTen(Math.max(-shift, 0));
  return { units: divideHalfEven(over, under), scale: decimals };
}

/** Negative when a is smaller, 0 when both are the same amount, positive when a is larger. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = unitsAt(a, scale);
  const right = unitsAt(b, scale);
  return left < right ? -1 : Number(left > right);
}

/** Canonical text: no exponent, no trailing zeros, no minus before zero (`10005534`, `163339.5`). */
export function formatDecimal({ units, scale }: Decimal): string {
  const text = fixedText(units, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
}

/** Half-even at the given number of decimals, with all of them written (`163339.50`). For display and storage only. */
export function roundDecimal(value: Decimal, decimals: number): string {
  const units =
    value.scale <= decimals
      ? unitsAt(value, decimals)
      : divideHalfEven(value.units, powerOfTen(value.scale - decimals));
  return fixedText(units, decimals);
}

export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** The units of a decimal at a scale that is not smaller than its own. */
export function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return scale === wanted ? units : units * powerOfTen(wanted - scale);
}

/** Rounds half to the even neighbour; the divisor is positive. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = size / divisor;
  const twice = (size % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return dividend < 0n ? -rounded : rounded;
}

/** Units written with all decimals of their scale. */
export function fixedText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
