const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const EXPONENT = 0x45;
/** Any number of so many digits is a safe integer (9e15 is the largest power of ten below 2^53). */
const SAFE_DIGITS = 15;
/** Any number of so many digits fits into a word. */
const WORD_DIGITS = 9;
const POWERS = Float64Array.from({ length: SAFE_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/**
 * Reads amounts from bytes, in units of ten to the power of minus `scale`: `163339.50`, `-0.0` and `1.2345678E7`, as Salesforce writes them.
 */
export class AmountReader {
  /**
   * NaN for anything but a whole number of units, also for an amount of more digits or decimals than can be told in units: that is not wrong yet,
   * and wants the exact parser.
   */
  units = 0;
  /** Where the amount ended: the first byte that is no part of a number. */
  end = 0;
  private readonly scale: number;

  constructor(scale: number) {
    this.scale = scale;
  }

  /** There must be a byte behind the amount that is no part of a number. */
  read(bytes: Uint8Array, start: number): void {
    const isNegative = bytes[start] === MINUS;
    const first = isNegative ? start + 1 : start;
    // In words, which are much faster than doubles; what overflows is read again.
    let mantissa = 0;
    let at = first;
    let digit = digitAt(bytes, at);
    while (digit <= 9) {
      mantissa = (Math.imul(mantissa, 10) + digit) | 0;
      digit = digitAt(bytes, ++at);
    }
    let digits = at - first;
    let decimals = 0;
    if (bytes[at] === POINT) {
      const point = at;
      digit = digitAt(bytes, ++at);
      while (digit <= 9) {
        mantissa = (Math.imul(mantissa, 10) + digit) | 0;
        digit = digitAt(bytes, ++at);
      }
      decimals = at - point - 1;
      // A point wants a digit on both sides here; the exact parser takes less.
      digits = digits === 0 || decimals === 0 ? 0 : digits + decimals;
    }
    this.end = at;
    const exponent = bytes[at] === EXPONENT ? this.readExponent(bytes, at + 1) : 0;
    const zeros = this.scale - decimals + exponent;
    const isSafe = digits > 0 && zeros >= 0 && digits + zeros <= SAFE_DIGITS;
    const number = digits <= WORD_DIGITS ? mantissa : longMantissa(bytes, first, at);
    const units = isSafe ? number * (POWERS[zeros] ?? NaN) : NaN;
    this.units = isNegative ? -units : units;
  }

  /** One or two digits without a sign; NaN otherwise. */
  private readExponent(bytes: Uint8Array, first: number): number {
    let exponent = 0;
    let at = first;
    for (let digit = digitAt(bytes, at); digit <= 9; digit = digitAt(bytes, ++at)) {
      exponent = exponent * 10 + digit;
    }
    this.end = at;
    return at > first && at <= first + 2 ? exponent : NaN;
  }
}

/** Above 9 for anything but a digit. */
function digitAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) - ZERO) >>> 0;
}

/** The digits from `first` to before `end`, among which there may be a point. */
function longMantissa(bytes: Uint8Array, first: number, end: number): number {
  let mantissa = 0;
  for (let at = first; at < end; at++) {
    const digit = digitAt(bytes, at);
    mantissa = digit <= 9 ? mantissa * 10 + digit : mantissa;
  }
  return mantissa;
}
