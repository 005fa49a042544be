/** Java writes doubles from 10^7 up in scientific notation; so do REST's JSON and Bulk's CSV. */
const PLAIN_DIGITS = 7;

/**
 * A canonical decimal (`163339.5`) as Java's `Double.toString` prints it, but with all its digits: `163339.5`, `1054.0`,
 * `1.2345678E7`, `1.0E-4`.
 * Source: `java.lang.Double.toString`; "Primitive Data Types", SOAP API Developer Guide (double).
 */
export function javaDouble(decimal: string): string {
  const negative = decimal.startsWith('-');
  const digits = negative ? decimal.slice(1) : decimal;
  const point = digits.indexOf('.');
  const whole = point < 0 ? digits : digits.slice(0, point);
  if (whole.length <= PLAIN_DIGITS && (whole !== '0' || point < 0)) return point < 0 ? `${decimal}.0` : decimal;
  const fraction = point < 0 ? '' : digits.slice(point + 1);
  const sign = negative ? '-' : '';
  if (whole !== '0') return sign + scientific(whole + fraction, whole.length - 1);
  const leadingZeros = /^0*/.exec(fraction)?.[0].length ?? 0;
  return leadingZeros < 3 ? decimal : sign + scientific(fraction.slice(leadingZeros), -leadingZeros - 1);
}

function scientific(significant: string, exponent: number): string {
  const rest = significant.slice(1).replace(/0+$/, '');
  return `${significant.charAt(0)}.${rest === '' ? '0' : rest}E${exponent}`;
}
