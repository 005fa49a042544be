import type { Expression, FormulaContext } from './expression.ts';
import { FormulaError } from './formulaError.ts';
import { nameOfType } from './formulaValue.ts';

/** Whether a condition holds: a blank one does not. */
export function holds(condition: Expression, context: FormulaContext): boolean {
  return condition.evaluate(context) === true;
}

/** True when all hold; what follows one that does not is never evaluated. */
export function and(conditions: readonly Expression[], offset: number): Expression {
  checkConditions('AND', conditions, offset);
  return { type: 'boolean', evaluate: (context) => conditions.every((condition) => holds(condition, context)) };
}

/** True when one holds; what follows it is never evaluated. */
export function or(conditions: readonly Expression[], offset: number): Expression {
  checkConditions('OR', conditions, offset);
  return { type: 'boolean', evaluate: (context) => conditions.some((condition) => holds(condition, context)) };
}

/** Refuses what is no condition. */
export function checkConditions(name: string, conditions: readonly Expression[], offset: number): void {
  const other = conditions.find(({ type }) => type !== 'boolean' && type !== 'null');
  if (!other) return;
  const message = `Incorrect parameter type for function '${name}()'. Expected Boolean, received ${nameOfType(other.type)}`;
  throw new FormulaError(message, offset);
}
