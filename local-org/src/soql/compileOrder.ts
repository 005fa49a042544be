import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import { UnsupportedError } from '../errors.ts';
import { isSortable } from '../schema/index.ts';
import { inCorporateCurrency } from './currencyConversion.ts';
import { placeOf, readFunction } from './functionCall.ts';
import type { Operand } from './functionCall.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';
import type { QueryText } from './queryText.ts';
import { joinSql, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { plainOperand } from './whereClause.ts';

/** What ORDER BY is compiled with. */
export interface OrderContext {
  readonly text: QueryText;
  /** What a query sorts by; throws OrgError for what it cannot. */
  operand(operand: Operand): ScopedField;
  /** What decides where the query leaves it open. */
  readonly rest: readonly ScopedField[];
}

export interface OrderTerm {
  readonly subject: Sql;
  /** `DESC NULLS LAST` */
  readonly direction: string;
}

/**
 * Compiles ORDER BY: nulls come first unless the query says otherwise, text regardless of case, picklists in the order
 * of their values. Source: "ORDER BY" in the SOQL and SOSL Reference.
 */
export function compileOrder(order: OrderByClause | OrderByClause[] | undefined, context: OrderContext): OrderTerm[] {
  const clauses = order === undefined ? [] : Array.isArray(order) ? order : [order];
  const terms = clauses.map((clause) => {
    const operand = 'fn' in clause ? readFunction(clause.fn) : clause.field;
    const scoped = context.operand(operand);
    // The platform sorts them, in an order that is not documented.
    if (scoped.field.type === 'anyType') throw new UnsupportedError(`sorting by ${scoped.field.name}`);
    if (!isSortable(scoped.field)) {
      const message = `field '${scoped.field.name}' can not be sorted in a query call`;
      throw context.text.errorAt('INVALID_FIELD', message, 'ORDER', placeOf(operand));
    }
    const direction = clause.order === 'DESC' ? 'DESC' : 'ASC';
    return {
      subject: orderSubject(scoped),
      direction: `${direction} NULLS ${clause.nulls === 'LAST' ? 'LAST' : 'FIRST'}`,
    };
  });
  const rest = context.rest.map((scoped) => ({ subject: orderSubject(scoped), direction: 'ASC NULLS FIRST' }));
  return [...terms, ...rest];
}

/** ORDER BY of records; the order of creation decides what the query leaves open. */
export function recordOrder(order: OrderByClause | OrderByClause[] | undefined, scope: QueryScope): Sql {
  const terms = compileOrder(order, {
    text: scope.text,
    // Amounts by what they are worth. Source: "convertCurrency()": ordering is always based on the converted value.
    operand: (operand) => inCorporateCurrency(plainOperand(operand, scope, 'ORDER'), scope.currencies, 'day'),
    rest: [],
  });
  const sorted = terms.map(({ subject, direction }) => sql(`${subject.text} ${direction}`, subject.parameters));
  return joinSql([...sorted, sql(`${scope.root.alias}.serial`)], ', ');
}

function orderSubject({ field, column, keyColumn }: ScopedField): Sql {
  switch (field.type) {
    case 'picklist': {
      const values = field.picklist?.values ?? [];
      if (values.length === 0) return sql(`fold_case(${column})`);
      const cases = values.map((_, index) => `WHEN ? THEN ${index}`).join(' ');
      return sql(
        `CASE WHEN ${column} IS NULL THEN NULL ELSE CASE ${column} ${cases} ELSE ${values.length} END END`,
        values.map((value) => value.value),
      );
    }
    case 'string':
    case 'textarea':
    case 'email':
    case 'phone':
    case 'url':
      return sql(field.caseSensitive ? column : (keyColumn ?? `fold_case(${column})`));
    default:
      return sql(column);
  }
}
