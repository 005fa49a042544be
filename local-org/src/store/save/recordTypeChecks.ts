import type { OrgError } from '../../errors.ts';
import { defaultRecordType } from '../../schema/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { fieldError } from '../fields/fieldError.ts';
import type { RecordReader } from '../recordReader.ts';
import type { RecordTypes, StoredRecordType } from '../recordTypes.ts';
import type { Row } from './row.ts';

/** Who saves what. */
export interface RecordTypeContext {
  readonly recordTypes: RecordTypes;
  readonly reader: RecordReader;
  readonly viewer: Viewer;
}

/**
 * Whether the user may give the record its type, and the type allows its values. A record keeps a type that its user has not.
 * Restricted picklists are checked by record type in the API too, others in no record type.
 * Sources: "How is record type access specified?" in Salesforce Help, and its knowledge article about the error "bad value for
 * restricted picklist field" when creating a record.
 */
export function checkRecordType(
  { recordTypes, reader, viewer }: RecordTypeContext,
  object: ObjectSchema,
  id: string | undefined,
  row: Row,
): OrgError[] {
  const field = object.field('RecordTypeId');
  if (!field) return [];
  const before = id === undefined ? null : (reader.stored(object, id, [field.name])?.[field.name] ?? null);
  const after = row[field.name] === undefined ? before : row[field.name];
  if (typeof after !== 'string') return [];
  const type = recordTypes.find(after);
  const isOwn = type?.object === object.name;
  if (after !== before && !(isOwn && type.active && viewer.hasRecordType(object.name, type.name))) {
    const message = `Record Type ID: this ID value isn't valid for the user: ${after}`;
    return [fieldError('INVALID_CROSS_REFERENCE_KEY', field, message)];
  }
  return type ? refusedValues(object, type, row) : [];
}

/**
 * A new record that names no type gets its user's default one, and no default values that the type does not have.
 * Source: "Set the Default Record Type" and "How is record type access specified?" in Salesforce Help.
 */
export function giveRecordType(recordTypes: RecordTypes, object: ObjectSchema, row: Row): void {
  if (!object.field('RecordTypeId') || row.RecordTypeId !== undefined) return;
  const type = defaultRecordType(recordTypes.of(object));
  if (!type) return;
  row.RecordTypeId = type.id;
  for (const [name, allowed] of type.picklistValues) {
    const field = object.field(name);
    const given = field?.picklist?.restricted === true ? field.defaultValue : undefined;
    if (given !== undefined && row[name] === undefined && !allowed.has(String(given))) row[name] = null;
  }
}

function refusedValues(object: ObjectSchema, type: StoredRecordType, row: Row): OrgError[] {
  return Object.entries(row).flatMap(([name, value]) => {
    const field = object.field(name);
    const allowed = field && type.picklistValues.get(field.name);
    if (!field?.picklist?.restricted || typeof value !== 'string' || !allowed || allowed.has(value)) return [];
    const message = `${field.label}: bad value for restricted picklist field: ${value}`;
    return [fieldError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', field, message)];
  });
}
