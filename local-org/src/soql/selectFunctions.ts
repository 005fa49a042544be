import { convertedAmount } from './currencyConversion.ts';
import { distanceFunction } from './distanceFunction.ts';
import { formatted } from './formatFunction.ts';
import type { FunctionCall, Operand } from './functionCall.ts';
import { labelFunction } from './labelFunction.ts';
import { malformed } from './parseSoql.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';

/** Functions that only SELECT knows. Sources: "convertCurrency()" and "FORMAT ()" in the SOQL and SOSL Reference. */
export const onlySelected: ReadonlySet<string> = new Set(['CONVERTCURRENCY', 'FORMAT']);

/** Functions that give a value for each record, which a query can select; undefined for every other one. */
export function selectFunction(call: FunctionCall, scope: QueryScope): ScopedField | undefined {
  switch (call.name) {
    case 'TOLABEL':
      return labelFunction(call, scope, 'SELECT');
    case 'CONVERTCURRENCY':
      return convertedAmount(call, scope);
    case 'DISTANCE':
      return distanceFunction(call, scope, 'SELECT');
    case 'FORMAT':
      return formatted(formattedValue(call, scope), scope.currencies);
    default:
      return undefined;
  }
}

/** What FORMAT is called with. @throws OrgError unless it is one field or function */
export function formatArgument({ parameters: [argument, ...others] }: FunctionCall): Operand {
  if (argument === undefined || others.length > 0) throw malformed('FORMAT takes one field');
  return argument;
}

function formattedValue(call: FunctionCall, scope: QueryScope): ScopedField {
  const argument = formatArgument(call);
  if (typeof argument === 'string') return scope.field(argument, 'SELECT');
  if (argument.name === 'CONVERTCURRENCY') return convertedAmount(argument, scope);
  throw malformed(`FORMAT takes no ${argument.name}()`);
}
