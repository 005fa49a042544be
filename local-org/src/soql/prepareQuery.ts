import type { FieldType, Query as ParsedQuery } from '@jetstreamapp/soql-parser-js';
import { UnsupportedError } from '../errors.ts';
import type { Schema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import type { Store } from '../store/index.ts';
import { isAggregateFunction } from './aggregateFunctions.ts';
import { orgCalendar } from './calendar.ts';
import { compileAggregate, isAggregate } from './compileAggregate.ts';
import { compileCondition } from './compileCondition.ts';
import { compileOrder } from './compileOrder.ts';
import { conditionTree } from './conditionTree.ts';
import { dateFunction, isDateFunction } from './dateFunctions.ts';
import { nameOf } from './fieldName.ts';
import type { Operand } from './functionCall.ts';
import { malformed, parseSoql } from './parseSoql.ts';
import { QueryScope } from './queryScope.ts';
import type { ScopedField } from './queryScope.ts';
import { QueryText } from './queryText.ts';
import type { Clause } from './queryText.ts';
import { recordAccessRows } from './recordAccessRows.ts';
import { RecordQuery } from './recordQuery.ts';
import { isCount, refuseUnsupported } from './refuseUnsupported.ts';
import type { Door } from './refuseUnsupported.ts';
import { joinSql, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import type { Query } from './types.ts';

/** Source: "OFFSET" in the SOQL and SOSL Reference. */
const maxOffset = 2000;

export interface QueryOptions {
  readonly door?: Door;
  /** What TODAY means; the clock's time unless given. */
  readonly now?: Date;
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
  const { query: parsed, having } = parseSoql(queryText);
  refuseUnsupported(parsed, options.door ?? 'rest');
  const context = {
    ...org,
    viewer,
    text: queryText,
    calendar: () => orgCalendar(org, options.now ?? new Date()),
    includeDeleted: false,
  };
  const scope = new QueryScope(context, objectName(parsed), parsed.sObjectAlias, recordAccessRows(parsed, viewer));
  const where = conditionOf(parsed, scope);
  const limit = limitOf(parsed, queryText);
  if (isAggregate(parsed) && !isCountQuery(parsed)) return compileAggregate(parsed, having, scope, { where, limit });
  return compileRecords(parsed, scope, { where, limit });
}

function isCountQuery({ fields = [], groupBy }: ParsedQuery): boolean {
  if (!isCount(fields[0])) return false;
  if (groupBy !== undefined) throw malformed('Grouped query cannot use COUNT()');
  return true;
}

function compileRecords(parsed: ParsedQuery, scope: QueryScope, { where, limit }: { where: Sql; limit: Sql }): Query {
  const isCounting = isCountQuery(parsed);
  const columns = isCounting ? [] : selectedFields(parsed.fields ?? [], scope);
  if (isCounting && parsed.orderBy !== undefined) throw malformed("unexpected token: 'ORDER'");
  const order = compileOrder(parsed.orderBy, {
    text: scope.text,
    operand: (operand) => plainOperand(operand, scope, 'ORDER'),
    rest: [],
  });
  const terms = order.map(({ subject, direction }) => sql(`${subject.text} ${direction}`, subject.parameters));
  return new RecordQuery(scope.store, {
    object: scope.root.object,
    columns,
    children: [],
    isCount: isCounting,
    from: scope.from,
    where,
    // The order of creation decides what the query leaves open.
    order: joinSql([...terms, sql(`${scope.root.alias}.serial`)], ', '),
    limit,
  });
}

function conditionOf({ where }: ParsedQuery, scope: QueryScope): Sql {
  if (!where) return scope.visible;
  const condition = compileCondition(conditionTree(where), {
    text: scope.text,
    clause: 'WHERE',
    operand: (operand) => plainOperand(operand, scope, 'WHERE'),
  });
  return joinSql([scope.visible, condition], ' AND ');
}

/** A field, or a date function of one: what records can be filtered and sorted by. */
function plainOperand(operand: Operand, scope: QueryScope, clause: Clause): ScopedField {
  if (typeof operand === 'string') return scope.field(operand, clause);
  if (isDateFunction(operand)) return dateFunction(operand, scope, clause);
  if (isAggregateFunction(operand)) {
    const message = `aggregate functions cannot be used here: ${operand.name}`;
    throw scope.text.errorAt('MALFORMED_QUERY', message, clause, operand.name);
  }
  throw new UnsupportedError(`${operand.name}() in ${clause === 'ORDER' ? 'ORDER BY' : clause}`);
}

function objectName(parsed: ParsedQuery): string {
  if (parsed.sObject === undefined) throw malformed('unexpected token: <EOF>');
  return parsed.sObject;
}

function selectedFields(fields: readonly FieldType[], scope: QueryScope): ScopedField[] {
  const seen = new Set<string>();
  return fields.map((field) => {
    if (field.type === 'FieldFunctionExpression') {
      throw new UnsupportedError(`${field.functionName.toUpperCase()}() in SELECT without GROUP BY`);
    }
    if ('alias' in field && field.alias !== undefined) {
      throw malformed('only aggregate expressions use field aliasing');
    }
    const name = nameOf(field);
    const scoped = scope.field(name, 'SELECT');
    const path = scoped.path.join('.');
    if (seen.has(path)) throw scope.text.errorAt('INVALID_FIELD', `duplicate field selected: ${name}`, 'SELECT', name);
    seen.add(path);
    return scoped;
  });
}

function limitOf(parsed: ParsedQuery, text: QueryText): Sql {
  const { limit = -1, offset = 0 } = parsed;
  if (offset > maxOffset) {
    const message = `SOQL offset must be between 0 and ${maxOffset}`;
    throw text.errorAt('NUMBER_OUTSIDE_VALID_RANGE', message, 'SELECT', String(offset));
  }
  return sql('LIMIT ? OFFSET ?', [Math.min(limit, Number.MAX_SAFE_INTEGER), offset]);
}
