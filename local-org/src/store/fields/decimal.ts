/** How a decimal is stored: an integer, the number times ten to the power of the field's scale. */
export type Scaled = number | bigint;

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Why a decimal text cannot be stored. */
export type DecimalProblem = 'no number' | 'too many digits' | 'too many decimals';

/** Reads a decimal text exactly: `precision` counts all digits, `scale` those after the point. */
export function parseScaled(text: string, precision: number, scale: number): Scaled | DecimalProblem {
  const match = pattern.exec(text);
  if (!match) return 'no number';
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return 'no number';
  const digits = (whole + fraction).replace(/^0+/, '').replace(/0+$/, '');
  if (digits === '') return 0;
  const cut = (whole + fraction).length - (whole + fraction).replace(/0+$/, '').length;
  // How many zeros follow the digits once the number is multiplied by 10^scale.
  const zeros = cut - fraction.length + Number(exponent) + scale;
  if (digits.length + zeros > precision) return 'too many digits';
  if (zeros < 0) return 'too many decimals';
  const magnitude = digits + '0'.repeat(zeros);
  const scaled = magnitude.length <= safeDigits ? Number(magnitude) : BigInt(magnitude);
  return sign === '-' ? -scaled : scaled;
}

/** Every integer with so many digits fits a JavaScript number. */
const safeDigits = 15;

/** The canonical decimal text of a stored number, given as integer text: no exponent, no trailing zeros, no `-0`. */
export function formatScaled(scaled: string, scale: number): string {
  if (scale === 0) return scaled;
  const negative = scaled.startsWith('-');
  const digits = (negative ? scaled.slice(1) : scaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  let end = digits.length;
  while (end > point && digits.charCodeAt(end - 1) === 48) end -= 1;
  const number = end === point ? digits.slice(0, point) : `${digits.slice(0, point)}.${digits.slice(point, end)}`;
  return negative ? `-${number}` : number;
}
