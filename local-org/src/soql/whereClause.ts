import type { ValueQueryCondition, WhereClause } from '@jetstreamapp/soql-parser-js';
import { UnsupportedError } from '../errors.ts';
import { isAggregateFunction } from './aggregateFunctions.ts';
import { compileCondition } from './compileCondition.ts';
import type { Place } from './compileCondition.ts';
import { conditionTree } from './conditionTree.ts';
import { dateFunction, isDateFunction } from './dateFunctions.ts';
import { distanceFunction } from './distanceFunction.ts';
import type { Operand } from './functionCall.ts';
import { labelFunction } from './labelFunction.ts';
import { malformed } from './parseSoql.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';
import type { Clause } from './queryText.ts';
import { onlySelected } from './selectFunctions.ts';
import { compileSemiJoin, mostSemiJoins } from './semiJoin.ts';
import { joinSql } from './sql.ts';
import type { Sql } from './sql.ts';

/** The condition on a scope's rows: they are visible, and WHERE holds. */
export function compileWhere(where: WhereClause | undefined, scope: QueryScope): Sql {
  let semiJoins = 0;
  return conditionOf(where, scope, (condition, place) => {
    refusePlace(place);
    semiJoins += 1;
    if (semiJoins > mostSemiJoins) throw malformed(`Maximum ${mostSemiJoins} semi join sub-selects are allowed`);
    return compileSemiJoin(condition, scope, (innerWhere, inner) =>
      conditionOf(innerWhere, inner, () => {
        throw malformed('Nesting of semi join sub-selects is not supported');
      }),
    );
  });
}

function conditionOf(
  where: WhereClause | undefined,
  scope: QueryScope,
  semiJoin: (condition: ValueQueryCondition, place: Place) => Sql,
): Sql {
  if (!where) return scope.visible;
  const condition = compileCondition(conditionTree(where), {
    text: scope.text,
    clause: 'WHERE',
    calendar: () => scope.calendar,
    currencies: scope.currencies,
    operand: (operand) => plainOperand(operand, scope, 'WHERE'),
    semiJoin,
  });
  return joinSql([scope.visible, condition], ' AND ');
}

function refusePlace(place: Place): void {
  switch (place) {
    case 'top':
      return;
    case 'or':
      throw malformed("Semi join sub-selects are not allowed with the 'OR' operator");
    case 'not':
      throw malformed("Semi join sub-selects are not allowed with the 'NOT' operator");
    case 'nested':
      throw malformed(
        'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
      );
  }
}

/** A field, or a function of one that gives a value for each record: what records can be filtered and sorted by. */
export function plainOperand(operand: Operand, scope: QueryScope, clause: Clause): ScopedField {
  if (typeof operand === 'string') return scope.field(operand, clause);
  if (isDateFunction(operand)) return dateFunction(operand, scope, clause);
  if (operand.name === 'TOLABEL') return labelFunction(operand, scope, clause);
  if (operand.name === 'DISTANCE') return distanceFunction(operand, scope, clause);
  if (isAggregateFunction(operand)) {
    const message = `aggregate functions cannot be used here: ${operand.name}`;
    throw scope.text.errorAt('MALFORMED_QUERY', message, clause, operand.name);
  }
  const where = clause === 'ORDER' ? 'ORDER BY' : clause;
  if (onlySelected.has(operand.name)) throw malformed(`${operand.name}() cannot be used in ${where}`);
  throw new UnsupportedError(`${operand.name}() in ${where}`);
}
