import type { FieldType } from '@jetstreamapp/soql-parser-js';
import { malformed } from './parseSoql.ts';

/** A selected field as the query wrote it: `Account.Name`. */
export function nameOf(field: FieldType): string {
  if (field.type === 'Field') return 'objectPrefix' in field ? `${field.objectPrefix}.${field.field}` : field.field;
  if (field.type !== 'FieldRelationship') throw malformed('unexpected token in SELECT');
  const prefix = 'objectPrefix' in field ? [field.objectPrefix] : [];
  return [...prefix, ...field.relationships, field.field].join('.');
}
