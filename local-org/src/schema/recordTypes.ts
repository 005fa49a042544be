import { lookup } from './field.ts';
import type { ObjectDraft } from './objectSchema.ts';

/** The record type of records without one; it is in every org under this id. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

/** A record type of an object, as its file has it. */
export interface RecordTypeSchema {
  readonly object: string;
  /** `DeveloperName` */
  readonly name: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly active: boolean;
  /** The values that a record of this type may have, by picklist; picklists that are not here have all of theirs. */
  readonly picklistValues: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether accounts of this type are people. */
  readonly isPersonType?: true;
}

/**
 * Objects with record types have `RecordTypeId`, which follows the object's access.
 * Source: "Frequently-Occurring Fields" in the Object Reference, RecordTypeId.
 */
export function withRecordTypes(
  objects: readonly ObjectDraft[],
  recordTypes: readonly RecordTypeSchema[],
): readonly ObjectDraft[] {
  const names = new Set(recordTypes.map(({ object }) => object));
  const reference = { to: ['RecordType'], relationshipName: 'RecordType' };
  return objects.map((object) =>
    names.has(object.name)
      ? { ...object, fields: [...object.fields, lookup('RecordTypeId', 'Record Type ID', reference, { system: true })] }
      : object,
  );
}
