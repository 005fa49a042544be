import type { Query as ParsedQuery, Subquery } from '@jetstreamapp/soql-parser-js';
import type { FunctionCall } from './functionCall.ts';
import { malformed } from './parseSoql.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';

/** Source: "FIELDS()" under "SELECT" in the SOQL and SOSL Reference: sets of fields that grow with an org need a LIMIT. */
const mostRowsOfUnbounded = 200;

/** `FIELDS(ALL)`, `FIELDS(STANDARD)` and `FIELDS(CUSTOM)`: the fields that the user may see. */
export function fieldsFunction(
  { parameters: [group] }: FunctionCall,
  { limit }: ParsedQuery | Subquery,
  scope: QueryScope,
): readonly ScopedField[] {
  const name = typeof group === 'string' ? group.toUpperCase() : '';
  if (!['ALL', 'STANDARD', 'CUSTOM'].includes(name)) throw malformed(`unexpected token: '${name}'`);
  if (name !== 'STANDARD' && (limit === undefined || limit > mostRowsOfUnbounded)) {
    throw malformed(`The SOQL FIELDS function must have a LIMIT of at most ${mostRowsOfUnbounded}`);
  }
  const fields = scope.readableFields.filter(({ custom }) => name === 'ALL' || custom === (name === 'CUSTOM'));
  if (fields.length === 0)
    throw malformed(`FIELDS(${name}) selects nothing: ${scope.root.object.name} has no such fields`);
  return fields.map((field) => scope.field(field.name, 'SELECT'));
}
