import type { FunctionCall } from './functionCall.ts';
import { malformed } from './parseSoql.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';
import type { Clause } from './queryText.ts';
import { textLiteral } from './sql.ts';

/** `toLabel(StageName)`: the label of a picklist's value instead of the value. Source: "toLabel()" in the SOQL Reference. */
export function labelFunction(call: FunctionCall, scope: QueryScope, clause: Clause): ScopedField {
  const [argument, ...others] = call.parameters;
  if (typeof argument !== 'string' || others.length > 0) throw malformed('toLabel takes one field');
  const scoped = scope.field(argument, clause);
  const { column, field } = scoped;
  if (field.type === 'multipicklist' || !field.picklist) {
    const message = `toLabel takes a picklist field of this org, not ${field.name}`;
    throw scope.text.errorAt('INVALID_FIELD', message, clause, argument);
  }
  const relabelled = field.picklist.values.filter(({ value, label }) => value !== label);
  const cases = relabelled.map(({ value, label }) => `WHEN ${textLiteral(value)} THEN ${textLiteral(label)}`);
  return {
    ...scoped,
    field: { ...field, type: 'string', picklist: undefined },
    column: cases.length === 0 ? column : `CASE ${column} ${cases.join(' ')} ELSE ${column} END`,
    keyColumn: undefined,
  };
}
