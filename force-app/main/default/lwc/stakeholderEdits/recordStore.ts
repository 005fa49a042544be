import { createRecord, deleteRecord, updateRecord } from 'lightning/uiRecordApi';
import type { RecordRepresentation } from 'lightning/uiRecordApi';

export type FieldValues = Readonly<Record<string, unknown>>;

/** Which query shows the records. */
export type ReadPart = 'People' | 'Links';

/** What edits need of Salesforce. Everything but `readAgain` rejects as Lightning Data Service does. */
export interface RecordStore {
  /**
   * @param version `LastModifiedDate` of what the change is based on: a record that is newer refuses with status 412
   * @returns the version after the change; undefined where Salesforce does not say
   */
  readonly update: (id: string, fields: FieldValues, version: string) => Promise<string | undefined>;
  readonly create: (apiName: string, fields: FieldValues) => Promise<{ id: string; version: string | undefined }>;
  readonly remove: (id: string) => Promise<void>;
  /** Settles when what Salesforce holds now was handed to `setRead`, or could not be read. */
  readonly readAgain: (part: ReadPart) => Promise<void>;
}

/** Lightning Data Service. */
export function lightningStore(readAgain: RecordStore['readAgain']): RecordStore {
  return {
    update: async (id, fields, version) =>
      versionOf(await updateRecord({ fields: { Id: id, ...fields } }, { ifUnmodifiedSince: version })),
    create: async (apiName, fields) => {
      const record = await createRecord({ apiName, fields });
      return { id: record.id, version: versionOf(record) };
    },
    remove: deleteRecord,
    readAgain,
  };
}

function versionOf(record: RecordRepresentation | undefined): string | undefined {
  const value = record?.fields.LastModifiedDate?.value;
  return typeof value === 'string' ? value : undefined;
}
