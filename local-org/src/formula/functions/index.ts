import { changeFunctions } from './change.ts';
import { conversionFunctions } from './conversion.ts';
import { dateTimeFunctions } from './dateTime.ts';
import type { FormulaFunction } from './formulaFunction.ts';
import { logicFunctions } from './logic.ts';
import { mathFunctions } from './math.ts';
import { regex } from './regex.ts';
import { textFunctions } from './text.ts';

export type { FormulaUse } from './formulaFunction.ts';
export { calendarDate, daysOf, isoDate } from './calendar.ts';

const functions = new Map<string, FormulaFunction>(
  Object.entries({
    ...logicFunctions,
    ...mathFunctions,
    ...textFunctions,
    ...dateTimeFunctions,
    ...conversionFunctions,
    ...changeFunctions,
    REGEX: regex,
  }),
);

/** The function of this name in capitals, undefined when nobody evaluates it here. */
export function functionNamed(name: string): FormulaFunction | undefined {
  return functions.get(name);
}
