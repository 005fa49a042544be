import type { Operator } from '@jetstreamapp/soql-parser-js';
import type { OrgError } from '../errors.ts';
import { isFilterable } from '../schema/index.ts';
import type { FieldSchema } from '../schema/index.ts';
import { foldCase, parseDate, parseDateTime, toId18 } from '../store/index.ts';
import type { SqlValue } from '../store/index.ts';
import type { ConditionContext } from './compileCondition.ts';
import { compareWithMoney } from './currencyLiteral.ts';
import { dateRange } from './dateLiterals.ts';
import { placeOf } from './functionCall.ts';
import type { Operand } from './functionCall.ts';
import { likePattern, scaledLiteral, textOfLiteral } from './literals.ts';
import { choosesExactly, includesAny, multiPicklistOperators } from './multiPicklist.ts';
import type { ScopedField } from './queryScope.ts';
import { inList, joinConditions, listParameter, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { timeOfLiteral } from './timeLiteral.ts';

export interface Literal {
  readonly kind: 'STRING' | 'NUMBER' | 'BOOLEAN' | 'NULL' | 'DATE' | 'DATETIME' | 'DATE_RANGE' | 'MONEY';
  readonly text: string;
}

export interface Comparison {
  readonly operand: Operand;
  readonly operator: Operator;
  readonly literals: readonly Literal[];
}

const millisecondsOfDay = 86_400_000;

type Order = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Compiles one comparison; the literal must be of the field's type. */
export function compileComparison(comparison: Comparison, context: ConditionContext): Sql {
  const scoped = context.operand(comparison.operand);
  if (!isFilterable(scoped.field)) {
    const message = `field '${scoped.field.name}' can not be filtered in a query call`;
    throw context.text.errorAt('INVALID_FIELD', message, context.clause, placeOf(comparison.operand));
  }
  const compiler = new ComparisonCompiler(scoped, comparison, context);
  return compiler.compile();
}

class ComparisonCompiler {
  readonly #scoped: ScopedField;
  readonly #comparison: Comparison;
  readonly #context: ConditionContext;

  constructor(scoped: ScopedField, comparison: Comparison, context: ConditionContext) {
    this.#scoped = scoped;
    this.#comparison = comparison;
    this.#context = context;
  }

  compile(): Sql {
    const { operand, operator, literals } = this.#comparison;
    // Source: "Compound Field Considerations and Limitations": DISTANCE supports only these.
    if (typeof operand !== 'string' && operand.name === 'DISTANCE' && operator !== '<' && operator !== '>') {
      throw this.#invalidOperator();
    }
    if (this.#scoped.field.type === 'multipicklist' && !multiPicklistOperators.includes(operator)) {
      throw this.#invalidOperator();
    }
    switch (operator) {
      case 'IN':
        return this.#any(literals);
      case 'NOT IN':
        return this.#none(this.#any(literals));
      case 'LIKE':
        return joinConditions(
          literals.map((literal) => this.#like(literal)),
          'OR',
        );
      case 'INCLUDES':
        return this.#includesAny(literals);
      case 'EXCLUDES':
        return this.#none(this.#includesAny(literals));
      default: {
        const [literal] = literals;
        if (!literal) throw this.#error('MALFORMED_QUERY', 'a value is missing');
        return this.#compare(operator, literal);
      }
    }
  }

  #compare(operator: Order, literal: Literal): Sql {
    const { column, field } = this.#scoped;
    if (operator === '!=') return this.#none(this.#compare('=', literal));
    if (literal.kind === 'NULL') {
      if (operator !== '=') throw this.#invalidOperator();
      return sql(`${column} IS NULL`);
    }
    if (literal.kind === 'DATE_RANGE') return this.#range(operator, literal);
    if (literal.kind === 'MONEY') return this.#money(operator, literal);
    switch (field.type) {
      case 'boolean':
        if (operator !== '=') throw this.#invalidOperator();
        if (literal.kind !== 'BOOLEAN') throw this.#wrongType('boolean');
        return sql(`${column} = ?`, [literal.text.toUpperCase() === 'TRUE' ? 1 : 0]);
      case 'int':
        if (literal.kind !== 'NUMBER') throw this.#wrongType('int');
        return this.#number(operator, literal);
      case 'double':
      case 'currency':
      case 'percent':
        if (literal.kind !== 'NUMBER') throw this.#wrongType('double');
        return this.#number(operator, literal);
      case 'date':
        return this.#point(operator, literal, 'DATE', parseDate);
      case 'datetime':
        return this.#point(operator, literal, 'DATETIME', parseDateTime);
      case 'time':
        return this.#time(operator, literal);
      case 'multipicklist':
        if (literal.kind !== 'STRING') throw this.#wrongType('string');
        return choosesExactly(this.#scoped, textOfLiteral(literal.text));
      case 'id':
      case 'reference':
        if (literal.kind !== 'STRING') throw this.#wrongType('string');
        return this.#id(operator, textOfLiteral(literal.text));
      default:
        if (literal.kind !== 'STRING') throw this.#wrongType('string');
        return this.#text(operator, textOfLiteral(literal.text));
    }
  }

  /** Exact: a literal with more decimals than the field has lies between two of its values. */
  #number(operator: Order, literal: Literal): Sql {
    const { column, field, isReal } = this.#scoped;
    if (isReal) return sql(`${column} ${operator} ?`, [Number(literal.text)]);
    const { floor, exact } = scaledLiteral(literal.text, field.scale);
    if (exact) return sql(`${column} ${operator} ?`, [floor]);
    if (operator === '=') return sql('0');
    return sql(`${column} ${operator.startsWith('<') ? '<=' : '>'} ?`, [floor]);
  }

  /** Sources: see {@link compareWithMoney}: neither beside numbers without a currency in one list, nor for aggregates. */
  #money(operator: Exclude<Order, '!='>, literal: Literal): Sql {
    const { field } = this.#scoped;
    if (field.type !== 'currency') throw this.#wrongType(soapType(field.type));
    if (this.#context.clause === 'HAVING') {
      throw this.#error('MALFORMED_QUERY', `${literal.text}: an aggregate function has no amount with a currency`);
    }
    if (this.#comparison.literals.some(({ kind }) => kind === 'NUMBER')) {
      throw this.#error('MALFORMED_QUERY', 'amounts with and without a currency cannot be mixed in one list');
    }
    return compareWithMoney(this.#scoped, operator, literal.text, this.#context.currencies);
  }

  #point(
    operator: Order,
    literal: Literal,
    kind: 'DATE' | 'DATETIME',
    parse: (text: string) => SqlValue | undefined,
  ): Sql {
    if (literal.kind !== kind) throw this.#wrongType(kind === 'DATE' ? 'date' : 'dateTime');
    const value = parse(literal.text);
    if (value === undefined)
      throw this.#error('MALFORMED_QUERY', `line 1: Invalid ${kind.toLowerCase()}: ${literal.text}`);
    return sql(`${this.#scoped.column} ${operator} ?`, [value]);
  }

  #time(operator: Order, literal: Literal): Sql {
    const value = literal.kind === 'DATETIME' ? timeOfLiteral(literal.text) : undefined;
    if (value === undefined) throw this.#wrongType('time');
    return sql(`${this.#scoped.column} ${operator} ?`, [value]);
  }

  /** A date literal means a range of days: before it, in it or after it. */
  #range(operator: Order, literal: Literal): Sql {
    const { column, field } = this.#scoped;
    if (field.type !== 'date' && field.type !== 'datetime') throw this.#wrongType(soapType(field.type));
    const { first, last } = dateRange(literal.text, this.#context.calendar());
    const [start, end] =
      field.type === 'date' ? [first, last] : [Date.parse(first), Date.parse(last) + millisecondsOfDay - 1];
    switch (operator) {
      case '<':
        return sql(`${column} < ?`, [start]);
      case '<=':
        return sql(`${column} <= ?`, [end]);
      case '>':
        return sql(`${column} > ?`, [end]);
      case '>=':
        return sql(`${column} >= ?`, [start]);
      default:
        return sql(`${column} BETWEEN ? AND ?`, [start, end]);
    }
  }

  #includesAny(literals: readonly Literal[]): Sql {
    if (this.#scoped.field.type !== 'multipicklist') throw this.#invalidOperator();
    if (literals.some(({ kind }) => kind !== 'STRING')) throw this.#wrongType('string');
    return includesAny(
      this.#scoped,
      literals.map(({ text }) => textOfLiteral(text)),
    );
  }

  #id(operator: Order, text: string): Sql {
    const { column } = this.#scoped;
    if (text === '') return this.#compare(operator, { kind: 'NULL', text: 'null' });
    const id = toId18(text);
    if (id === undefined) throw this.#error('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
    return sql(`${column} ${operator} ?`, [id]);
  }

  /** Text is compared without regard to case, unless the field says otherwise; empty text is no value. */
  #text(operator: Order, text: string): Sql {
    const { column, keyColumn, field } = this.#scoped;
    if (text === '' && operator === '=') return sql(`${column} IS NULL`);
    if (field.caseSensitive) return sql(`${column} ${operator} ?`, [text]);
    if (keyColumn !== undefined) return sql(`${keyColumn} ${operator} ?`, [foldCase(text)]);
    if (operator === '=' && isAscii(text)) return sql(`${column} = ? COLLATE NOCASE`, [text]);
    return sql(`fold_case(${column}) ${operator} ?`, [foldCase(text)]);
  }

  #like(literal: Literal): Sql {
    const { column, keyColumn, field } = this.#scoped;
    const isText = ![
      'boolean',
      'int',
      'double',
      'currency',
      'percent',
      'date',
      'datetime',
      'time',
      'id',
      'reference',
    ].includes(field.type);
    if (!isText) throw this.#invalidOperator();
    if (literal.kind !== 'STRING') throw this.#wrongType('string');
    const pattern = likePattern(literal.text);
    // SQLite's LIKE ignores the case of ASCII letters only.
    const subject = isAscii(pattern) ? column : (keyColumn ?? `fold_case(${column})`);
    return sql(`${subject} LIKE ? ESCAPE '\\'`, [foldCase(pattern)]);
  }

  #any(literals: readonly Literal[]): Sql {
    const alternatives: Sql[] = [];
    const lists = new Map<string, SqlValue[]>();
    for (const part of literals.map((literal) => this.#compare('=', literal))) {
      const [value, ...others] = part.parameters;
      if (value === undefined || others.length > 0) alternatives.push(part);
      else pushTo(lists, part.text, value);
    }
    for (const [text, values] of lists) {
      const [subject = '', collation = ''] = text.split(' = ?');
      const list = sql(`${subject}${collation} ${inList}`, [listParameter(values)]);
      alternatives.push(values.length === 1 ? sql(text, values) : list);
    }
    return joinConditions(alternatives, 'OR');
  }

  /** What is empty is unlike every value: `!=` and `NOT IN` find it. */
  #none(condition: Sql): Sql {
    return sql(`NOT coalesce((${condition.text}), 0)`, condition.parameters);
  }

  #wrongType(type: string): OrgError {
    const quotes = type === 'string' ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
    const message = `value of filter criterion for field '${this.#scoped.field.name}' must be of type ${type} and ${quotes}`;
    return this.#error('INVALID_FIELD', message);
  }

  #invalidOperator(): OrgError {
    return this.#error('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${this.#scoped.field.name}`);
  }

  #error(code: OrgError['code'], message: string): OrgError {
    const { text, clause } = this.#context;
    return text.errorAt(code, message, clause, placeOf(this.#comparison.operand));
  }
}

/** How error messages call a type. */
function soapType(type: FieldSchema['type']): string {
  if (type === 'boolean' || type === 'int') return type;
  return ['double', 'currency', 'percent'].includes(type) ? 'double' : 'string';
}

function pushTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
