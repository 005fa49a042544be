import type { FieldType, Query as ParsedQuery } from '@jetstreamapp/soql-parser-js';
import { OrgError, UnsupportedError } from '../errors.ts';
import type { ObjectSchema } from '../schema/index.ts';
import { isAggregateField } from './compileAggregate.ts';
import { malformed } from './parseSoql.ts';

export type Door = 'rest' | 'bulk';

/**
 * Refuses what Bulk API 2.0 refuses, then what Salesforce can and this org cannot.
 * Source: "Query with Bulk API 2.0", "SOQL Considerations": no GROUP BY, OFFSET, TYPEOF, aggregate functions or nested
 * queries.
 */
export function refuseUnsupported(query: ParsedQuery, door: Door): void {
  const fields = query.fields ?? [];
  if (door === 'bulk') refuseInBulk(query, fields);
  if (fields.length > 1 && fields.some(isCount)) throw malformed("unexpected token: ','");
  if (query.withDataCategory) throw new UnsupportedError('WITH DATA CATEGORY');
  if (query.withSecurityEnforced || query.withAccessLevel) throw malformed("unexpected token: 'WITH'");
  // Source: "FOR UPDATE" (sforce_api_calls_soql_select_for_update.htm), which is for Apex: what other doors do with it is not said.
  if (query.for === 'UPDATE' && query.orderBy !== undefined) throw malformed('ORDER BY is not allowed with FOR UPDATE');
  if (query.for === 'UPDATE') throw new UnsupportedError('FOR UPDATE');
}

/**
 * Refuses UPDATE TRACKING and UPDATE VIEWSTAT of an object that is there. They record what articles were searched by and how often they were viewed, and
 * this org has no Knowledge, so that an article's object is unknown; what they do with others is not said.
 * Sources: "UPDATE TRACKING", "UPDATE VIEWSTAT" (sforce_api_calls_soql_select_update_tracking.htm, …_update_viewstat.htm).
 */
export function refuseUpdate({ update }: ParsedQuery, object: ObjectSchema): void {
  if (update !== undefined)
    throw new UnsupportedError(`UPDATE ${update} of ${object.name}, which is no Knowledge article`);
}

function refuseInBulk(query: ParsedQuery, fields: readonly FieldType[]): void {
  const refused = (feature: string): OrgError =>
    new OrgError('API_ERROR', `${feature} is not supported in Bulk API 2.0 queries`);
  if (query.offset !== undefined) throw refused('OFFSET');
  if (query.groupBy !== undefined) throw refused('GROUP BY');
  for (const field of fields) {
    if (field.type === 'FieldSubquery')
      throw new OrgError('API_ERROR', 'Aggregate Relationships not supported in Bulk Query');
    if (field.type === 'FieldTypeof') throw refused('TYPEOF');
    if (isUnboundedFields(field)) {
      throw refused('The SOQL FIELDS function with an unbounded set of fields');
    }
    if (field.type === 'FieldFunctionExpression' && isAggregateField(field)) throw refused(field.functionName);
  }
}

/** Source: "FIELDS()" under "SELECT": only FIELDS(STANDARD) is the same set of fields in every org. */
function isUnboundedFields(field: FieldType): boolean {
  if (field.type !== 'FieldFunctionExpression' || field.functionName.toUpperCase() !== 'FIELDS') return false;
  const [group] = field.parameters;
  return typeof group !== 'string' || group.toUpperCase() !== 'STANDARD';
}

/** `COUNT()`, without a field. */
export function isCount(field: FieldType | undefined): boolean {
  return (
    field?.type === 'FieldFunctionExpression' &&
    field.functionName.toUpperCase() === 'COUNT' &&
    field.parameters.length === 0
  );
}
