import { malformed } from './parseSoql.ts';

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  N: '\n',
  r: '\r',
  R: '\r',
  t: '\t',
  T: '\t',
  b: '\b',
  B: '\b',
  f: '\f',
  F: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/**
 * The text between the quotes of a SOQL string.
 * Source: "Quoted String Escape Sequences" in the SOQL and SOSL Reference.
 */
export function textOfLiteral(literal: string): string {
  return unescape(literal, (character) => {
    throw malformed(
      `Invalid string literal ${literal}. Illegal character sequence '\\${character}' in string literal.`,
    );
  });
}

/** The pattern of a LIKE literal for SQLite, with `\` before what stands for itself. */
export function likePattern(literal: string): string {
  return unescape(
    literal,
    (character) => {
      if (character === '%' || character === '_') return `\\${character}`;
      throw malformed(
        `Invalid string literal ${literal}. Illegal character sequence '\\${character}' in string literal.`,
      );
    },
    '\\\\',
  );
}

/** Source: "SOQL and SOSL Limits for Search Queries": the length of a string in WHERE. */
const maxTextLength = 4000;

function unescape(literal: string, other: (character: string) => string, backslash = '\\'): string {
  if (literal.length - 2 > maxTextLength) {
    throw malformed(`A text in a WHERE clause cannot be longer than ${maxTextLength} characters.`);
  }
  return literal.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|[^])/g, (_, sequence: string) => {
    if (sequence.length === 5) return String.fromCharCode(Number.parseInt(sequence.slice(1), 16));
    if (sequence === '\\') return backslash;
    return escapes[sequence] ?? other(sequence);
  });
}

export interface ScaledLiteral {
  /** The literal times ten to the power of the scale, rounded down. */
  readonly floor: bigint;
  /** False when something was cut off. */
  readonly exact: boolean;
}

/** Beyond every number a field can hold, and within SQLite's integers. */
const beyond = 9_000_000_000_000_000_000n;

/** A number literal in units of a field's last decimal. */
export function scaledLiteral(literal: string, scale: number): ScaledLiteral {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(literal) ?? [];
  const kept = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0') || '0');
  const exact = /^0*$/.test(fraction.slice(scale));
  const magnitude = kept > beyond ? beyond : kept;
  if (sign !== '-') return { floor: magnitude, exact };
  return { floor: exact ? -magnitude : -magnitude - 1n, exact };
}
