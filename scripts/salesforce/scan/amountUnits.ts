const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const EXPONENT = 0x45;
/** Any number of so many digits is a safe integer (9e15 is the largest power of ten below 2^53). */
const SAFE_DIGITS = 15;
const POWERS = Array.from({ length: SAFE_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/**
 * The amount written in `bytes` from `start` to before `end`, in units of ten to the power of minus `scale`: `163339.50`, `-0.0` and
 * `1.2345678E7`, as Salesforce writes them. NaN for anything else, also for an amount of more digits or decimals than
 * can be told in units: that is not wrong yet, and wants the exact parser.
 */
export function amountUnits(bytes: Uint8Array, start: number, end: number, scale: number): number {
  const isNegative = bytes[start] === MINUS;
  const first = isNegative ? start + 1 : start;
  let mantissa = 0;
  let point = end;
  let at = first;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      mantissa = mantissa * 10 + (byte - ZERO);
    } else if (byte === POINT && point === end) {
      point = at;
    } else {
      break;
    }
  }
  const digits = at - first - Number(point < at);
  const decimals = point < at ? at - point - 1 : 0;
  const exponent = at === end ? 0 : exponentAt(bytes, at, end);
  const zeros = scale - decimals + exponent;
  // A point wants a digit on both sides here; the exact parser takes less.
  if (digits === 0 || point === first || point + 1 === at || zeros < 0 || digits + zeros > SAFE_DIGITS) {
    return NaN;
  }
  const units = mantissa * (POWERS[zeros] ?? NaN);
  return isNegative ? -units : units;
}

/** The exponent of one or two digits without a sign that begins at `at`; NaN when there is none, or another. */
function exponentAt(bytes: Uint8Array, at: number, end: number): number {
  const length = end - at - 1;
  if (bytes[at] !== EXPONENT || length < 1 || length > 2) {
    return NaN;
  }
  let exponent = 0;
  for (let digit = at + 1; digit < end; digit++) {
    const byte = bytes[digit] ?? 0;
    if (byte < ZERO || byte > NINE) {
      return NaN;
    }
    exponent = exponent * 10 + (byte - ZERO);
  }
  return exponent;
}
