import type { Decimal } from 'decimal.js';
import { idChecksum } from '../../idChecksum.ts';
import { FormulaEvaluationError } from '../formulaError.ts';
import { FormulaNumber } from '../formulaValue.ts';
import type { FormulaValue } from '../formulaValue.ts';
import { lenient, strict } from './formulaFunction.ts';
import type { FormulaFunction, Values } from './formulaFunction.ts';

const text = { parameters: ['text'] } as const;
const twoTexts = { parameters: ['text', 'text'] } as const;

/** Source: "Long Text Area" in "Custom Field Types": no text of the platform is longer. */
const longestText = 131_072;
const lastCharacter = 0x10_ffff;

function character(code: number): string {
  if (code >= 1 && code <= lastCharacter) return String.fromCodePoint(code);
  throw new FormulaEvaluationError(`CHR of ${code}`);
}

/** Empty text is blank. */
function textOrBlank(value: string): FormulaValue {
  return value === '' ? undefined : value;
}

function ofText(work: (value: string) => string): FormulaFunction {
  return lenient(text, 'text', ([value]) => textOrBlank(work(String(value ?? ''))));
}

function integer(value: FormulaValue): number {
  return (value as Decimal).trunc().toNumber();
}

/** Asks something of two texts: everything contains nothing, and a blank text answers nothing else. */
function about(work: (value: string, wanted: string) => boolean): FormulaFunction {
  return lenient(twoTexts, 'boolean', ([value, wanted]) => {
    if ((wanted ?? '') === '') return true;
    return (value ?? '') === '' ? undefined : work(String(value), String(wanted));
  });
}

function padded(pad: (value: string, fill: string) => string): FormulaFunction {
  return lenient({ parameters: ['text', 'number', 'text'], optional: 1 }, 'text', (values) => {
    const [value, length, fill = values.length === 3 ? '' : ' '] = values;
    if ((value ?? '') === '' || length === undefined || integer(length) <= 0) return undefined;
    const kept = String(value);
    if (integer(length) > longestText) throw new FormulaEvaluationError(`A text of ${integer(length)} characters`);
    if (integer(length) <= kept.length) return kept.slice(0, integer(length));
    if (fill === '') return kept;
    const missing = integer(length) - kept.length;
    return pad(
      kept,
      String(fill)
        .repeat(Math.ceil(missing / String(fill).length))
        .slice(0, missing),
    );
  });
}

function part(cut: (value: string, ...numbers: number[]) => string, numbers: 1 | 2): FormulaFunction {
  const parameters = numbers === 1 ? (['text', 'number'] as const) : (['text', 'number', 'number'] as const);
  return lenient({ parameters }, 'text', ([value, ...given]) => {
    if (given.includes(undefined)) return undefined;
    return textOrBlank(cut(String(value ?? ''), ...given.map(integer)));
  });
}

const numberText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

function valueOf([given]: Values): FormulaValue {
  const trimmed = String(given ?? '').trim();
  if (trimmed === '') return undefined;
  if (!numberText.test(trimmed)) throw new FormulaEvaluationError(`VALUE of "${trimmed}"`);
  return new FormulaNumber(trimmed);
}

function find([wanted, value, start]: Values): FormulaValue {
  if ((wanted ?? '') === '' || (value ?? '') === '') return new FormulaNumber(0);
  const from = start === undefined ? 1 : Math.max(integer(start), 1);
  return new FormulaNumber(String(value).indexOf(String(wanted), from - 1) + 1);
}

/** Source: "CASESAFEID" in Salesforce Help: 15 characters become the 18 that are told apart without regard to case. */
function caseSafeId(given: string): string {
  return /^[0-9A-Za-z]{15}$/.test(given) ? given + idChecksum(given) : given;
}

function capitalized(value: string): string {
  return value.toLowerCase().replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}

function escaped(value: FormulaValue): string {
  return String(value ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
}

function image([address, alternative, height, width]: Values): FormulaValue {
  const size = (name: string, value: FormulaValue): string =>
    value === undefined ? '' : ` ${name}="${(value as Decimal).toFixed()}"`;
  const style = size('height', height) + size('width', width);
  return `<img src="${escaped(address)}" alt="${escaped(alternative)}"${style} border="0"/>`;
}

function hyperlink([address, label, target]: Values): FormulaValue {
  return `<a href="${escaped(address)}" target="${escaped(target ?? '_blank')}">${escaped(label)}</a>`;
}

/** Source: "Text Functions" in Salesforce Help; what blank means, in the platform's published formula engine. */
export const textFunctions: Readonly<Record<string, FormulaFunction>> = {
  ASCII: lenient(text, 'number', ([value]) => {
    const code = String(value ?? '').codePointAt(0);
    return code === undefined ? undefined : new FormulaNumber(code);
  }),
  BEGINS: about((value, wanted) => value.startsWith(wanted)),
  BR: lenient({ parameters: [] }, 'text', () => '\n'),
  CASESAFEID: ofText(caseSafeId),
  CHR: strict({ parameters: ['number'] }, 'text', ([code]) => character(integer(code))),
  CONTAINS: about((value, wanted) => value.includes(wanted)),
  FIND: lenient({ parameters: ['text', 'text', 'number'], optional: 1 }, 'number', find),
  HYPERLINK: lenient({ parameters: ['text', 'text', 'text'], optional: 1 }, 'text', hyperlink),
  IMAGE: lenient({ parameters: ['text', 'text', 'number', 'number'], optional: 2 }, 'text', image),
  INITCAP: ofText(capitalized),
  ISNUMBER: lenient(text, 'boolean', ([value]) => numberText.test(String(value ?? ''))),
  LEFT: part((value, count) => value.slice(0, Math.max(count ?? 0, 0)), 1),
  LEN: lenient(text, 'number', ([value]) => new FormulaNumber(String(value ?? '').length)),
  LOWER: lenient({ ...twoTexts, optional: 1 }, 'text', ([value]) => textOrBlank(String(value ?? '').toLowerCase())),
  LPAD: padded((value, fill) => fill + value),
  MID: part(
    (value, start = 1, count = 0) =>
      value.substring(Math.max(start, 1) - 1, Math.max(start, 1) - 1 + Math.max(count, 0)),
    2,
  ),
  RIGHT: part((value, count = 0) => (count > 0 ? value.slice(-count) : ''), 1),
  RPAD: padded((value, fill) => value + fill),
  SUBSTITUTE: lenient({ parameters: ['text', 'text', 'text'] }, 'text', ([value, old, by]) => {
    if ((value ?? '') === '' || (old ?? '') === '') return value;
    return textOrBlank(String(value).replaceAll(String(old), () => String(by ?? '')));
  }),
  TRIM: ofText((value) => value.trim()),
  UPPER: lenient({ ...twoTexts, optional: 1 }, 'text', ([value]) => textOrBlank(String(value ?? '').toUpperCase())),
  VALUE: lenient(text, 'number', valueOf),
};
