import type { FieldType, Query as ParsedQuery, WhereClause } from '@jetstreamapp/soql-parser-js';
import { AggregateQuery } from './aggregateQuery.ts';
import { isAggregateFunction } from './aggregateFunctions.ts';
import { compileCondition } from './compileCondition.ts';
import { compileOrder } from './compileOrder.ts';
import { conditionTree } from './conditionTree.ts';
import { readFunction } from './functionCall.ts';
import type { Operand } from './functionCall.ts';
import { Grouping } from './grouping.ts';
import { nameOf } from './fieldName.ts';
import { malformed } from './parseSoql.ts';
import type { ParsedSoql } from './parseSoql.ts';
import type { QueryScope } from './queryScope.ts';
import { readerOf } from './readColumn.ts';
import { joinSql, sql } from './sql.ts';
import type { Sql } from './sql.ts';

interface Selected {
  /** The name that the value has in the result. */
  readonly name: string;
  readonly operand: Operand;
}

/** Whether the results are groups of records: GROUP BY, or aggregate functions over all of them. */
export function isAggregate({ groupBy, fields = [] }: ParsedQuery): boolean {
  return groupBy !== undefined || fields.some((field) => isAggregateField(field));
}

/** `SUM(Amount)`, also inside of FORMAT. */
export function isAggregateField(field: FieldType): boolean {
  if (field.type !== 'FieldFunctionExpression') return false;
  const call = readFunction(field);
  const [argument] = call.parameters;
  const inner = call.name === 'FORMAT' && typeof argument === 'object' ? argument : call;
  return isAggregateFunction(inner);
}

/**
 * Compiles a query with GROUP BY or aggregate functions. Sources: "GROUP BY", "HAVING", "Considerations for GROUP BY" in
 * the SOQL and SOSL Reference.
 */
export function compileAggregate(
  { query: parsed, having, subtotals }: ParsedSoql,
  scope: QueryScope,
  { where, limit }: { where: Sql; limit: Sql },
): AggregateQuery {
  refuse(parsed);
  const grouping = new Grouping(parsed.groupBy, subtotals, scope);
  const selected = selection(parsed.fields ?? []);
  const results = grouping.sets.map((set) => {
    const columns = selected.map(({ operand }) => grouping.operand(operand, 'SELECT', set));
    const order = compileOrder(parsed.orderBy, {
      text: scope.text,
      operand: (operand) => grouping.operand(operand, 'ORDER', set),
      rest: grouping.naturalOrder(set),
    });
    const condition = having && compileHaving(having, scope, grouping, set);
    return { set, columns, order, condition };
  });
  const parts = results.map(({ set, columns, order, condition }) => {
    const values = [
      ...columns.map((column) => sql(readerOf(column).selected(column.column))),
      ...order.map(({ subject }) => subject),
      // Makes one result of all records where nothing else asks for it.
      sql('count(*) AS records'),
    ];
    const keys = grouping.columnsOf(set);
    return joinSql(
      [
        sql('SELECT'),
        joinSql(
          values.map((value, index) => (index < values.length - 1 ? named(value, index) : value)),
          ', ',
        ),
        sql('FROM'),
        scope.from,
        sql('WHERE'),
        where,
        ...(keys.length > 0 ? [sql(`GROUP BY ${keys.join(', ')}`)] : []),
        ...(condition ? [sql('HAVING'), condition] : []),
      ],
      ' ',
    );
  });
  const [first] = results;
  const columns = (first?.columns ?? []).map((column, index) => {
    const { name = '', operand = '' } = selected[index] ?? {};
    return { ...column, path: [name], ...(typeof operand === 'string' ? {} : { expression: column.path.join('.') }) };
  });
  const order = (first?.order ?? []).map(({ direction }, index) => `c${columns.length + index} ${direction}`);
  return new AggregateQuery(scope.store, {
    object: scope.root.object,
    columns,
    results: joinSql(parts, ' UNION ALL '),
    order,
    limit,
  });
}

function named(value: Sql, index: number): Sql {
  return sql(`${value.text} AS c${index}`, value.parameters);
}

function compileHaving(having: WhereClause, scope: QueryScope, grouping: Grouping, set: ReadonlySet<string>): Sql {
  return compileCondition(conditionTree(having), {
    text: scope.text,
    clause: 'HAVING',
    calendar: () => scope.calendar,
    currencies: scope.currencies,
    semiJoin: () => {
      throw malformed('HAVING does not support semi join sub-selects');
    },
    operand: (operand) => grouping.operand(operand, 'HAVING', set),
  });
}

function selection(fields: readonly FieldType[]): Selected[] {
  let unnamed = 0;
  const names = new Set<string>();
  return fields.map((field) => {
    const isFunction = field.type === 'FieldFunctionExpression';
    const operand: Operand = isFunction ? readFunction(field) : nameOf(field);
    const alias = 'alias' in field ? field.alias : undefined;
    const name = alias ?? (typeof operand === 'string' ? lastName(operand) : `expr${unnamed}`);
    if (alias === undefined && isFunction) unnamed += 1;
    if (names.has(name.toLowerCase())) throw malformed(`duplicate alias: ${name}`);
    names.add(name.toLowerCase());
    return { name, operand };
  });
}

function lastName(path: string): string {
  return path.split('.').at(-1) ?? path;
}

function refuse({ fields = [], groupBy, limit, offset }: ParsedQuery): void {
  if (fields.some(({ type }) => type === 'FieldSubquery')) {
    throw malformed('a query with GROUP BY or aggregate functions cannot have subqueries in SELECT');
  }
  if (fields.some(({ type }) => type === 'FieldTypeof'))
    throw malformed('TYPEOF cannot be used in a query with GROUP BY or aggregate functions');
  if (groupBy !== undefined) return;
  for (const [clause, value] of Object.entries({ LIMIT: limit, OFFSET: offset })) {
    if (value === undefined) continue;
    throw malformed(`Non-grouped query that uses overall aggregate functions cannot also use ${clause}`);
  }
}
