import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import { UnsupportedError } from '../errors.ts';
import { isLongText } from './compileComparison.ts';
import type { ConditionContext } from './compileCondition.ts';
import type { ScopedField } from './queryScope.ts';
import { joinSql, sql } from './sql.ts';
import type { Sql } from './sql.ts';

/**
 * Compiles ORDER BY: nulls come first unless the query says otherwise, text regardless of case, picklists in the order
 * of their values. The order of creation decides what the query leaves open.
 * Source: "ORDER BY" in the SOQL and SOSL Reference.
 */
export function compileOrder(order: OrderByClause | OrderByClause[] | undefined, context: ConditionContext): Sql {
  const clauses = order === undefined ? [] : Array.isArray(order) ? order : [order];
  const terms = clauses.map((clause) => {
    if ('fn' in clause) throw new UnsupportedError(`${String(clause.fn.functionName)}() in ORDER BY`);
    const scoped = context.scope.field(clause.field, 'ORDER');
    if (isLongText(scoped.field)) {
      const message = `field '${scoped.field.name}' can not be sorted in a query call`;
      throw context.text.errorAt('INVALID_FIELD', message, 'ORDER', clause.field);
    }
    const subject = orderSubject(scoped);
    const direction = clause.order === 'DESC' ? 'DESC' : 'ASC';
    return sql(`${subject.text} ${direction} NULLS ${clause.nulls === 'LAST' ? 'LAST' : 'FIRST'}`, subject.parameters);
  });
  return joinSql([...terms, sql(`${context.scope.root.alias}.serial`)], ', ');
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
