import type { ConditionWithValueQuery, LiteralType, Operator, ValueQueryCondition } from '@jetstreamapp/soql-parser-js';
import { UnsupportedError } from '../errors.ts';
import type { Currencies } from '../schema/index.ts';
import type { Calendar } from './calendar.ts';
import { compileComparison } from './compileComparison.ts';
import type { Comparison, Literal } from './compileComparison.ts';
import type { ConditionTree } from './conditionTree.ts';
import { malformed } from './parseSoql.ts';
import { readFunction } from './functionCall.ts';
import type { Operand } from './functionCall.ts';
import type { ScopedField } from './queryScope.ts';
import type { QueryText } from './queryText.ts';
import { joinConditions, sql } from './sql.ts';
import type { Sql } from './sql.ts';

/** What a condition is compiled with. */
export interface ConditionContext {
  readonly text: QueryText;
  readonly clause: 'WHERE' | 'HAVING';
  calendar(): Calendar;
  /** Undefined in an org with one. */
  readonly currencies: Currencies | undefined;
  /** What stands on the left of a comparison; throws OrgError for what the clause cannot compare. */
  operand(operand: Operand): ScopedField;
  /** Compiles a query inside of IN; throws OrgError where it may not stand. */
  semiJoin(condition: ValueQueryCondition, place: Place): Sql;
}

/** Where in a condition a comparison stands: by itself or joined by AND, joined by OR, under NOT, or deeper. */
export type Place = 'top' | 'or' | 'not' | 'nested';

/** Compiles WHERE or HAVING to SQL that is true, false, or empty where it compares a missing value. */
export function compileCondition(tree: ConditionTree, context: ConditionContext, place: Place = 'top'): Sql {
  switch (tree.kind) {
    case 'comparison':
      if ('valueQuery' in tree.comparison) return context.semiJoin(tree.comparison, place);
      return compileComparison(readComparison(tree.comparison), context);
    case 'not': {
      // SOQL knows no third truth value: what is not true is false, and NOT makes it true.
      const inside = compileCondition(tree.inside, context, 'not');
      return sql(`NOT coalesce((${inside.text}), 0)`, inside.parameters);
    }
    case 'and':
    case 'or': {
      const parts = tree.parts.map((part) => compileCondition(part, context, placeOfPart(tree.kind, part, place)));
      return joinConditions(parts, tree.kind === 'and' ? 'AND' : 'OR');
    }
  }
}

function placeOfPart(operator: 'and' | 'or', part: ConditionTree, place: Place): Place {
  if (place !== 'top') return place;
  if (operator === 'or') return part.kind === 'comparison' ? 'or' : 'nested';
  return part.kind === 'and' || part.kind === 'or' ? 'nested' : 'top';
}

function readComparison(condition: ConditionWithValueQuery): Comparison {
  if (!('value' in condition)) throw new UnsupportedError('this kind of condition');
  const { operator, value, literalType } = condition;
  const values = Array.isArray(value) ? value : [value];
  const literals = values.map((text, index) => readLiteral(text, literalType, index));
  return {
    operand: 'fn' in condition ? readFunction(condition.fn) : condition.field,
    operator: readOperator(operator),
    literals,
  };
}

/** The parser gives LIKE as it was written, and `<>`, another way to write `!=`; its types tell of neither. */
function readOperator(operator: string): Operator {
  const known = operators.find((candidate) => candidate === operator.toUpperCase());
  if (known !== undefined) return known;
  if (operator === '<>') return '!=';
  throw malformed(`unexpected token: '${operator}'`);
}

const operators = [
  ...(['=', '!=', '<', '<=', '>', '>='] as const),
  ...(['LIKE', 'IN', 'NOT IN', 'INCLUDES', 'EXCLUDES'] as const),
] satisfies Operator[];

function readLiteral(text: string, type: LiteralType | LiteralType[] | undefined, index: number): Literal {
  const kind = Array.isArray(type) ? type[index] : type;
  switch (kind) {
    case 'STRING':
    case 'NULL':
    case 'BOOLEAN':
    case 'DATE':
    case 'DATETIME':
      return { kind, text };
    case 'INTEGER':
    case 'DECIMAL':
      return { kind: 'NUMBER', text };
    case 'INTEGER_WITH_CURRENCY_PREFIX':
    case 'DECIMAL_WITH_CURRENCY_PREFIX':
      return { kind: 'MONEY', text };
    case 'DATE_LITERAL':
    case 'DATE_N_LITERAL':
      return { kind: 'DATE_RANGE', text };
    default:
      throw new UnsupportedError(`the literal ${text}`);
  }
}
