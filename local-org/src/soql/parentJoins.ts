import { OrgError } from '../errors.ts';
import { isFileObject } from '../schema/index.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { columnOf, tableOf } from '../store/index.ts';
import { joinSql, sql } from './sql.ts';
import type { Sql } from './sql.ts';

/** Source: "Relationship Query Limitations" in the SOQL and SOSL Reference: relationships from child to parent. */
const mostParents = 55;

/** An object and the name that its rows have in the SQL. */
export interface ScopedObject {
  readonly object: ObjectSchema;
  readonly alias: string;
}

/** The parents that the paths of a query reach, each joined once. */
export class ParentJoins {
  readonly #viewer: Viewer;
  readonly #parents = new Map<string, ScopedObject>();
  readonly #lookups = new Set<string>();
  readonly #joins: Sql[] = [];

  constructor(viewer: Viewer) {
    this.#viewer = viewer;
  }

  /** `LEFT JOIN …`: a parent that is missing leaves its columns empty. */
  get sql(): readonly Sql[] {
    return this.#joins;
  }

  /** The rows of `target` that a lookup points at. @throws OrgError MALFORMED_QUERY for one parent too many */
  join(child: ScopedObject, lookup: FieldSchema, target: ObjectSchema): ScopedObject {
    const relationship = `${child.alias}.${lookup.name}`;
    const key = `${relationship}.${target.name}`;
    const known = this.#parents.get(key);
    if (known) return known;
    this.#lookups.add(relationship);
    if (this.#lookups.size > mostParents) {
      throw new OrgError('MALFORMED_QUERY', `a query can reach at most ${mostParents} parents`);
    }
    const parent = { object: target, alias: `t${this.#parents.size + 1}` };
    this.#parents.set(key, parent);
    const condition = sql(`${parent.alias}."Id" = ${child.alias}.${columnOf(lookup)}`);
    // A parent that sharing hides is as good as none: nothing is read, filtered or sorted by it.
    const asked = isFileObject(target.name) ? 'one' : 'many';
    const shared = this.#viewer.rowFilter(target, parent.alias, 'read', asked);
    const on = shared ? joinSql([condition, shared], ' AND ') : condition;
    this.#joins.push(sql(`LEFT JOIN ${tableOf(target)} AS ${parent.alias} ON ${on.text}`, on.parameters));
    return parent;
  }
}
