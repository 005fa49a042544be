import type { FieldFunctionExpression, FunctionExp } from '@jetstreamapp/soql-parser-js';

/** A function as a query calls it: `CALENDAR_YEAR(convertTimezone(CreatedDate))`. */
export interface FunctionCall {
  /** In upper case. */
  readonly name: string;
  readonly parameters: readonly (string | FunctionCall)[];
}

/** What stands on the left of a comparison, or what a query groups and sorts by: a field's path or a function of one. */
export type Operand = string | FunctionCall;

export function readFunction({ functionName, parameters = [] }: FieldFunctionExpression | FunctionExp): FunctionCall {
  return {
    name: (functionName ?? '').toUpperCase(),
    parameters: parameters.map((parameter) => (typeof parameter === 'string' ? parameter : readFunction(parameter))),
  };
}

/** The first name in an operand, for errors that point at its place. */
export function placeOf(operand: Operand): string {
  return typeof operand === 'string' ? operand : operand.name;
}
