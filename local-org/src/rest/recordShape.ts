import { jsonValue, versionPath } from '../http/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import type { ChildQuery, Query, RecordSelection } from '../soql/index.ts';
import type { Value } from '../store/index.ts';

type JsonRecord = Record<string, unknown>;
type Row = readonly Value[];

/** One object in the nested answer: the record itself, or a parent. */
interface Node {
  readonly object: ObjectSchema;
  /** The column with this node's record id: an empty one means that there is no such parent. */
  readonly idColumn: number;
  /** Reached by a polymorphic lookup, whose parents are told as records of the object Name unless TYPEOF asks for them. */
  readonly isNamed: boolean;
  readonly entries: (
    | {
        readonly name: string;
        readonly field: FieldSchema;
        readonly column: number;
        readonly onlyFor: readonly string[] | undefined;
        readonly isJson: boolean;
      }
    | { readonly name: string; readonly node: Node }
    | { readonly name: string; readonly child: ChildQuery }
  )[];
}

/** The answers of child subqueries, by the id of the parent; who has no children has none. */
type ChildResults = ReadonlyMap<ChildQuery, ReadonlyMap<string, JsonRecord>>;

const NO_CHILDREN: ChildResults = new Map();

/** Children are read for so many parents at a time. */
const PARENTS_AT_ONCE = 500;

/** `Account.Owner` for `['Account', 'Owner', 'Name']`; empty for the record's own fields. */
function parentOf(path: readonly string[]): string {
  return path.slice(0, -1).join('.').toLowerCase();
}

/** The records of a REST answer, nested, from a query that was prepared with `recordIds`. */
export function* shapedRecords(schema: Schema, query: Query): Generator<JsonRecord> {
  const shape = shapeOf(schema, query);
  if (query.children.length === 0) {
    for (const row of query.rows()) yield shape([row])[0] ?? {};
    return;
  }
  let batch: Row[] = [];
  for (const row of query.rows()) {
    batch.push(row);
    if (batch.length < PARENTS_AT_ONCE) continue;
    yield* shape(batch);
    batch = [];
  }
  yield* shape(batch);
}

/** Turns rows of a selection into nested records. */
function shapeOf(schema: Schema, selection: RecordSelection): (rows: readonly Row[]) => JsonRecord[] {
  const root = treeOf(schema, selection);
  const shapes = new Map(selection.children.map((child) => [child, shapeOf(schema, child)]));
  const url = `${versionPath(schema.apiVersion)}/sobjects`;

  const shape = (node: Node, row: Row, children: ChildResults): JsonRecord | null => {
    const id = row[node.idColumn];
    if (typeof id !== 'string') return null;
    const type = (schema.objectByKeyPrefix(id.slice(0, 3)) ?? node.object).name;
    const shown = node.isNamed && !node.entries.some(isOfType) ? 'Name' : type;
    const record: JsonRecord = { attributes: { type: shown, url: `${url}/${type}/${id}` } };
    for (const entry of node.entries) {
      if ('column' in entry) {
        if (entry.onlyFor?.includes(type) !== false) record[entry.name] = valueOf(entry, row);
      } else if ('node' in entry) record[entry.name] = shape(entry.node, row, children);
      else record[entry.name] = children.get(entry.child)?.get(id) ?? null;
    }
    return record;
  };
  if (selection.children.length === 0) return (rows) => rows.map((row) => shape(root, row, NO_CHILDREN) ?? {});
  return (rows) => {
    const ids = rows.map((row) => String(row[root.idColumn]));
    const children = new Map([...shapes].map(([child, shapeChild]) => [child, childResults(child, ids, shapeChild)]));
    return rows.map((row) => shape(root, row, children) ?? {});
  };
}

function childResults(
  child: ChildQuery,
  parentIds: readonly string[],
  shape: (rows: readonly Row[]) => JsonRecord[],
): ReadonlyMap<string, JsonRecord> {
  const groups = [...child.rowsOf(parentIds)];
  const records = shape(groups.flatMap(([, rows]) => rows)).values();
  return new Map(
    groups.map(([parentId, rows]) => [
      parentId,
      { totalSize: rows.length, done: true, records: [...records.take(rows.length)] },
    ]),
  );
}

function treeOf(schema: Schema, { object, columns, children }: RecordSelection): Node {
  const columnOf = new Map(columns.map(({ path }, index) => [path.join('.').toLowerCase(), index]));
  const indexOf = (path: string): number => columnOf.get(path.toLowerCase()) ?? -1;
  const root: Node = { object, idColumn: indexOf('Id'), isNamed: false, entries: [] };
  const nodes = new Map<string, Node>([['', root]]);

  const nodeFor = (path: readonly string[]): Node => {
    const key = parentOf(path);
    const known = nodes.get(key);
    if (known) return known;
    const parents = path.slice(0, -1);
    const parent = nodeFor(parents);
    const name = parents.at(-1) ?? '';
    const [target = '', ...others] = parent.object.relationship(name)?.reference?.to ?? [];
    const targetObject = schema.object(target);
    if (!targetObject) throw new Error(`The relationship ${parents.join('.')} has no object.`);
    const idColumn = indexOf([...parents, 'Id'].join('.'));
    const node: Node = { object: targetObject, idColumn, isNamed: others.length > 0, entries: [] };
    parent.entries.push({ name, node });
    nodes.set(key, node);
    return node;
  };
  const addChildren = (position: number): void => {
    for (const child of children) {
      if (child.position === position) root.entries.push({ name: child.relationshipName, child });
    }
  };
  const selected = columns.filter(({ hidden }) => hidden !== true);
  selected.forEach((column, index) => {
    addChildren(index);
    const { path, field, onlyFor, isJson = false } = column;
    const entry = { field, column: columns.indexOf(column), onlyFor, isJson };
    nodeFor(path).entries.push({ name: path.at(-1) ?? '', ...entry });
  });
  addChildren(selected.length);
  return root;
}

function valueOf(
  { field, column, isJson }: { readonly field: FieldSchema; readonly column: number; readonly isJson: boolean },
  row: Row,
): unknown {
  const value = row[column];
  return isJson && typeof value === 'string' ? (JSON.parse(value) as unknown) : jsonValue(field, value);
}

function isOfType(entry: Node['entries'][number]): boolean {
  return 'onlyFor' in entry && entry.onlyFor !== undefined;
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
