import { UnsupportedError } from '../errors.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { columnOf, keyColumnOf, tableOf } from '../store/index.ts';
import type { Clause, QueryText } from './queryText.ts';

/** Source: "Relationship Query Limitations" in the SOQL and SOSL Reference: levels from child to parent. */
const maxLevels = 5;

/** A field that a query names, and the column behind it. */
export interface ScopedField {
  readonly path: readonly string[];
  readonly field: FieldSchema;
  readonly column: string;
  /** The column with the text in lower case, where there is one. */
  readonly keyColumn: string | undefined;
}

interface ScopedObject {
  readonly object: ObjectSchema;
  readonly alias: string;
}

/** What the names in a query mean: its object, and the parents that its paths reach, each joined once. */
export class QueryScope {
  readonly root: ScopedObject;
  readonly #schema: Schema;
  readonly #viewer: Viewer;
  readonly #text: QueryText;
  readonly #alias: string | undefined;
  readonly #parents = new Map<string, ScopedObject>();
  readonly #joins: string[] = [];

  constructor(org: { schema: Schema; viewer: Viewer; text: QueryText }, objectName: string, alias: string | undefined) {
    this.#schema = org.schema;
    this.#viewer = org.viewer;
    this.#text = org.text;
    this.#alias = alias?.toLowerCase();
    this.root = { object: this.#visibleObject(objectName), alias: 't0' };
  }

  /** `FROM` with its joins: a parent that is missing leaves its columns empty. */
  get from(): string {
    return [`${tableOf(this.root.object)} AS ${this.root.alias}`, ...this.#joins].join(' ');
  }

  /** Resolves a field or a path to a parent's field; throws OrgError INVALID_FIELD for what this user cannot see. */
  field(name: string, clause: Clause): ScopedField {
    const segments = this.#withoutPrefix(name.split('.'));
    const fieldName = segments.at(-1) ?? '';
    const relationships = segments.slice(0, -1);
    if (relationships.length > maxLevels) {
      throw this.#text.errorAt(
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
      throw this.#text.errorAt('INVALID_FIELD', noSuchColumn(fieldName, scoped.object), clause, name);
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
    const isOwn = first === this.#alias || first === this.root.object.name.toLowerCase();
    return isOwn && !this.root.object.relationship(first) ? segments.slice(1) : segments;
  }

  #parent(child: ScopedObject, lookup: FieldSchema): ScopedObject | undefined {
    const [targetName, ...others] = lookup.reference?.to ?? [];
    if (others.length > 0) throw new UnsupportedError(`paths through the polymorphic lookup ${lookup.name}`);
    const target = targetName === undefined ? undefined : this.#schema.object(targetName);
    if (!target || !this.#viewer.object(target.name).read) return undefined;
    const key = `${child.alias}.${lookup.name}`;
    let parent = this.#parents.get(key);
    if (!parent) {
      parent = { object: target, alias: `t${this.#parents.size + 1}` };
      this.#parents.set(key, parent);
      const condition = `${parent.alias}."Id" = ${child.alias}.${columnOf(lookup)}`;
      this.#joins.push(`LEFT JOIN ${tableOf(target)} AS ${parent.alias} ON ${condition}`);
    }
    return parent;
  }

  #visibleObject(name: string): ObjectSchema {
    const object = this.#schema.object(name);
    if (object?.queryable && this.#viewer.object(object.name).read) return object;
    const message = `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`;
    throw this.#text.errorAt('INVALID_TYPE', message, 'FROM', name);
  }

  #canRead(object: ObjectSchema, field: FieldSchema): boolean {
    return this.#viewer.field(object.name, field.name).read;
  }

  #unknownRelationship(relationship: string, clause: Clause, name: string): Error {
    const message = `Didn't understand relationship '${relationship}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`;
    return this.#text.errorAt('INVALID_FIELD', message, clause, name);
  }
}

function noSuchColumn(name: string, object: ObjectSchema): string {
  return `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`;
}
