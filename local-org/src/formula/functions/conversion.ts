import type { Decimal } from 'decimal.js';
import type { Expression } from '../expression.ts';
import type { FormulaType, FormulaValue } from '../formulaValue.ts';
import { isoDate } from './calendar.ts';
import { argument, checkCount, wrong } from './formulaFunction.ts';
import type { Call, FormulaFunction } from './formulaFunction.ts';

/** Numbers without trailing zeros, dates as `YYYY-MM-DD`, datetimes as `YYYY-MM-DD HH:MM:SSZ`, picklists by API name. */
function textOf(type: FormulaType, value: FormulaValue): FormulaValue {
  if (value === undefined) return undefined;
  switch (type) {
    case 'number':
      return (value as Decimal).toFixed();
    case 'date':
      return isoDate(value as number);
    case 'datetime':
      return `${new Date(value as number).toISOString().slice(0, 19).replace('T', ' ')}Z`;
    case 'time':
      return new Date(value as number).toISOString().slice(11, 23);
    default:
      return String(value);
  }
}

/** Source: "TEXT" in Salesforce Help. */
const text: FormulaFunction = (call) => {
  checkCount(call, 1, 1);
  const value = argument(call, 0);
  if (value.type === 'text' || value.type === 'boolean' || value.type === 'multipicklist') {
    throw wrong(
      call,
      `Incorrect parameter type for function 'TEXT()'. Expected Number, Date, DateTime, Picklist, received ${value.type}`,
    );
  }
  return { type: 'text', evaluate: (context) => textOf(value.type, value.evaluate(context)) };
};

function picklistWithLiteral(call: Call, type: FormulaType): readonly [picklist: Expression, literal: string] {
  checkCount(call, 2, 2);
  const [picklist, { literal }] = [argument(call, 0), argument(call, 1)];
  if (picklist.type !== type) throw wrong(call, `${call.name}(): the first parameter must be a ${type} field`);
  if (literal === undefined) throw wrong(call, `${call.name}(): the second parameter must be a text in quotes`);
  return [picklist, literal];
}

/** Source: "ISPICKVAL" in Salesforce Help: the second parameter is a text literal; an empty one asks for no value. */
const isPickVal: FormulaFunction = (call) => {
  const [picklist, literal] = picklistWithLiteral(call, 'picklist');
  return { type: 'boolean', evaluate: (context) => (picklist.evaluate(context) ?? '') === literal };
};

/** Source: "INCLUDES" in Salesforce Help. */
const includes: FormulaFunction = (call) => {
  const [picklist, literal] = picklistWithLiteral(call, 'multipicklist');
  return {
    type: 'boolean',
    evaluate: (context) =>
      String(picklist.evaluate(context) ?? '')
        .split(';')
        .includes(literal),
  };
};

export const conversionFunctions: Readonly<Record<string, FormulaFunction>> = {
  TEXT: text,
  ISPICKVAL: isPickVal,
  INCLUDES: includes,
};
