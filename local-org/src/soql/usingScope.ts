import { UnsupportedError } from '../errors.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { QueryScope } from './queryScope.ts';
import { sql } from './sql.ts';
import type { Sql } from './sql.ts';

/** Whether records of an object can be asked for by USING SCOPE mine: they have owners. */
export function hasOwners(object: ObjectSchema): boolean {
  return object.field('OwnerId') !== undefined;
}

/**
 * The condition of USING SCOPE; undefined for one that leaves nothing out.
 * Source: "USING SCOPE" in the SOQL and SOSL Reference (sforce_api_calls_soql_select_using_scope.htm).
 * @throws UnsupportedError for the scopes of teams, territories and queues
 */
export function scopeCondition(name: string | undefined, scope: QueryScope, userId: string): Sql | undefined {
  const wanted = name?.toLowerCase();
  if (wanted === undefined || wanted === 'everything') return undefined;
  if (wanted === 'mine' && hasOwners(scope.root.object)) return sql(`${scope.linkTo('OwnerId')} = ?`, [userId]);
  throw new UnsupportedError(`USING SCOPE ${name} on ${scope.root.object.name}`);
}
