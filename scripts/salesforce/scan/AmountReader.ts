const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const EXPONENT = 0x45;
/** Any number of so many digits is a safe integer (9e15 is the largest power of ten below 2^53). */
const SAFE_DIGITS = 15;
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

  /** There must be a byte that is no part of a number behind it. */
  read(bytes: Uint8Array, start: number): void {
    const isNegative = bytes[start] === MINUS;
    const first = isNegative ? start + 1 : start;
    let mantissa = 0;
    let at = first;
    let digit = (bytes[at] ?? 0) - ZERO;
    while (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digit = (bytes[++at] ?? 0) - ZERO;
    }
    let digits = at - first;
    let zeros = this.scale;
    if (bytes[at] === POINT) {
      const point = at;
      digit = (bytes[++at] ?? 0) - ZERO;
      while (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        digit = (bytes[++at] ?? 0) - ZERO;
      }
      const decimals = at - point - 1;
      // A point wants a digit on both sides here; the exact parser takes less.
      if (digits === 0 || decimals === 0) {
        digits = SAFE_DIGITS + 1;
      }
      digits += decimals;
      zeros -= decimals;
    }
    this.end = at;
    if (bytes[at] === EXPONENT) {
      zeros += this.readExponent(bytes, at + 1);
    }
    const isSafe = digits > 0 && zeros >= 0 && digits + zeros <= SAFE_DIGITS;
    const units = isSafe ? mantissa * (POWERS[zeros] ?? NaN) : NaN;
    this.units = isNegative ? -units : units;
  }

  /** One or two digits without a sign; NaN otherwise. */
  private readExponent(bytes: Uint8Array, first: number): number {
    let exponent = 0;
    let at = first;
    for (let digit = (bytes[at] ?? 0) - ZERO; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - ZERO) {
      exponent = exponent * 10 + digit;
    }
    this.end = at;
    return at > first && at <= first + 2 ? exponent : NaN;
  }
}
