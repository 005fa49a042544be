import { argument, checkCount, checkType, wrong } from './formulaFunction.ts';
import type { FormulaFunction } from './formulaFunction.ts';

/**
 * A text matches as a whole. The pattern must be a text in quotes, so that one which this engine reads differently from
 * Java's is refused when the project is loaded.
 * Source: "REGEX" in Salesforce Help: patterns follow Java's syntax; not available in formula fields.
 */
export const regex: FormulaFunction = (call) => {
  checkCount(call, 2, 2);
  if (call.use === 'formula field') throw wrong(call, 'Function REGEX may not be used in this type of formula');
  const [text, { literal }] = [argument(call, 0), argument(call, 1)];
  checkType(call, text, ['text']);
  if (literal === undefined)
    throw wrong(call, 'The embedded org does not support REGEX with a pattern that is no text in quotes');
  const pattern = compiled(literal);
  if (!pattern) throw wrong(call, `The embedded org does not support the pattern "${literal}" of REGEX`);
  return { type: 'boolean', evaluate: (context) => pattern.test(String(text.evaluate(context) ?? '')) };
};

/** `(?i)` at the start of the pattern or of a group, which JavaScript writes as `(?i:…)`. */
const ignoreCase = '(?i)';
/** Possessive quantifiers, POSIX classes, `\A`, `\Z`, `\Q…\E`, and classes inside classes mean something in Java alone. */
const onlyJava = /[*+?}]\+|\\[pP]\{(?:Alpha|Digit|Alnum|Upper|Lower|Punct|Space)|\\[AGZzQEhHRX]|&&\[|\[[^\]\\]*\[/;

function compiled(source: string): RegExp | undefined {
  if (onlyJava.test(source)) return undefined;
  const anywhere = source.includes(ignoreCase);
  if (anywhere && !/^\(*\(\?i\)/.test(source)) return undefined;
  try {
    return new RegExp(`^(?:${source.replace(ignoreCase, '')})$`, anywhere ? 'iu' : 'u');
  } catch {
    return undefined;
  }
}
