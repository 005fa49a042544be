import type { Expression } from './expression.ts';
import { FormulaError, FormulaEvaluationError } from './formulaError.ts';
import type { BinaryOperator } from './formulaNode.ts';
import { millisecondsOfDay as day, possibleDay, possibleTime } from './functions/calendar.ts';
import { FormulaNumber, isBlank, nameOfType } from './formulaValue.ts';
import type { FormulaType, FormulaValue } from './formulaValue.ts';
import type { Decimal } from 'decimal.js';
import { and, or } from './truth.ts';

/**
 * A binary operator on two compiled operands. A blank operand makes arithmetic and comparisons blank; text counts as
 * empty instead.
 * Source: the operators of the platform's published formula engine; "Formula Operators and Functions" in Salesforce Help.
 */
export function binary(operator: BinaryOperator, left: Expression, right: Expression, offset: number): Expression {
  switch (operator) {
    case '&&':
      return and([left, right], offset);
    case '||':
      return or([left, right], offset);
    case '=':
    case '<>':
      return equality(operator === '<>', left, right, offset);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(operator, left, right, offset);
    case '&':
      expect(operator, ['text'], [left, right], offset);
      return concatenation(left, right);
    case '+':
    case '-':
      return sum(operator, left, right, offset);
    default:
      expect(operator, ['number'], [left, right], offset);
      return arithmetic(operator, left, right);
  }
}

/** `-x`, `+x` and `NOT x`. */
export function unary(operator: '-' | '+' | 'NOT', operand: Expression, offset: number): Expression {
  if (operator === 'NOT') {
    expect('NOT', ['boolean'], [operand], offset);
    return {
      type: 'boolean',
      evaluate: (context) => {
        const value = operand.evaluate(context);
        return value === undefined ? undefined : value !== true;
      },
    };
  }
  expect(operator, ['number'], [operand], offset);
  if (operator === '+') return { type: 'number', evaluate: (context) => operand.evaluate(context) };
  return { type: 'number', evaluate: (context) => numberOf(operand.evaluate(context))?.neg() };
}

/** Refuses operands of other types; NULL fits everywhere. */
export function expect(
  name: string,
  allowed: readonly FormulaType[],
  operands: readonly Expression[],
  offset: number,
): void {
  for (const { type } of operands) {
    if (type === 'null' || allowed.includes(type)) continue;
    if (type === 'picklist' || type === 'multipicklist') {
      throw new FormulaError('Picklist fields are only supported in certain functions', offset);
    }
    const expected = allowed.map(nameOfType).join(', ');
    const message = `Incorrect parameter type for operator '${name}'. Expected ${expected}, received ${nameOfType(type)}`;
    throw new FormulaError(message, offset);
  }
}

export function numberOf(value: FormulaValue): Decimal | undefined {
  return value === undefined ? undefined : (value as Decimal);
}

/** The type that both sides can have, undefined when there is none. */
export function commonType(left: FormulaType, right: FormulaType): FormulaType | undefined {
  if (left === 'null') return right;
  return right === 'null' || left === right ? left : undefined;
}

/** Whether two values of one type are the same; neither is blank. Text agrees in upper and lower case only. */
export function isSame(left: FormulaValue, right: FormulaValue): boolean {
  return left instanceof FormulaNumber ? left.eq(right as Decimal) : left === right;
}

function equality(negated: boolean, left: Expression, right: Expression, offset: number): Expression {
  const operator = negated ? '<>' : '=';
  const type = commonType(left.type, right.type);
  if (type === undefined || type === 'picklist' || type === 'multipicklist') {
    expect(operator, [left.type === 'picklist' ? 'text' : left.type], [left, right], offset);
    throw new FormulaError('Picklist fields are only supported in certain functions', offset);
  }
  if (type === 'text') {
    return {
      type: 'boolean',
      evaluate: (context) => ((left.evaluate(context) ?? '') === (right.evaluate(context) ?? '')) !== negated,
    };
  }
  return {
    type: 'boolean',
    evaluate: (context) => {
      const one = left.evaluate(context);
      const other = right.evaluate(context);
      if (one === undefined || other === undefined) return undefined;
      return isSame(one, other) !== negated;
    },
  };
}

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function comparison(operator: string, left: Expression, right: Expression, offset: number): Expression {
  const type = commonType(left.type, right.type) ?? left.type;
  expect(operator, type === 'boolean' ? ['number'] : [type], [left, right], offset);
  if (type === 'picklist' || type === 'multipicklist') expect(operator, ['text'], [left, right], offset);
  const holds = orders[operator] ?? (() => false);
  return {
    type: 'boolean',
    evaluate: (context) => {
      const one = left.evaluate(context);
      const other = right.evaluate(context);
      if (isBlank(one) || isBlank(other)) return undefined;
      return holds(orderOf(one, other));
    },
  };
}

