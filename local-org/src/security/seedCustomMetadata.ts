import { isCustomMetadataType, MetadataError } from '../schema/index.ts';
import type { CustomMetadataRecord, ObjectSchema, Schema } from '../schema/index.ts';
import { tableOf } from '../store/index.ts';
import type { RecordValues, Store } from '../store/index.ts';

/**
 * Brings the records of the project's custom metadata types; those that are there keep their ids and follow the project, those
 * that the project no longer has go.
 * @throws Error naming the file whose values the platform would not deploy.
 */
export function seedCustomMetadata(schema: Schema, store: Store): void {
  for (const type of schema.objects.filter(isCustomMetadataType)) {
    const records = schema.customMetadata.filter((record) => record.type === type.name);
    const names = new Set(records.map(({ name }) => name));
    const known = new Map<string, string>();
    for (const [id, name] of store.select(`SELECT "Id", "DeveloperName" FROM ${tableOf(type)}`, [])) {
      known.set(String(name), String(id));
    }
    for (const [name, id] of known) if (!names.has(name)) store.discard(type, id);
    for (const record of records) seedRecord(store, type, record, known.get(record.name));
  }
}

function seedRecord(store: Store, type: ObjectSchema, record: CustomMetadataRecord, id: string | undefined): void {
  const custom = type.fields.filter((field) => field.custom);
  const values: RecordValues = {
    ...(id === undefined ? {} : { Id: id }),
    DeveloperName: record.name,
    MasterLabel: record.label,
    Label: record.label,
    QualifiedApiName: record.name,
    Language: 'en_US',
    ...Object.fromEntries(custom.map(({ name }) => [name, record.values.get(name) ?? null])),
  };
  try {
    store.seed(type, values);
  } catch (error) {
    throw new MetadataError(record.file, error instanceof Error ? error.message : String(error));
  }
}
