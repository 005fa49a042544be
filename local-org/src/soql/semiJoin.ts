import type { Query as ParsedQuery, ValueQueryCondition } from '@jetstreamapp/soql-parser-js';
import type { OrgError } from '../errors.ts';
import type { ObjectSchema } from '../schema/index.ts';
import { nameOf } from './fieldName.ts';
import { malformed } from './parseSoql.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';
import { joinSql, sql } from './sql.ts';
import type { Sql } from './sql.ts';

/** How many a query may have. Source: "Comparison Operators", semi-join and anti-join limitations. */
export const mostSemiJoins = 2;

/** Source: as above: objects that cannot be queried inside of IN. */
const refusedObjects: ReadonlySet<string> = new Set([
  'ActivityHistory',
  'Attachment',
  'ContentDocumentLink',
  'Event',
  'EventAttendee',
  'Note',
  'OpenActivity',
  'Task',
]);

/**
 * Compiles `Id IN (SELECT AccountId FROM Opportunity …)` and its NOT IN.
 * @param compileWhere compiles the inner condition, without semi-joins of its own
 */
export function compileSemiJoin(
  { field, operator, valueQuery }: ValueQueryCondition,
  scope: QueryScope,
  compileWhere: (where: ParsedQuery['where'], inner: QueryScope) => Sql,
): Sql {
  const refused = (message: string, name = field): OrgError =>
    scope.text.errorAt('MALFORMED_QUERY', message, 'WHERE', name);
  if (operator !== 'IN' && operator !== 'NOT IN') throw refused(`a query cannot be compared with ${operator}`);
  refuseClauses(valueQuery);
  const outer = scope.field(field, 'WHERE');
  if (outer.path.length > 1) throw refused(`a relationship cannot be followed to the left of a semi join: ${field}`);
  const inner = scope.inner(valueQuery.sObject ?? '', valueQuery.sObjectAlias);
  if (inner.root.object === scope.root.object) {
    throw refused('The inner and outer selects should not be on the same object type');
  }
  if (refusedObjects.has(inner.root.object.name)) {
    throw refused(`Entity '${inner.root.object.name}' is not supported for semi join inner selects`);
  }
  const selected = innerField(valueQuery, inner);
  const [outerTargets, innerTargets] = [targetsOf(outer, scope), targetsOf(selected, inner)];
  if (!outerTargets.some((target) => innerTargets.includes(target))) {
    throw refused(`${selected.field.name} does not hold ids of what ${outer.field.name} holds`);
  }
  const condition = compileWhere(valueQuery.where, inner);
  const { from } = inner;
  const isListed = joinSql(
    [
      sql(`${outer.column} IN (SELECT ${selected.column} FROM`),
      from,
      sql(`WHERE ${selected.column} IS NOT NULL AND`),
      condition,
      sql(')'),
    ],
    ' ',
  );
  // An empty lookup is in no list, so that NOT IN finds it.
  return operator === 'IN' ? isListed : sql(`NOT coalesce(${isListed.text}, 0)`, isListed.parameters);
}

function refuseClauses({ orderBy, limit, offset, groupBy, for: purpose, usingScope }: ParsedQuery): void {
  const clauses = {
    'ORDER BY': orderBy,
    LIMIT: limit,
    OFFSET: offset,
    'GROUP BY': groupBy,
    FOR: purpose,
    USING: usingScope,
  };
  for (const [clause, value] of Object.entries(clauses)) {
    if (value !== undefined) throw malformed(`${clause} is not allowed in a semi join sub-select`);
  }
}

function innerField({ fields = [] }: ParsedQuery, inner: QueryScope): ScopedField {
  const [only, ...others] = fields;
  const isField = only?.type === 'Field' || only?.type === 'FieldRelationship';
  if (!only || !isField || others.length > 0) throw malformed('a semi join sub-select must have one field');
  const scoped = inner.field(nameOf(only), 'SELECT');
  if (scoped.path.length > 1) throw malformed('a semi join sub-select cannot follow a relationship in SELECT');
  return scoped;
}

/** The objects whose ids a field holds. */
function targetsOf({ field }: ScopedField, { root }: QueryScope): readonly string[] {
  if (field.type === 'id') return [root.object.name];
  if (field.reference) return field.reference.to;
  throw malformed(`a semi join needs ids on both sides: ${qualified(root.object, field.name)}`);
}

function qualified({ name }: ObjectSchema, field: string): string {
  return `${name}.${field}`;
}
