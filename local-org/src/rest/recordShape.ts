import { jsonValue, versionPath } from '../http/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import type { Query, QueryColumn } from '../soql/index.ts';
import type { Value } from '../store/index.ts';

type JsonRecord = Record<string, unknown>;

/** One object in the nested answer: the record itself, or a parent. */
interface Node {
  readonly object: ObjectSchema;
  /** The column with this node's record id: an empty one means that there is no such parent. */
  readonly idColumn: number;
  readonly entries: (
    | { readonly name: string; readonly field: FieldSchema; readonly column: number }
    | { readonly name: string; readonly node: Node }
  )[];
}

/** `Account.Owner` for `['Account', 'Owner', 'Name']`; empty for the record's own fields. */
function parentOf(path: readonly string[]): string {
  return path.slice(0, -1).join('.').toLowerCase();
}

/** The id fields, `Id` and `Account.Id`, that the answer's `attributes` need and the query did not select. */
export function missingIdPaths(columns: readonly QueryColumn[]): readonly string[] {
  const needed = new Map([['id', 'Id']]);
  for (const { path } of columns) {
    for (let depth = 1; depth < path.length; depth += 1) {
      const idPath = [...path.slice(0, depth), 'Id'].join('.');
      needed.set(idPath.toLowerCase(), idPath);
    }
  }
  for (const { path } of columns) needed.delete(path.join('.').toLowerCase());
  return [...needed.values()];
}

/**
 * Turns rows into the nested records of a REST answer.
 * @param selected the columns that the client asked for, in its order
 * @param query the query that runs: the same columns and the ids of {@link missingIdPaths}
 */
export function recordShape(
  schema: Schema,
  selected: readonly QueryColumn[],
  query: Query,
): (row: readonly Value[]) => JsonRecord {
  const columnOf = new Map(query.columns.map(({ path }, index) => [path.join('.').toLowerCase(), index]));
  const indexOf = (path: string): number => columnOf.get(path.toLowerCase()) ?? -1;
  const root: Node = { object: query.object, idColumn: indexOf('Id'), entries: [] };
  const nodes = new Map<string, Node>([['', root]]);

  const nodeFor = (path: readonly string[]): Node => {
    const key = parentOf(path);
    const known = nodes.get(key);
    if (known) return known;
    const parents = path.slice(0, -1);
    const parent = nodeFor(parents);
    const name = parents.at(-1) ?? '';
    const target = parent.object.relationship(name)?.reference?.to[0];
    const object = target === undefined ? undefined : schema.object(target);
    if (!object) throw new Error(`The relationship ${parents.join('.')} has no object.`);
    const node: Node = { object, idColumn: indexOf([...parents, 'Id'].join('.')), entries: [] };
    parent.entries.push({ name, node });
    nodes.set(key, node);
    return node;
  };
  for (const { path, field } of selected) {
    nodeFor(path).entries.push({ name: field.name, field, column: indexOf(path.join('.')) });
  }
  const url = `${versionPath(schema.apiVersion)}/sobjects`;

  const shape = (node: Node, row: readonly Value[]): JsonRecord | null => {
    const id = row[node.idColumn];
    if (typeof id !== 'string') return null;
    const type = (schema.objectByKeyPrefix(id.slice(0, 3)) ?? node.object).name;
    const record: JsonRecord = { attributes: { type, url: `${url}/${type}/${id}` } };
    for (const entry of node.entries) {
      record[entry.name] = 'node' in entry ? shape(entry.node, row) : jsonValue(entry.field, row[entry.column]);
    }
    return record;
  };
  return (row) => shape(root, row) ?? {};
}

/** Results of GROUP BY and of aggregate functions: no records, so they have a type and no address. */
export function* aggregateResults(query: Query): Generator<JsonRecord> {
  for (const row of query.rows()) {
    const result: JsonRecord = { attributes: { type: 'AggregateResult' } };
    query.columns.forEach(({ path: [name = ''], field }, index) => {
      result[name] = jsonValue(field, row[index]);
    });
    yield result;
  }
}
