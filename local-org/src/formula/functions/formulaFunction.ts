import type { Expression, FormulaContext } from '../expression.ts';
import { FormulaError } from '../formulaError.ts';
import { nameOfType } from '../formulaValue.ts';
import type { FormulaType, FormulaValue } from '../formulaValue.ts';

/** Where a formula is used: some functions make sense in some places only. */
export type FormulaUse = 'formula field' | 'validation rule' | 'default value';

/** One call in a formula. */
export interface Call {
  readonly name: string;
  readonly offset: number;
  readonly use: FormulaUse;
  readonly arguments: readonly Expression[];
}

/** How a function becomes an expression; throws FormulaError for wrong arguments. */
export type FormulaFunction = (call: Call) => Expression;

/** Arguments that were evaluated, blank ones undefined. */
export type Values = readonly FormulaValue[];

interface Signature {
  readonly parameters: readonly FormulaType[];
  /** How many of the last parameters may be left out. */
  readonly optional?: number;
  /** The last parameter may be repeated. */
  readonly variadic?: boolean;
}

/** A function of its arguments' values, none of which may be blank: a blank one makes the result blank. */
export function strict(
  signature: Signature,
  result: FormulaType,
  work: (values: Values, context: FormulaContext) => FormulaValue,
): FormulaFunction {
  return lenient(signature, result, (values, context) =>
    values.includes(undefined) ? undefined : work(values, context),
  );
}

/** A function of its arguments' values that says itself what a blank one means. */
export function lenient(
  signature: Signature,
  result: FormulaType,
  work: (values: Values, context: FormulaContext) => FormulaValue,
): FormulaFunction {
  return (call) => {
    checkSignature(call, signature);
    const evaluators = call.arguments;
    return {
      type: result,
      evaluate: (context) =>
        work(
          evaluators.map((argument) => argument.evaluate(context)),
          context,
        ),
    };
  };
}

function checkSignature(call: Call, { parameters, optional = 0, variadic = false }: Signature): void {
  const most = variadic ? Infinity : parameters.length;
  checkCount(call, parameters.length - optional, most);
  call.arguments.forEach((argument, index) => {
    checkType(call, argument, [parameters[Math.min(index, parameters.length - 1)] ?? 'null']);
  });
}

export function checkCount(call: Call, least: number, most: number): void {
  const received = call.arguments.length;
  if (received >= least && received <= most) return;
  const expected = received < least ? least : most;
  throw wrong(
    call,
    `Incorrect number of parameters for function '${call.name}()'. Expected ${expected}, received ${received}`,
  );
}

export function checkType(call: Call, argument: Expression, allowed: readonly FormulaType[]): void {
  const { type } = argument;
  if (type === 'null' || allowed.includes(type)) return;
  if (type === 'picklist' || type === 'multipicklist') {
    throw wrong(call, `${call.name}(): picklist fields are only supported in certain functions`);
  }
  const expected = allowed.map(nameOfType).join(', ');
  throw wrong(
    call,
    `Incorrect parameter type for function '${call.name}()'. Expected ${expected}, received ${nameOfType(type)}`,
  );
}

export function wrong(call: Call, problem: string): FormulaError {
  return new FormulaError(problem, call.offset);
}

/** The n-th argument of a call whose number of arguments was checked. */
export function argument(call: Call, index: number): Expression {
  const found = call.arguments[index];
  if (!found) throw wrong(call, `Incorrect number of parameters for function '${call.name}()'`);
  return found;
}