/** Negative, zero or positive; neither value is blank. */
export function orderOf(left: FormulaValue, right: FormulaValue): number {
  if (left instanceof FormulaNumber) return left.cmp(right as Decimal);
  const [one, other] = [left as string | number, right as string | number];
  return one < other ? -1 : one > other ? 1 : 0;
}

function concatenation(left: Expression, right: Expression): Expression {
  return {
    type: 'text',
    evaluate: (context) => {
      const text = String(left.evaluate(context) ?? '') + String(right.evaluate(context) ?? '');
      return text === '' ? undefined : text;
    },
  };
}

function arithmetic(operator: '*' | '/' | '^', left: Expression, right: Expression): Expression {
  const apply = { '*': (a: Decimal, b: Decimal) => a.times(b), '/': divide, '^': power }[operator];
  return { type: 'number', evaluate: whenBoth(left, right, (a, b) => apply(a as Decimal, b as Decimal)) };
}

function divide(left: Decimal, right: Decimal): Decimal {
  if (right.isZero()) throw new FormulaEvaluationError('Division by zero');
  return left.div(right);
}

/** Results beyond this power of ten are refused, as the platform's engine does. */
const maxPowerOfTen = 64;

function power(base: Decimal, exponent: Decimal): Decimal {
  const digits = base.isZero() ? 0 : Math.log10(base.abs().toNumber()) * exponent.toNumber();
  if (!exponent.isInteger() || digits > maxPowerOfTen || (base.isZero() && exponent.isNegative())) {
    throw new FormulaEvaluationError('Out of range argument to ^');
  }
  return base.pow(exponent);
}

/** Numbers, texts, and days added to dates; the difference of two dates is a number of days. */
function sum(operator: '+' | '-', left: Expression, right: Expression, offset: number): Expression {
  if (left.type === 'null' || right.type === 'null') {
    const other = left.type === 'null' ? right : left;
    if (other.type !== 'text') return { type: other.type, evaluate: () => undefined };
    return operator === '+' ? concatenation(left, right) : mismatch(operator, left, right, offset);
  }
  const sign = operator === '+' ? 1 : -1;
  const types = `${left.type} ${operator} ${right.type}`;
  switch (types) {
    case 'number + number':
      return { type: 'number', evaluate: whenBoth(left, right, (a, b) => (a as Decimal).plus(b as Decimal)) };
    case 'number - number':
      return { type: 'number', evaluate: whenBoth(left, right, (a, b) => (a as Decimal).minus(b as Decimal)) };
    case 'text + text':
      return concatenation(left, right);
    case 'number + date':
    case 'number + datetime':
      return moved(right, left, 1);
    case 'date + number':
    case 'date - number':
    case 'datetime + number':
    case 'datetime - number':
    case 'time + number':
    case 'time - number':
      return moved(left, right, sign);
    case 'date - date':
      return difference(left, right, (a, b) => new FormulaNumber(a - b));
    case 'datetime - datetime':
      return difference(left, right, (a, b) => new FormulaNumber(a - b).div(day));
    case 'time - time':
      return difference(left, right, (a, b) => new FormulaNumber((a - b + day) % day));
    default:
      return mismatch(operator, left, right, offset);
  }
}

function mismatch(operator: string, left: Expression, right: Expression, offset: number): never {
  expect(operator, ['number', 'date', 'datetime'], [left], offset);
  return refuse(operator, right, offset);
}

function refuse(operator: string, operand: Expression, offset: number): never {
  const received = nameOfType(operand.type);
  throw new FormulaError(
    `Incorrect parameter type for operator '${operator}'. Expected Number, received ${received}`,
    offset,
  );
}

/** Days are added whole to a date, to the second to a datetime; milliseconds to a time, which begins anew after a day. */
function moved(point: Expression, amount: Expression, sign: number): Expression {
  const add = {
    date: (at: number, days: Decimal) => possibleDay(at + sign * days.trunc().toNumber()),
    datetime: (at: number, days: Decimal) => possibleTime(at + sign * days.times(86_400).round().toNumber() * 1000),
    time: (at: number, milliseconds: Decimal) => (((at + sign * milliseconds.trunc().toNumber()) % day) + day) % day,
  }[point.type as 'date' | 'datetime' | 'time'];
  return { type: point.type, evaluate: whenBoth(point, amount, (at, by) => add(at as number, by as Decimal)) };
}

function difference(left: Expression, right: Expression, of: (a: number, b: number) => Decimal): Expression {
  return { type: 'number', evaluate: whenBoth(left, right, (a, b) => of(a as number, b as number)) };
}

function whenBoth(
  left: Expression,
  right: Expression,
  work: (left: FormulaValue, right: FormulaValue) => FormulaValue,
): Expression['evaluate'] {
  return (context) => {
    const one = left.evaluate(context);
    const other = right.evaluate(context);
    return one === undefined || other === undefined ? undefined : work(one, other);
  };
}
