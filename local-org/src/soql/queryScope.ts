import { OrgError, UnsupportedError } from '../errors.ts';
import { isFileObject } from '../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import type { RowsAsked, Viewer } from '../security/index.ts';
import { columnOf, isLive, keyColumnOf, tableOf } from '../store/index.ts';
import type { Store } from '../store/index.ts';
import type { Calendar } from './calendar.ts';
import type { Clause, QueryText } from './queryText.ts';
import { joinSql, sql } from './sql.ts';
import type { Sql } from './sql.ts';

/** Source: "Relationship Query Limitations" in the SOQL and SOSL Reference: levels from child to parent. */
const maxLevels = 5;

/** Source: as above: relationships from child to parent. */
const mostParents = 55;

/** A field that a query names, and the column behind it. */
export interface ScopedField {
  readonly path: readonly string[];
  readonly field: FieldSchema;
  readonly column: string;
  /** The column with the text in lower case, where there is one. */
  readonly keyColumn: string | undefined;
  /** The column is a real number in the field's own unit (an average), not an integer scaled by the field. */
  readonly isReal?: boolean;
}

/** What a query runs against, and for whom. */
export interface QueryContext {
  readonly schema: Schema;
  readonly store: Store;
  readonly viewer: Viewer;
  readonly text: QueryText;
  /** Read when it is needed. */
  calendar(): Calendar;
  /** Records in the recycle bin are found too. */
  readonly includeDeleted: boolean;
}

/** Where the rows of a query's object come from. */
export interface RowSource {
  /** They take the place of the object's table, which then is not read. */
  readonly rows?: Sql | undefined;
  /** The query names the files that it is about: see `RowsAsked`. */
  readonly namesFiles?: boolean;
}

interface ScopedObject {
  readonly object: ObjectSchema;
  readonly alias: string;
}

/** What the names in a query mean: its object, and the parents that its paths reach, each joined once. */
export class QueryScope {
  readonly root: ScopedObject;
  readonly #context: QueryContext;
  readonly #alias: string | undefined;
  readonly #parents = new Map<string, ScopedObject>();
  readonly #joins: Sql[] = [];
  readonly #rows: Sql | undefined;
  readonly #asked: RowsAsked;

