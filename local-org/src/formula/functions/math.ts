import { Decimal } from 'decimal.js';
import { FormulaEvaluationError } from '../formulaError.ts';
import { FormulaNumber } from '../formulaValue.ts';
import { strict } from './formulaFunction.ts';
import type { FormulaFunction } from './formulaFunction.ts';

const number = { parameters: ['number'] } as const;
const numbers = { parameters: ['number'], variadic: true } as const;
const numberAndDigits = { parameters: ['number', 'number'] } as const;

/** Digits that count when a quotient such as 6/11*11 is taken to a whole number. */
const externalDigits = 33;

/** Beyond it, e to this power is no double: the platform computes with doubles here. */
const largestExponent = 709;

function ofOne(work: (value: Decimal) => Decimal): FormulaFunction {
  return strict(number, 'number', ([value]) => work(value as Decimal));
}

/** To a whole number, once the last digits of an endless fraction are gone. */
function whole(rounding: Decimal.Rounding): FormulaFunction {
  return ofOne((value) =>
    value.toSignificantDigits(externalDigits, Decimal.ROUND_HALF_DOWN).toDecimalPlaces(0, rounding),
  );
}

function rounded(value: Decimal, digits: Decimal, rounding: Decimal.Rounding): Decimal {
  const places = digits.trunc().toNumber();
  if (places >= 0) return value.toDecimalPlaces(Math.min(places, 1000), rounding);
  const unit = new FormulaNumber(10).pow(-places);
  return value.div(unit).toDecimalPlaces(0, rounding).times(unit);
}

function positive(name: string, work: (value: Decimal) => Decimal): FormulaFunction {
  return ofOne((value) => {
    const possible = name === 'SQRT' ? !value.isNegative() || value.isZero() : value.gt(0);
    if (!possible) throw new FormulaEvaluationError(`${name} of ${value.toFixed()}`);
    return work(value);
  });
}

/**
 * Source: "Math Functions" in Salesforce Help; FLOOR and CEILING go towards zero and away from it, MFLOOR and MCEILING down
 * and up.
 */
export const mathFunctions: Readonly<Record<string, FormulaFunction>> = {
  ABS: ofOne((value) => value.abs()),
  CEILING: whole(Decimal.ROUND_UP),
  FLOOR: whole(Decimal.ROUND_DOWN),
  MCEILING: whole(Decimal.ROUND_CEIL),
  MFLOOR: whole(Decimal.ROUND_FLOOR),
  ROUND: strict(numberAndDigits, 'number', ([value, digits]) =>
    rounded(value as Decimal, digits as Decimal, Decimal.ROUND_HALF_UP),
  ),
  TRUNC: strict({ ...numberAndDigits, optional: 1 }, 'number', ([value, digits]) =>
    rounded(value as Decimal, (digits as Decimal | undefined) ?? new FormulaNumber(0), Decimal.ROUND_DOWN),
  ),
  MOD: strict(numberAndDigits, 'number', ([value, divisor]) => {
    if ((divisor as Decimal).isZero()) throw new FormulaEvaluationError('Division by zero');
    return (value as Decimal).mod(divisor as Decimal);
  }),
  MAX: strict(numbers, 'number', (values) => FormulaNumber.max(...(values as Decimal[]))),
  MIN: strict(numbers, 'number', (values) => FormulaNumber.min(...(values as Decimal[]))),
  EXP: ofOne((value) => {
    if (value.gt(largestExponent)) throw new FormulaEvaluationError('Out of range argument to EXP');
    return value.exp();
  }),
  LN: positive('LN', (value) => value.ln()),
  LOG: positive('LOG', (value) => value.log(10)),
  SQRT: positive('SQRT', (value) => value.sqrt()),
};
