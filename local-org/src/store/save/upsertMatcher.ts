import { OrgError } from '../../errors.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { foldCase, keyColumnOf } from '../columns.ts';
import { codecOf } from '../fields/fieldCodec.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import type { RecordReader } from '../recordReader.ts';
import type { Input, Operation } from '../types.ts';
import { existingId } from './existingRecord.ts';
import type { SharingChecks } from './sharingChecks.ts';
import { externalIdField } from './writePlan.ts';

type Upsert = Extract<Operation, { kind: 'upsert' }>;

export interface UpsertMatch {
  /** The record to update, undefined when one is to be created. */
  readonly id: string | undefined;
  /** What is written: a created record gets its external id, an updated one has it already. */
  readonly values: Input;
}

/** Says for each upsert of a save which record it means. */
export class UpsertMatcher {
  readonly #reader: RecordReader;
  readonly #viewer: Viewer;
  readonly #sharing: SharingChecks;
  readonly #counts = new Map<string, number>();

  constructor(reader: RecordReader, viewer: Viewer, sharing: SharingChecks) {
    this.#reader = reader;
    this.#viewer = viewer;
    this.#sharing = sharing;
  }

  /** Counts the external ids of a save: one that comes twice is refused. */
  expect(operations: readonly Operation[]): void {
    for (const operation of operations) {
      if (operation.kind !== 'upsert') continue;
      const key = duplicateKey(operation);
      if (key !== undefined) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  /** Throws OrgError when the external id is no such field, missing, doubled or ambiguous. */
  match(operation: Upsert): UpsertMatch {
    const { object, externalId } = operation;
    if (operation.externalIdField.toLowerCase() === 'id') {
      const id = typeof externalId === 'string' && externalId !== '' ? externalId : undefined;
      const existing = id === undefined ? undefined : existingId(this.#reader, object, id);
      return { id: existing, values: withKey(operation, undefined) };
    }
    const field = externalIdField(object, operation.externalIdField, this.#viewer);
    if (!field.unique && !this.#viewer.hasUserPermission('ViewAllData')) {
      // Source: upsert() in the SOAP API Developer Guide, "Permissions": an external id that is not unique.
      throw new OrgError('INSUFFICIENT_ACCESS', 'Upsert requires view all data on a non-unique custom index');
    }
    const value = codecOf(field).parse(externalId);
    if (value === null) throw new OrgError('MISSING_ARGUMENT', `${field.name} not specified`, { fields: [] });
    const key = duplicateKey(operation);
    if (key !== undefined && (this.#counts.get(key) ?? 0) > 1) {
      const message = `Duplicate external id specified: ${String(codecOf(field).format(value))}`;
      throw new OrgError('DUPLICATE_VALUE', message, { fields: [field.name] });
    }
    const id = this.#match(object, field, value);
    return { id, values: withKey(operation, id === undefined ? externalId : undefined) };
  }

  #match(object: ObjectSchema, field: FieldSchema, value: SqlValue): string | undefined {
    // What the user cannot read is not matched: creating it then fails, as its key is taken.
    const ids = this.#reader.idsBy(object, field, value).filter((id) => this.#sharing.allows(object, id, 'read'));
    if (ids.length > 1) {
      const message = `${field.name}: more than one record found for external id field: [${ids.join(', ')}]`;
      throw new OrgError('DUPLICATE_EXTERNAL_ID', message, { fields: [field.name] });
    }
    return ids[0];
  }
}

/** The external id as it is compared, undefined where there is nothing to compare. */
function duplicateKey({ object, externalIdField: name, externalId }: Upsert): string | undefined {
  const field = object.field(name);
  const text = typeof externalId === 'string' || typeof externalId === 'number' ? String(externalId).trim() : '';
  if (!field || text === '') return undefined;
  const folded = field.unique && keyColumnOf(field) !== undefined ? foldCase(text) : text;
  return `${object.name}.${field.name} ${folded}`;
}

/** The values with this external id, or with none: clients may send it among the values again. */
function withKey({ values, externalIdField: name }: Upsert, externalId: unknown): Input {
  const again = name in values ? name : Object.keys(values).find((key) => key.toLowerCase() === name.toLowerCase());
  if (again === undefined) return externalId === undefined ? values : { ...values, [name]: externalId };
  return values[again] === externalId ? values : { ...values, [again]: externalId };
}