  constructor(context: QueryContext, objectName: string, alias: string | undefined, from: RowSource = {}) {
    const { rows } = from;
    this.#context = context;
    this.#rows = rows;
    this.#asked = from.namesFiles ? 'one' : 'many';
    this.#alias = alias?.toLowerCase();
    this.root = { object: this.#visibleObject(objectName), alias: 't0' };
    if (!rows && this.root.object.name === 'UserRecordAccess') {
      throw new UnsupportedError('UserRecordAccess inside of another query');
    }
  }

  get text(): QueryText {
    return this.#context.text;
  }

  /**
   * Refuses what the platform does with amounts only after converting them.
   * Source: "convertCurrency()" in the SOQL and SOSL Reference: ORDER BY goes by converted values, aggregate functions answer in
   * the org's default currency.
   */
  refuseConversion({ field }: ScopedField, what: string): void {
    if (field.type !== 'currency' || !this.#context.schema.currencies) return;
    throw new UnsupportedError(`${what} of an org with several currencies (${field.name})`);
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

  /** Whether a name in front of a path means this scope's own object: its alias or its API name. */
  isOwnName(name: string): boolean {
    return [this.#alias, this.root.object.name.toLowerCase()].includes(name.toLowerCase());
  }

  /** `FROM` with its joins: a parent that is missing leaves its columns empty. Complete once all names are resolved. */
  get from(): Sql {
    const { object, alias } = this.root;
    const rows = this.#rows ?? sql(tableOf(object));
    return joinSql([sql(`${rows.text} AS ${alias}`, rows.parameters), ...this.#joins], ' ');
  }

  /**
   * The condition that every row of this scope's object meets, whatever the query asks for: it is there for this viewer.
   * Queries, child subqueries and semi-joins all read through it.
   */
  get visible(): Sql {
    const { object, alias } = this.root;
    const live = sql(this.#context.includeDeleted ? '1' : isLive(object, alias));
    const shared = this.#context.viewer.rowFilter(object, alias, 'read', this.#asked);
    return shared ? joinSql([live, shared], ' AND ') : live;
  }

  /** Resolves a field or a path to a parent's field; throws OrgError INVALID_FIELD for what this user cannot see. */
  field(name: string, clause: Clause): ScopedField {
    const segments = this.#withoutPrefix(name.split('.'));
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
    for (const relationship of relationships) {
      const lookup = scoped.object.relationship(relationship);
      const parent = lookup && this.#canRead(scoped.object, lookup) ? this.#parent(scoped, lookup) : undefined;
      if (!parent) throw this.#unknownRelationship(relationship, clause, name);
      path.push(lookup?.reference?.relationshipName ?? relationship);
      scoped = parent;
    }
    const field = scoped.object.field(fieldName);
    if (!field || !this.#canRead(scoped.object, field)) {
      throw this.#context.text.errorAt('INVALID_FIELD', noSuchColumn(fieldName, scoped.object), clause, name);
    }
    const keyColumn = keyColumnOf(field);
    return {
      path: [...path, field.name],
      field,
      column: `${scoped.alias}.${columnOf(field)}`,
      keyColumn: keyColumn === undefined ? undefined : `${scoped.alias}.${keyColumn}`,
    };
  }

  /** `a.Name` and `Account.Name` mean the query's own object, unless it has such a relationship. */
  #withoutPrefix(segments: string[]): string[] {
    const first = segments[0]?.toLowerCase();
    if (segments.length < 2 || first === undefined) return segments;
    return this.isOwnName(first) && !this.root.object.relationship(first) ? segments.slice(1) : segments;
  }

  #parent(child: ScopedObject, lookup: FieldSchema): ScopedObject | undefined {
    const [targetName, ...others] = lookup.reference?.to ?? [];
    if (others.length > 0) throw new UnsupportedError(`paths through the polymorphic lookup ${lookup.name}`);
    const target = targetName === undefined ? undefined : this.#context.schema.object(targetName);
    if (!target || !this.#context.viewer.object(target.name).read) return undefined;
    const key = `${child.alias}.${lookup.name}`;
    let parent = this.#parents.get(key);
    if (!parent) {
      if (this.#parents.size === mostParents) {
        throw new OrgError('MALFORMED_QUERY', `a query can reach at most ${mostParents} parents`);
      }
      parent = { object: target, alias: `t${this.#parents.size + 1}` };
      this.#parents.set(key, parent);
      const condition = sql(`${parent.alias}."Id" = ${child.alias}.${columnOf(lookup)}`);
      // A parent that sharing hides is as good as none: nothing is read, filtered or sorted by it.
      const asked = isFileObject(target.name) ? 'one' : 'many';
      const shared = this.#context.viewer.rowFilter(target, parent.alias, 'read', asked);
      const on = shared ? joinSql([condition, shared], ' AND ') : condition;
      this.#joins.push(sql(`LEFT JOIN ${tableOf(target)} AS ${parent.alias} ON ${on.text}`, on.parameters));
    }
    return parent;
  }

  #visibleObject(name: string): ObjectSchema {
    const object = this.#context.schema.object(name);
    if (object?.queryable && this.#context.viewer.object(object.name).read) return object;
    const message = `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`;
    throw this.#context.text.errorAt('INVALID_TYPE', message, 'FROM', name);
  }

  #canRead(object: ObjectSchema, field: FieldSchema): boolean {
    return this.#context.viewer.field(object.name, field.name).read;
  }

  #unknownRelationship(relationship: string, clause: Clause, name: string): Error {
    const message = `Didn't understand relationship '${relationship}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`;
    return this.#context.text.errorAt('INVALID_FIELD', message, clause, name);
  }
}

function noSuchColumn(name: string, object: ObjectSchema): string {
  return `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`;
}
