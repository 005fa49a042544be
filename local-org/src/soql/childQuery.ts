import type { Subquery } from '@jetstreamapp/soql-parser-js';
import type { ChildRelationship } from '../schema/index.ts';
import type { Value } from '../store/index.ts';
import { recordOrder } from './compileOrder.ts';
import { malformed } from './parseSoql.ts';
import type { QueryScope } from './queryScope.ts';
import { readerOf } from './readColumn.ts';
import { selectionOf } from './selection.ts';
import { inList, joinSql, listParameter, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import type { ChildQuery } from './types.ts';
import { compileWhere } from './whereClause.ts';

/** Levels below the root. Source: "Understanding Relationship Query Limitations": five levels, the root counted. */
const mostLevels = 4;
/** Source: as above. */
const mostSubqueries = 20;

type PlacedSubquery = ReturnType<typeof selectionOf>['subqueries'][number];

/** Compiles the subqueries in a SELECT. @param rootLimit the LIMIT of the query around them */
export function compileChildren(
  subqueries: readonly PlacedSubquery[],
  parent: QueryScope,
  rootLimit: number | undefined,
  level = 1,
): readonly ChildQuery[] {
  if (subqueries.length > mostSubqueries) throw malformed(`a query can have at most ${mostSubqueries} subqueries`);
  if (subqueries.length > 0 && level > mostLevels) {
    throw malformed(`a query can have at most ${mostLevels + 1} levels of parents and children`);
  }
  const seen = new Set<string>();
  return subqueries.map((placed) => {
    const name = placed.subquery.relationshipName.toLowerCase();
    if (seen.has(name)) throw malformed(`duplicate relationship in subqueries: ${placed.subquery.relationshipName}`);
    seen.add(name);
    return compileChild(placed, parent, rootLimit, level);
  });
}

function compileChild(
  { subquery, position }: PlacedSubquery,
  parent: QueryScope,
  rootLimit: number | undefined,
  level: number,
): ChildQuery {
  refuseClauses(subquery, rootLimit);
  const { relationship, name } = relationshipOf(subquery, parent);
  const scope = parent.inner(relationship.childObject, subquery.sObjectAlias);
  const { columns, subqueries } = selectionOf(subquery, scope, true);
  const children = compileChildren(subqueries, scope, undefined, level + 1);
  const link = scope.linkTo(relationship.field);
  const where = compileWhere(subquery.where, scope);
  const order = recordOrder(subquery.orderBy, scope);
  const { from } = scope;
  const readers = columns.map(readerOf);
  const selected = columns.map((column) => readerOf(column).selected(column.column)).join(', ');
  const { limit = Number.MAX_SAFE_INTEGER, offset = 0 } = subquery;
  const inner = joinSql(
    [
      sql(`SELECT ${link}, ${selected}, row_number() OVER (PARTITION BY ${link} ORDER BY`),
      order,
      sql(') AS place FROM'),
      from,
      sql(`WHERE ${link} ${inList} AND`, [parentsHere]),
      where,
    ],
    ' ',
  );
  const query = sql(`SELECT * FROM (${inner.text}) WHERE place > ? AND place <= ? ORDER BY place`, [
    ...inner.parameters,
    offset,
    Math.min(offset + limit, Number.MAX_SAFE_INTEGER),
  ]);
  return {
    relationshipName: name,
    position,
    object: scope.root.object,
    columns,
    children,
    rowsOf: (parentIds) => {
      const groups = new Map<string, Value[][]>();
      for (const [parentId, ...stored] of scope.store.select(query.text, forParents(query, parentIds))) {
        const row = readers.map((reader, index) => reader.format(stored[index] ?? null));
        const group = groups.get(String(parentId));
        if (group) group.push(row);
        else groups.set(String(parentId), [row]);
      }
      return groups;
    },
  };
}

/** Stands for the list of parents, which differs from page to page. */
const parentsHere = '\u0000parents';

function forParents({ parameters }: Sql, parentIds: readonly string[]): Sql['parameters'] {
  return parameters.map((parameter) => (parameter === parentsHere ? listParameter(parentIds) : parameter));
}

function relationshipOf(
  { relationshipName, sObjectPrefix }: Subquery,
  parent: QueryScope,
): { relationship: ChildRelationship; name: string } {
  const wanted = relationshipName.toLowerCase();
  const { object } = parent.root;
  const relationship = object.childRelationships.find(
    (candidate) => candidate.relationshipName?.toLowerCase() === wanted,
  );
  const isOwn = sObjectPrefix === undefined || (sObjectPrefix.length === 1 && parent.isOwnName(sObjectPrefix[0] ?? ''));
  const isKnown = relationship !== undefined && parent.canRead(relationship.childObject, relationship.field);
  if (!relationship?.relationshipName || !isOwn || !isKnown) {
    const message = `Didn't understand relationship '${relationshipName}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`;
    throw parent.text.errorAt('INVALID_TYPE', message, 'FROM', relationshipName);
  }
  return { relationship, name: relationship.relationshipName };
}

function refuseClauses(
  { groupBy, having, for: purpose, usingScope, offset }: Subquery,
  rootLimit: number | undefined,
): void {
  if (groupBy !== undefined || having !== undefined) throw malformed('only root queries support aggregate expressions');
  if (purpose !== undefined) throw malformed(`FOR ${purpose} is only allowed in root queries`);
  if (usingScope !== undefined) throw malformed('USING SCOPE is only allowed in root queries');
  // Source: "OFFSET" in the SOQL and SOSL Reference.
  if (offset !== undefined && rootLimit !== 1) {
    throw malformed('OFFSET can be used in a subquery only if the query around it has LIMIT 1');
  }
}
