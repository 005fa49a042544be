import type { Query as ParsedQuery } from '@jetstreamapp/soql-parser-js';
import { OrgError, UnsupportedError } from '../errors.ts';
import { isCustomMetadataType } from '../schema/index.ts';
import type { Schema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import type { Store } from '../store/index.ts';
import { orgCalendar } from './calendar.ts';
import { compileChildren } from './childQuery.ts';
import { compileAggregate, isAggregate } from './compileAggregate.ts';
import { recordOrder } from './compileOrder.ts';
import { namesFiles, refuseUnfilteredLinks } from './fileQuery.ts';
import { malformed, parseSoql } from './parseSoql.ts';
import { QueryScope } from './queryScope.ts';
import { QueryText } from './queryText.ts';
import { recordAccessRows } from './recordAccessRows.ts';
import { RecordQuery } from './recordQuery.ts';
import { refuseForCustomMetadata } from './refuseForCustomMetadata.ts';
import { isCount, refuseUnsupported, refuseUpdate } from './refuseUnsupported.ts';
import type { Door } from './refuseUnsupported.ts';
import { selectionOf } from './selection.ts';
import { inList, joinSql, listParameter, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import type { Query } from './types.ts';
import { scopeCondition } from './usingScope.ts';
import { compileWhere } from './whereClause.ts';

/** Source: "OFFSET" in the SOQL and SOSL Reference. */
const maxOffset = 2000;

export interface QueryOptions {
  readonly door?: Door;
  /** What TODAY means; the clock's time unless given. */
  readonly now?: Date;
  /** Adds hidden columns with the ids of the records and of the parents that the query reaches. */
  readonly recordIds?: boolean;
  /** Finds records in the recycle bin and archived activities too: `queryAll`. */
  readonly includeDeleted?: boolean;
  /** Ids of the only records that there are: what a search has found. */
  readonly among?: readonly string[];
}

/**
 * Parses a query, checks it against schema and permissions, and compiles it.
 * @throws OrgError as the platform words it; UnsupportedError for what only the platform can do.
 */
export function prepareQuery(
  text: string,
  org: { schema: Schema; store: Store },
  viewer: Viewer,
  options: QueryOptions = {},
): Query {
  const queryText = new QueryText(text);
  const soql = parseSoql(queryText);
  const { query: parsed } = soql;
  refuseUnsupported(parsed, options.door ?? 'rest');
  const context = {
    ...org,
    viewer,
    text: queryText,
    calendar: () => orgCalendar(org, options.now ?? new Date()),
    includeDeleted: options.includeDeleted ?? false,
  };
  const name = objectName(parsed);
  const { parentAliases } = soql;
  const from = { rows: recordAccessRows(parsed, viewer), namesFiles: namesFiles(name, parsed.where), parentAliases };
  const scope = new QueryScope(context, name, parsed.sObjectAlias, from);
  refuseUpdate(parsed, scope.root.object);
  for (const path of parentAliases.values()) scope.field(`${path}.Id`, 'FROM');
  refuseUnfilteredLinks(parsed, viewer.hasUserPermission('QueryAllFiles'));
  if (isCustomMetadataType(scope.root.object)) refuseForCustomMetadata(parsed, options.door ?? 'rest');
  const inScope = scopeCondition(parsed.usingScope, scope, viewer.userId);
  const among = options.among && sql(`${scope.linkTo('Id')} ${inList}`, [listParameter(options.among)]);
  const conditions = [compileWhere(parsed.where, scope), inScope, among].filter((condition) => condition !== undefined);
  const where = joinSql(conditions, ' AND ');
  const limit = limitOf(parsed, queryText);
  if (isAggregate(parsed) && !isCountQuery(parsed)) return compileAggregate(soql, scope, { where, limit });
  const query = compileRecords(parsed, scope, { where, limit, recordIds: options.recordIds ?? false });
  if (options.door === 'bulk' && query.columns.some(({ field }) => field.type === 'base64')) {
    throw new UnsupportedError('binary data in bulk queries');
  }
  // Source: "Compound Field Considerations and Limitations"; github.com/singer-io/tap-salesforce/pull/17.
  if (options.door === 'bulk' && query.columns.some(({ isJson }) => isJson)) {
    throw new OrgError('FUNCTIONALITY_NOT_ENABLED', 'Selecting compound data not supported in Bulk Query');
  }
  return query;
}

function isCountQuery({ fields = [], groupBy }: ParsedQuery): boolean {
  if (!isCount(fields[0])) return false;
  if (groupBy !== undefined) throw malformed('Grouped query cannot use COUNT()');
  return true;
}

function compileRecords(
  parsed: ParsedQuery,
  scope: QueryScope,
  { where, limit, recordIds }: { where: Sql; limit: Sql; recordIds: boolean },
): Query {
  const isCounting = isCountQuery(parsed);
  if (isCounting && parsed.orderBy !== undefined) throw malformed("unexpected token: 'ORDER'");
  const { columns, subqueries } = isCounting ? { columns: [], subqueries: [] } : selectionOf(parsed, scope, recordIds);
  const children = compileChildren(subqueries, scope, parsed.limit);
  const order = recordOrder(parsed.orderBy, scope);
  return new RecordQuery(scope.store, {
    object: scope.root.object,
    columns,
    children,
    isCount: isCounting,
    from: scope.from,
    fromSerials: parsed.orderBy === undefined ? scope.fromSerials : undefined,
    where,
    order,
    limit,
  });
}

function objectName(parsed: ParsedQuery): string {
  if (parsed.sObject === undefined) throw malformed('unexpected token: <EOF>');
  return parsed.sObject;
}

function limitOf(parsed: ParsedQuery, text: QueryText): Sql {
  const { limit = -1, offset = 0 } = parsed;
  if (offset > maxOffset) {
    const message = `SOQL offset must be between 0 and ${maxOffset}`;
    throw text.errorAt('NUMBER_OUTSIDE_VALID_RANGE', message, 'SELECT', String(offset));
  }
  return sql('LIMIT ? OFFSET ?', [Math.min(limit, Number.MAX_SAFE_INTEGER), offset]);
}
