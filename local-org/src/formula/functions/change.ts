import type { Expression, FormulaContext } from '../expression.ts';
import type { FormulaValue } from '../formulaValue.ts';
import { isSame } from '../operators.ts';
import { argument, checkCount, wrong } from './formulaFunction.ts';
import type { Call, FormulaFunction } from './formulaFunction.ts';

/** These functions see the record before the save, so they make sense where a save is checked. */
function inSavesOnly(make: (call: Call) => Expression): FormulaFunction {
  return (call) => {
    if (call.use !== 'validation rule')
      throw wrong(call, `Function ${call.name} may not be used in this type of formula`);
    return make(call);
  };
}

function ownField(call: Call): Expression {
  checkCount(call, 1, 1);
  const field = argument(call, 0);
  if (!field.ownField) throw wrong(call, `Function ${call.name} takes a field of the record itself`);
  return field;
}

/** The value before the save; for a new record there is none other than the one it has now. */
function prior(field: Expression, context: FormulaContext): FormulaValue {
  return field.evaluate(context.before === undefined ? context : { ...context, record: context.before });
}

function hasChanged(field: Expression, context: FormulaContext): boolean {
  if (context.before === undefined) return false;
  const [now, then] = [field.evaluate(context), prior(field, context)].map((value) =>
    typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value,
  );
  if (now === undefined || then === undefined) return now !== then;
  return !isSame(now, then);
}

/**
 * Source: "ISNEW", "ISCHANGED", "PRIORVALUE" and "ISCLONE" in Salesforce Help: nothing is changed in a new record, whose prior
 * values are its current ones; APIs clone no record.
 */
export const changeFunctions: Readonly<Record<string, FormulaFunction>> = {
  ISNEW: inSavesOnly((call) => {
    checkCount(call, 0, 0);
    return { type: 'boolean', evaluate: ({ before }) => before === undefined };
  }),
  ISCLONE: inSavesOnly((call) => {
    checkCount(call, 0, 0);
    return { type: 'boolean', evaluate: () => false };
  }),
  ISCHANGED: inSavesOnly((call) => {
    const field = ownField(call);
    return { type: 'boolean', evaluate: (context) => hasChanged(field, context) };
  }),
  PRIORVALUE: inSavesOnly((call) => {
    const field = ownField(call);
    return { type: field.type, evaluate: (context) => prior(field, context) };
  }),
};
