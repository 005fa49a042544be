import { OrgError, UnsupportedError } from '../errors.ts';
import { isFileObject, isPersonCustomField } from '../schema/index.ts';
import type { Currencies, FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import type { RowsAsked, Viewer } from '../security/index.ts';
import { columnOf, isArchivable, isLive, keyColumnOf, maskFor, tableOf } from '../store/index.ts';
import type { Store } from '../store/index.ts';
import type { Calendar } from './calendar.ts';
import { nameField } from './nameField.ts';
import { ParentJoins } from './parentJoins.ts';
import type { ScopedObject } from './parentJoins.ts';
import type { Clause, QueryText } from './queryText.ts';
import { maskingReader } from './readColumn.ts';
import type { ColumnReader } from './readColumn.ts';
import { noSuchColumn, noSuchObject, noSuchRelationship } from './unknownNames.ts';
import { joinSql, sql } from './sql.ts';
import type { Sql } from './sql.ts';

/** Source: "Relationship Query Limitations" in the SOQL and SOSL Reference: levels from child to parent. */
const maxLevels = 5;

/** A field that a query names, and the column behind it. */
export interface ScopedField {
  readonly path: readonly string[];
  readonly field: FieldSchema;
  readonly column: string;
  /** The column with the text in lower case, where there is one. */
  readonly keyColumn: string | undefined;
  /** The column is a real number in the field's own unit (an average), not an integer scaled by the field. */
  readonly isReal?: boolean;
  /** Whose field it is; undefined where several objects may give the value. */
  readonly owner?: ScopedObject;
  /** How values are read where it is not as the field's. */
  readonly reader?: ColumnReader;
  /** The values are JSON: see `QueryColumn`. */
  readonly isJson?: boolean;
  /** Selected by TYPEOF: for rows whose parent is of one of these types. */
  readonly onlyFor?: readonly string[];
}

/** What a query runs against, and for whom. */
export interface QueryContext {
  readonly schema: Schema;
  readonly store: Store;
  readonly viewer: Viewer;
  readonly text: QueryText;
  /** Read when it is needed. */
  calendar(): Calendar;
  /** Records in the recycle bin are found too, and archived activities. */
  readonly includeDeleted: boolean;
}

/** Where the rows of a query's object come from. */
export interface RowSource {
  /** They take the place of the object's table, which then is not read. */
  readonly rows?: Sql | undefined;
  /** The query names the files that it is about: see `RowsAsked`. */
  readonly namesFiles?: boolean;
  /** Names for paths to parents: see `ParsedSoql`. */
  readonly parentAliases?: ReadonlyMap<string, string>;
}

/** What the names in a query mean: its object, and the parents that its paths reach, each joined once. */
export class QueryScope {
  readonly root: ScopedObject;
  readonly #context: QueryContext;
  readonly #alias: string | undefined;
  readonly #joins: ParentJoins;
  readonly #rows: Sql | undefined;
  readonly #asked: RowsAsked;
  readonly #parentAliases: ReadonlyMap<string, string>;

  constructor(context: QueryContext, objectName: string, alias: string | undefined, from: RowSource = {}) {
    const { rows, parentAliases = new Map<string, string>() } = from;
    this.#parentAliases = parentAliases;
    this.#context = context;
    this.#joins = new ParentJoins(context.viewer);
    this.#rows = rows;
    this.#asked = from.namesFiles ? 'one' : 'many';
    this.#alias = alias?.toLowerCase();
    this.root = { object: this.#visibleObject(objectName), alias: 't0' };
    if (isArchivable(this.root.object)) context.store.refreshArchive();
    if (!rows && this.root.object.name === 'UserRecordAccess') {
      throw new UnsupportedError('UserRecordAccess inside of another query');
    }
  }

  get text(): QueryText {
    return this.#context.text;
  }

  /** Undefined in an org with one. */
  get currencies(): Currencies | undefined {
    return this.#context.schema.currencies;
  }

  get store(): Store {
    return this.#context.store;
  }

  get calendar(): Calendar {
    return this.#context.calendar();
  }

  /** The scope of a query inside of this one. */
  inner(objectName: string, alias: string | undefined): QueryScope {
    return new QueryScope(this.#context, objectName, alias, { namesFiles: isFileObject(objectName) });
  }

  /** The column of a lookup of this scope's object. */
  linkTo(fieldName: string): string {
    const field = this.root.object.field(fieldName);
    if (!field) throw new Error(`${this.root.object.name} has no lookup ${fieldName}.`);
    return `${this.root.alias}.${columnOf(field)}`;
  }

  /** The objects that a relationship may lead to. */
  typesOf(relationship: string): readonly string[] {
    return this.root.object.relationship(relationship)?.reference?.to ?? [];
  }

  /** The fields of this scope's object that the user may see, in the schema's order. */
  get readableFields(): readonly FieldSchema[] {
    const { object } = this.root;
    return object.fields.filter((field) => this.#canRead(object, field));
  }

  /** Whether the user may see an object and one of its fields. */
  canRead(objectName: string, fieldName: string): boolean {
    const { schema, viewer } = this.#context;
    const object = schema.object(objectName);
    return object?.queryable === true && viewer.object(object.name).read && viewer.field(object.name, fieldName).read;
  }

  /** Whether a path leads to a field that the user may see. */
  has(path: string): boolean {
    try {
      return this.field(path, 'SELECT').field.name !== '';
    } catch (error) {
      if (error instanceof OrgError && error.code === 'INVALID_FIELD') return false;
      throw error;
    }
  }

  /** Whether a name in front of a path means this scope's own object: its alias or its API name. */
  isOwnName(name: string): boolean {
    return [this.#alias, this.root.object.name.toLowerCase()].includes(name.toLowerCase());
  }

  /** `FROM` with its joins: a parent that is missing leaves its columns empty. Complete once all names are resolved. */
  get from(): Sql {
    return this.#fromWith('');
  }

  /** As `from`, where the rows of this scope's object are found by their serials and by no index. */
  get fromSerials(): Sql {
    return this.#fromWith(' NOT INDEXED');
  }

  /**
   * The condition that every row of this scope's object meets, whatever the query asks for: it is there for this viewer.
   * Queries, child subqueries and semi-joins all read through it.
   */
  get visible(): Sql {
    const { object, alias } = this.root;
    const live = sql(this.#context.includeDeleted ? '1' : isCurrent(object, alias));
    const shared = this.#context.viewer.rowFilter(object, alias, 'read', this.#asked);
    return shared ? joinSql([live, shared], ' AND ') : live;
  }

  /** Resolves a field or a path to a parent's field; throws OrgError INVALID_FIELD for what this user cannot see. */
  field(name: string, clause: Clause): ScopedField {
    const segments = this.#withoutPrefix(this.#withoutAlias(name.split('.')));
    const fieldName = segments.at(-1) ?? '';
    const relationships = segments.slice(0, -1);
    if (relationships.length > maxLevels) {
      throw this.#context.text.errorAt(
        'MALFORMED_QUERY',
        `only ${maxLevels} levels of parents may be queried: ${name}`,
        clause,
        name,
      );
    }
    let scoped = this.root;
    const path: string[] = [];
    for (const [index, relationship] of relationships.entries()) {
      const lookup = scoped.object.relationship(relationship);
      const isVisible = lookup !== undefined && this.#canRead(scoped.object, lookup);
      path.push(lookup?.reference?.relationshipName ?? relationship);
      if (isVisible && isPolymorphic(lookup)) {
        if (index < relationships.length - 1)
          throw this.#unknownRelationship(relationships[index + 1] ?? '', clause, name);
        const named = this.#named(scoped, lookup, fieldName);
        if (named) return { ...named, path: [...path, named.field.name] };
        throw this.#context.text.errorAt('INVALID_FIELD', noSuchColumn(fieldName, 'Name'), clause, name);
      }
      const parent = isVisible ? this.#parent(scoped, lookup, lookup.reference?.to[0]) : undefined;
      if (!parent) throw this.#unknownRelationship(relationship, clause, name);
      scoped = parent;
    }
    return this.#fieldOf(scoped, path, fieldName, { clause, name });
  }

  /**
   * A field that is selected of a polymorphic parent where it is a record of one type: see TYPEOF.
   * @throws OrgError INVALID_FIELD for a lookup that is not polymorphic, or does not point at such records
   */
  fieldOfType(relationship: string, typeName: string, fieldName: string): ScopedField {
    const { object } = this.root;
    const lookup = object.relationship(relationship);
    const place = { clause: 'SELECT', name: fieldName } as const;
    if (!lookup || !isPolymorphic(lookup) || !this.#canRead(object, lookup)) {
      throw this.#unknownRelationship(relationship, place.clause, relationship);
    }
    const target = lookup.reference?.to.find((name) => name.toLowerCase() === typeName.toLowerCase());
    if (target === undefined) {
      const message = `The relationship '${relationship}' does not refer to sObject type '${typeName}'`;
      throw this.#context.text.errorAt('INVALID_FIELD', message, 'SELECT', typeName);
    }
    if (!this.#context.schema.object(target)) throw new UnsupportedError(`records of type ${target}`);
    const parent = this.#parent(this.root, lookup, target);
    if (!parent) throw this.#unknownRelationship(relationship, place.clause, relationship);
    return this.#fieldOf(parent, [lookup.reference?.relationshipName ?? relationship], fieldName, place);
  }

  #fromWith(hint: string): Sql {
    const { object, alias } = this.root;
    const rows = this.#rows ?? this.#context.viewer.madeRows(object) ?? sql(tableOf(object));
    return joinSql([sql(`${rows.text} AS ${alias}${hint}`, rows.parameters), ...this.#joins.sql], ' ');
  }

  #fieldOf(
    scoped: ScopedObject,
    path: readonly string[],
    fieldName: string,
    { clause, name }: { clause: Clause; name: string },
  ): ScopedField {
    const field = scoped.object.field(fieldName);
    if (!field || !this.#canRead(scoped.object, field)) {
      if (isPersonCustomField(scoped.object, fieldName))
        throw new UnsupportedError(`custom fields of people: ${fieldName}`);
      throw this.#context.text.errorAt('INVALID_FIELD', noSuchColumn(fieldName, scoped.object.name), clause, name);
    }
    const keyColumn = keyColumnOf(field);
    return {
      path: [...path, field.name],
      field,
      owner: scoped,
      column: `${scoped.alias}.${columnOf(field)}`,
      keyColumn: keyColumn === undefined ? undefined : `${scoped.alias}.${keyColumn}`,
      ...maskingReader(maskFor(this.#context.viewer, field)),
    };
  }

  /** `a.Name` after `FROM Contact c, c.Account a` is `c.Account.Name`; an alias may stand for a path from another one. */
  #withoutAlias(segments: string[]): string[] {
    let full = segments;
    for (let depth = 0; depth < this.#parentAliases.size && full.length > 1; depth += 1) {
      const path = this.#parentAliases.get(full[0]?.toLowerCase() ?? '');
      if (path !== undefined) full = [...path.split('.'), ...full.slice(1)];
    }
    return full;
  }

  /** `a.Name` and `Account.Name` mean the query's own object, unless it has such a relationship. */
  #withoutPrefix(segments: string[]): string[] {
    const first = segments[0]?.toLowerCase();
    if (segments.length < 2 || first === undefined) return segments;
    return this.isOwnName(first) && !this.root.object.relationship(first) ? segments.slice(1) : segments;
  }

  #parent(child: ScopedObject, lookup: FieldSchema, targetName: string | undefined): ScopedObject | undefined {
    const target = targetName === undefined ? undefined : this.#context.schema.object(targetName);
    if (!target || !this.#context.viewer.object(target.name).read) return undefined;
    return this.#joins.join(child, lookup, target);
  }

  /** A field of the object Name, which is all that a path to a polymorphic parent shows. */
  #named(child: ScopedObject, lookup: FieldSchema, fieldName: string): Omit<ScopedField, 'path'> | undefined {
    const targets = (lookup.reference?.to ?? []).flatMap((name) => this.#parent(child, lookup, name) ?? []);
    const readable = targets.filter(({ object }) => {
      const field = object.field(fieldName);
      return !field || this.#canRead(object, field);
    });
    return nameField(lookup, readable, fieldName);
  }

  #visibleObject(name: string): ObjectSchema {
    const object = this.#context.schema.object(name);
    if (object?.queryable && this.#context.viewer.object(object.name).read) return object;
    throw this.#context.text.errorAt('INVALID_TYPE', noSuchObject(name), 'FROM', name);
  }

  #canRead(object: ObjectSchema, field: FieldSchema): boolean {
    return this.#context.viewer.field(object.name, field.name).read;
  }

  #unknownRelationship(relationship: string, clause: Clause, name: string): Error {
    return this.#context.text.errorAt('INVALID_FIELD', noSuchRelationship(relationship), clause, name);
  }
}

function isPolymorphic({ reference }: FieldSchema): boolean {
  return (reference?.to.length ?? 0) > 1;
}

/** Source: "Archived Activities", SOAP API Developer Guide: `query` leaves out what is archived. */
function isCurrent(object: ObjectSchema, alias: string): string {
  const live = isLive(object, alias);
  return isArchivable(object) ? `${live} AND ${alias}."IsArchived" = 0` : live;
}
