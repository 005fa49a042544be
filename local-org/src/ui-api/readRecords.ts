import { createHash } from 'node:crypto';
import { jsonValue } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import { MASTER_RECORD_TYPE } from '../schema/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { prepareQuery } from '../soql/index.ts';
import type { Value } from '../store/index.ts';
import { displayValue } from './displayValue.ts';
import type { FieldTree } from './fieldPaths.ts';
import { recordTypeInfos } from './recordTypeInfos.ts';
import { idsIn } from './soqlText.ts';

/** Which rows: the clauses of a query, without their keywords. */
export interface RowSelection {
  readonly where: string;
  readonly orderBy?: string;
  readonly limit?: number;
  readonly offset?: number;
}

type Row = Readonly<Record<string, Value>>;

/** What every record representation tells beside its fields, or needs to tell them. */
const ALWAYS_READ = ['CurrencyIsoCode', 'RecordTypeId', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];

/**
 * Records with the fields of a tree, in the query's order. They are read as a query of this viewer, so what the viewer may not
 * see is not there. Source: "Record", User Interface API Developer Guide (ui_api_responses_record.htm).
 */
export function readRecords(
  org: OrgContext,
  object: ObjectSchema,
  tree: FieldTree,
  selection: RowSelection,
  viewer: Viewer,
): Record<string, unknown>[] {
  const rows = readRows(org, object, columnsOf(object, tree), selection, viewer);
  return represent(org, object, tree, rows, viewer);
}

function columnsOf(object: ObjectSchema, tree: FieldTree): readonly string[] {
  const lookups = [...tree.parents.values()].map(({ lookup }) => lookup.name);
  const always = ALWAYS_READ.filter((name) => object.field(name));
  return [...new Set(['Id', ...tree.fields.keys(), ...lookups, ...always])];
}

function readRows(
  org: OrgContext,
  object: ObjectSchema,
  columns: readonly string[],
  { where, orderBy, limit, offset }: RowSelection,
  viewer: Viewer,
): Row[] {
  const clauses = [
    `SELECT ${columns.join(', ')} FROM ${object.name}`,
    where === '' ? '' : `WHERE ${where}`,
    orderBy === undefined ? '' : `ORDER BY ${orderBy}`,
    limit === undefined ? '' : `LIMIT ${limit}`,
    offset ? `OFFSET ${offset}` : '',
  ];
  const query = prepareQuery(clauses.filter((clause) => clause !== '').join(' '), org, viewer);
  return [...query.rows()].map((row) =>
    Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])),
  );
}

function represent(
  org: OrgContext,
  object: ObjectSchema,
  tree: FieldTree,
  rows: readonly Row[],
  viewer: Viewer,
): Record<string, unknown>[] {
  const parents = new Map(
    [...tree.parents].map(([name, { lookup, tree: parentTree }]) => [
      name,
      readParents(
        org,
        parentTree,
        rows.map((row) => row[lookup.name] ?? null),
        viewer,
      ),
    ]),
  );
  const types = recordTypeInfos(org, object, viewer);
  return rows.map((row) => {
    const fields: Record<string, unknown> = {};
    for (const [name, field] of tree.fields) {
      const value = row[name] ?? null;
      fields[name] = { displayValue: displayValue(field, value, row.CurrencyIsoCode), value: fieldValue(field, value) };
    }
    for (const [name, { lookup }] of tree.parents) {
      const parent = parents.get(name)?.get(String(row[lookup.name]));
      fields[name] = parent ?? { displayValue: null, value: null };
    }
    return {
      apiName: object.name,
      childRelationships: {},
      eTag: createHash('md5')
        .update(JSON.stringify(org.store.find(object, String(row.Id))))
        .digest('hex'),
      fields,
      id: row.Id,
      lastModifiedById: row.LastModifiedById ?? null,
      lastModifiedDate: row.LastModifiedDate ?? null,
      recordTypeId: row.RecordTypeId ?? MASTER_RECORD_TYPE,
      recordTypeInfo: types[String(row.RecordTypeId)] ?? null,
      systemModstamp: row.SystemModstamp ?? null,
      weakEtag: Date.parse(String(row.LastModifiedDate ?? row.SystemModstamp)),
    };
  });
}

export interface ParentValue {
  readonly displayValue: Value;
  readonly value: Record<string, unknown>;
}

/** The records behind a lookup, by id. A lookup may point at several objects, so the ids say which. */
export function readParents(
  org: OrgContext,
  tree: FieldTree,
  ids: readonly Value[],
  viewer: Viewer,
): ReadonlyMap<string, ParentValue> {
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))];
  const found = new Map<string, ParentValue>();
  for (const [keyPrefix, group] of Map.groupBy(wanted, (id) => id.slice(0, 3))) {
    const object = org.schema.objectByKeyPrefix(keyPrefix);
    if (object === undefined || !viewer.object(object.name).read) continue;
    const nameField = object.fields.find((field) => field.nameField);
    const columns = new Set([...columnsOf(object, tree), ...(nameField ? [nameField.name] : [])]);
    const rows = readRows(org, object, [...columns], { where: idsIn('Id', group) }, viewer);
    represent(org, object, tree, rows, viewer).forEach((value, index) => {
      const displayed = nameField === undefined ? null : (rows[index]?.[nameField.name] ?? null);
      found.set(String(value.id), { displayValue: displayed, value });
    });
  }
  return found;
}

/** UI API writes datetimes with `Z`, unlike REST. */
export function fieldValue(field: FieldSchema, value: Value): unknown {
  return field.type === 'datetime' ? value : jsonValue(field, value);
}
