import { OrgError } from '../../errors.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/index.ts';
import type { RecordReader } from '../recordReader.ts';
import type { Row } from './row.ts';

/** What must be filled in a new record of an object. */
export function missingOnInsert(object: ObjectSchema, row: Row): OrgError | undefined {
  const empty = requiredOnInsert(object).filter((field) => (row[field.name] ?? null) === null);
  return missing([...empty, ...emptiedChoices(object, row)]);
}

/** A required picklist with a default may be left out, not sent empty: the currency of a record. */
function emptiedChoices(object: ObjectSchema, row: Row): (FieldSchema | undefined)[] {
  const fields = Object.keys(row).map((name) => (row[name] === null ? object.field(name) : undefined));
  return fields.filter((field) => field?.type === 'picklist' && !field.nillable && field.defaultedOnCreate);
}

/** Fields that must not be emptied. */
export function missingOnUpdate(object: ObjectSchema, row: Row): OrgError | undefined {
  const emptied = Object.keys(row).filter((name) => row[name] === null);
  if (emptied.length === 0) return undefined;
  return missing(emptied.map((name) => object.field(name)).filter((field) => field !== undefined && !field.nillable));
}

function missing(fields: readonly (FieldSchema | undefined)[]): OrgError | undefined {
  const names = fields.map((field) => field?.name ?? '');
  if (names.length === 0) return undefined;
  return new OrgError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, {
    fields: names,
  });
}

const required = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

function requiredOnInsert(object: ObjectSchema): readonly FieldSchema[] {
  let fields = required.get(object);
  if (!fields) {
    fields = object.fields.filter(
      ({ nillable, defaultedOnCreate, calculated, type }) =>
        !nillable && !defaultedOnCreate && !calculated && type !== 'location',
    );
    required.set(object, fields);
  }
  return fields;
}

/** Checks that lookups point at records that are there, each target once for the whole save. */
export class ReferenceChecks {
  readonly #schema: Schema;
  readonly #reader: RecordReader;
  readonly #live = new Set<string>();

  constructor(schema: Schema, reader: RecordReader) {
    this.#schema = schema;
    this.#reader = reader;
  }

  /** To be called when a record was found by other means. */
  add(id: string): void {
    this.#live.add(id);
  }

  /** To be called after records were deleted. */
  clear(): void {
    this.#live.clear();
  }

  check(field: FieldSchema, id: string): OrgError | undefined {
    const target = this.#schema.objectByKeyPrefix(id.slice(0, 3));
    if (!target || !field.reference?.to.includes(target.name)) {
      const message = `${field.label}: id value of incorrect type: ${id}`;
      return new OrgError('FIELD_INTEGRITY_EXCEPTION', message, { fields: [field.name] });
    }
    if (this.#live.has(id)) return undefined;
    const state = this.#reader.state(target, id);
    if (state === 'live') {
      this.#live.add(id);
      return undefined;
    }
    return state === 'deleted'
      ? new OrgError('ENTITY_IS_DELETED', 'entity is deleted', { fields: [field.name] })
      : new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { fields: [field.name] });
  }
}
