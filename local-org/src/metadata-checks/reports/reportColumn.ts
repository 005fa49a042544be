import { isFilterable } from '../../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/index.ts';

/** What a report can do with a column follows from its kind. */
export type ColumnKind = 'number' | 'boolean' | 'date' | 'text' | 'picklist' | 'lookup' | 'long text';

/** A field as a report sees it. */
export interface ReportColumn {
  readonly field: FieldSchema;
  readonly kind: ColumnKind;
  /** `Object.Field` of the field and of the lookups on the way to it: what a viewer must be able to read. */
  readonly reads: readonly string[];
}

const NUMBERS: readonly string[] = ['int', 'double', 'currency', 'percent'];

/**
 * The field behind a column of a report type. Lookups go by the name of the relationship where they are standard (`Owner`,
 * `Parent`), by the name of the field where they are custom (`SAM__c`); a path leads through lookups: `Run__c.Status__c`.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_reporttype.htm (ReportTypeColumn)
 */
export function reportColumn(schema: Schema, objectName: string, path: string): ReportColumn | undefined {
  const reads: string[] = [];
  const names = path.split('.');
  let object = schema.object(objectName);
  for (const [index, name] of names.entries()) {
    const field = object && fieldCalled(object, name);
    if (!object || !field) return undefined;
    reads.push(`${object.name}.${field.name}`);
    if (index === names.length - 1) return { field, kind: kindOf(field), reads };
    object = field.reference && schema.object(field.reference.to[0] ?? '');
  }
  return undefined;
}

function fieldCalled(object: ObjectSchema, name: string): FieldSchema | undefined {
  return object.fields.find(
    (field) => (field.reference && !field.custom ? field.reference.relationshipName : field.name) === name,
  );
}

function kindOf(field: FieldSchema): ColumnKind {
  const { type } = field;
  if (NUMBERS.includes(type)) return 'number';
  if (type === 'boolean') return 'boolean';
  if (type === 'date' || type === 'datetime') return 'date';
  if (type === 'picklist' || type === 'multipicklist') return 'picklist';
  if (type === 'reference') return 'lookup';
  return isFilterable(field) ? 'text' : 'long text';
}
