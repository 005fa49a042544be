/** How a decimal is stored: an integer, the number times ten to the power of the field's scale. */
export type Scaled = number | bigint;

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * Reads a decimal text exactly and rounds it to `scale` digits after the point, halves away from zero.
 * Returns undefined for what is no number, and 'range' where more digits stand before the point than fit.
 */
export function parseScaled(text: string, precision: number, scale: number): Scaled | 'range' | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return 0;
  // How many of the digits stand before the point once the number is multiplied by 10^scale.
  const kept = digits.length - fraction.length + Number(exponent) + scale;
  if (kept > precision) return 'range';
  const magnitude = kept < 0 ? 0n : roundHalfUp(digits.slice(0, kept).padEnd(kept, '0'), digits.charAt(kept));
  if (magnitude >= 10n ** BigInt(precision)) return 'range';
  const scaled = sign === '-' ? -magnitude : magnitude;
  return Number.isSafeInteger(Number(scaled)) ? Number(scaled) : scaled;
}

function roundHalfUp(kept: string, next: string): bigint {
  return BigInt(kept) + (next >= '5' ? 1n : 0n);
}

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
