import { OrgError } from '../../errors.ts';
import type { ObjectSchema, Schema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { Input } from '../../store/index.ts';
import { isObject, recordBody } from '../recordBody.ts';

/** Source: "sObject Tree", REST API Developer Guide: 200 records, five types, five levels. */
const MOST_RECORDS = 200;
const MOST_TYPES = 5;
const MOST_LEVELS = 5;

export interface TreeRecord {
  readonly referenceId: string;
  readonly object: ObjectSchema;
  readonly values: Input;
  /** The record above, and the field that names it. */
  readonly parent: { readonly record: TreeRecord; readonly field: string } | undefined;
}

interface Source {
  readonly entry: unknown;
  readonly object: ObjectSchema;
  readonly parent: TreeRecord['parent'];
}

/**
 * The records of a request by their levels, the roots first.
 * @throws OrgError for what makes the whole request invalid
 */
export function readTree(
  body: unknown,
  root: ObjectSchema,
  schema: Schema,
  viewer: Viewer,
): readonly (readonly TreeRecord[])[] {
  const levels: TreeRecord[][] = [];
  const known = new Set<string>();
  let sources = recordsOf(body, 'The body').map((entry): Source => ({ entry, object: root, parent: undefined }));
  while (sources.length > 0) {
    if (levels.length === MOST_LEVELS) throw invalid(`A tree has ${MOST_LEVELS} levels at most.`);
    const next: Source[] = [];
    levels.push(
      sources.map((source) => {
        const { record, children } = readRecord(source, schema, viewer);
        if (known.has(record.referenceId)) {
          throw invalid(`The referenceId ${record.referenceId} is there twice; give each record its own.`);
        }
        known.add(record.referenceId);
        next.push(...children);
        return record;
      }),
    );
    if (known.size > MOST_RECORDS) throw invalid(`A request has ${MOST_RECORDS} records at most.`);
    sources = next;
  }
  const types = new Set(levels.flat().map(({ object }) => object.name));
  if (types.size > MOST_TYPES)
    throw invalid(`A request has records of ${MOST_TYPES} types at most, not ${types.size}.`);
  return levels;
}

function readRecord(
  { entry, object, parent }: Source,
  schema: Schema,
  viewer: Viewer,
): { record: TreeRecord; children: Source[] } {
  const { attributes, ...fields } = isObject(entry) ? entry : {};
  const { type, referenceId } = isObject(attributes) ? attributes : {};
  if (typeof referenceId !== 'string' || !/^[A-Za-z0-9]/.test(referenceId)) {
    throw invalid('Each record needs attributes with a referenceId that begins with a letter or a number.');
  }
  if (typeof type !== 'string' || type.toLowerCase() !== object.name.toLowerCase()) {
    throw invalid(`The record ${referenceId} must be of type ${object.name}, not ${JSON.stringify(type)}.`);
  }
  const values: Record<string, unknown> = {};
  const lists: [relationship: string, list: unknown][] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (isObject(value) && 'records' in value) lists.push([name, value]);
    else values[name] = value;
  }
  const record: TreeRecord = { referenceId, object, values: recordBody(values, ['Id']), parent };
  const children = lists.flatMap(([name, list]) => {
    const { child, field } = childOf(object, name, schema, viewer);
    return recordsOf(list, `${name} of ${referenceId}`).map((one): Source => ({
      entry: one,
      object: child,
      parent: { record, field },
    }));
  });
  return { record, children };
}

function childOf(
  object: ObjectSchema,
  name: string,
  schema: Schema,
  viewer: Viewer,
): { child: ObjectSchema; field: string } {
  const relationship = object.childRelationships.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === name.toLowerCase(),
  );
  const child = relationship && schema.object(relationship.childObject);
  if (!child || !viewer.field(child.name, relationship.field).read) {
    throw new OrgError('INVALID_FIELD', `No such relationship '${name}' on sobject of type ${object.name}`);
  }
  return { child, field: relationship.field };
}

function recordsOf(list: unknown, where: string): readonly unknown[] {
  const records = isObject(list) ? list.records : undefined;
  if (Array.isArray(records) && records.length > 0) return records;
  throw invalid(`${where} must have a list "records" of at least one record.`);
}

function invalid(message: string): OrgError {
  return new OrgError('INVALID_INPUT', message);
}
