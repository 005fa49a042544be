import { UnsupportedError } from '../errors.ts';
import { isGroupable } from '../schema/index.ts';
import { aggregateFunction, distinguished, isAggregateFunction } from './aggregateFunctions.ts';
import { dateFunction, isDateFunction } from './dateFunctions.ts';
import { placeOf, readFunction } from './functionCall.ts';
import type { FunctionCall, Operand } from './functionCall.ts';
import { formatted } from './formatFunction.ts';
import { malformed } from './parseSoql.ts';
import type { ParsedSoql } from './parseSoql.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';
import type { Clause, Subtotals } from './queryText.ts';
import { resultField } from './resultField.ts';
import { formatArgument, onlySelected } from './selectFunctions.ts';

/** Source: "GROUP BY ROLLUP" and "GROUP BY CUBE" in the SOQL and SOSL Reference. */
const mostSubtotalledFields = 3;

/** What a query groups by, and over which of it: ROLLUP and CUBE group several times. */
export class Grouping {
  /** By {@link keyOf}. */
  readonly #keys = new Map<string, ScopedField>();
  /** Each is the keys that one set of results is grouped by; the others are empty in it. */
  readonly sets: readonly ReadonlySet<string>[];
  readonly #scope: QueryScope;
  readonly #subtotals: boolean;

  constructor(groupBy: ParsedSoql['query']['groupBy'], subtotals: Subtotals | undefined, scope: QueryScope) {
    this.#scope = scope;
    for (const operand of operandsOf(groupBy, subtotals)) this.#add(operand);
    const keys = [...this.#keys.keys()];
    this.#subtotals = subtotals !== undefined;
    this.sets = subtotals === undefined ? [new Set(keys)] : subtotalSets(keys, subtotals);
  }

  /** The columns that tell results of a set apart. */
  columnsOf(set: ReadonlySet<string>): string[] {
    return [...this.#keys].filter(([key]) => set.has(key)).map(([, scoped]) => distinguished(scoped));
  }

  /** For each key whether it is a subtotal's, then the key: the order that results come in when the query leaves it open. */
  naturalOrder(set: ReadonlySet<string>): ScopedField[] {
    return [...this.#keys].flatMap(([key, scoped]) => {
      const isSubtotal = { ...scoped, field: resultField(scoped.field, 'int'), column: set.has(key) ? '0' : '1' };
      return [isSubtotal, inSet(scoped, set.has(key))];
    });
  }

  /** What an operand is in the results of a set; throws OrgError MALFORMED_QUERY for what is neither grouped nor aggregated. */
  operand(operand: Operand, clause: Clause, set: ReadonlySet<string>): ScopedField {
    if (typeof operand === 'string') return this.#grouped(this.#scope.field(operand, clause), operand, clause, set);
    if (operand.name === 'GROUPING') return this.#groupingOf(operand, clause, set);
    if (isAggregateFunction(operand)) return this.#aggregated(operand, clause);
    if (operand.name === 'FORMAT' && clause === 'SELECT') {
      return formatted(this.operand(formatArgument(operand), clause, set), this.#scope.currencies);
    }
    if (onlySelected.has(operand.name))
      throw malformed(`${operand.name}() cannot be used with what is grouped or aggregated`);
    if (!isDateFunction(operand))
      throw new UnsupportedError(`${operand.name}() in a query with GROUP BY or aggregates`);
    const scoped = dateFunction(operand, this.#scope, clause);
    const argument = firstField(operand);
    const ofDate = argument === undefined ? undefined : this.#scope.field(argument, clause);
    if (!this.#keys.has(keyOf(scoped)) && ofDate?.field.type === 'date' && this.#keys.has(keyOf(ofDate))) {
      return inSet(scoped, set.has(keyOf(ofDate)));
    }
    return this.#grouped(scoped, operand, clause, set);
  }

  #grouped(scoped: ScopedField, operand: Operand, clause: Clause, set: ReadonlySet<string>): ScopedField {
    const key = keyOf(scoped);
    if (this.#keys.has(key)) return inSet(scoped, set.has(key));
    const problem = clause === 'ORDER' ? 'Ordered field' : 'Field';
    const message = `${problem} must be grouped or aggregated: ${scoped.path.join('.')}`;
    throw this.#scope.text.errorAt('MALFORMED_QUERY', message, clause, placeOf(operand));
  }

  #aggregated(call: FunctionCall, clause: Clause): ScopedField {
    const [argument] = call.parameters;
    const isKey = typeof argument === 'string' && this.#keys.has(keyOf(this.#scope.field(argument, clause)));
    if (isKey && !this.#subtotals) {
      const message = `Grouped field should not be aggregated: ${argument}`;
      throw this.#scope.text.errorAt('MALFORMED_QUERY', message, clause, argument);
    }
    return aggregateFunction(call, this.#scope, clause);
  }

  /** `GROUPING(field)` is 1 where the row is a subtotal over all values of the field. */
  #groupingOf({ parameters: [argument] }: FunctionCall, clause: Clause, set: ReadonlySet<string>): ScopedField {
    if (argument === undefined || !this.#subtotals) {
      throw malformed('GROUPING can only be used with GROUP BY ROLLUP or GROUP BY CUBE');
    }
    const scoped = this.operand(argument, clause, set);
    const column = set.has(keyOf(scoped)) ? '0' : '1';
    const path = [`GROUPING(${scoped.path.join('.')})`];
    return { ...scoped, path, field: resultField(scoped.field, 'int'), column, keyColumn: undefined };
  }

  #add(operand: Operand): void {
    const scoped = this.#keyField(operand);
    const key = keyOf(scoped);
    if (this.#keys.has(key)) throw malformed(`duplicate grouping expression: ${scoped.path.join('.')}`);
    this.#keys.set(key, scoped);
  }

  #keyField(operand: Operand): ScopedField {
    if (typeof operand !== 'string') {
      if (isDateFunction(operand)) return dateFunction(operand, this.#scope, 'GROUP');
      throw malformed(`${operand.name} cannot be grouped by`);
    }
    const scoped = this.#scope.field(operand, 'GROUP');
    // Formula fields never are.
    if (isGroupable(scoped.field) && !scoped.field.formula) return scoped;
    const message = `field '${scoped.field.name}' can not be grouped in a query call`;
    throw this.#scope.text.errorAt('INVALID_FIELD', message, 'GROUP', operand);
  }
}

function keyOf({ path }: ScopedField): string {
  return path.join('.').toLowerCase();
}

function inSet(scoped: ScopedField, isIn: boolean): ScopedField {
  return isIn ? scoped : { ...scoped, column: 'NULL', keyColumn: undefined };
}

function firstField({ parameters: [argument] }: FunctionCall): string | undefined {
  return typeof argument === 'string' ? argument : undefined;
}

function operandsOf(groupBy: ParsedSoql['query']['groupBy'], subtotals: Subtotals | undefined): readonly Operand[] {
  const clauses = groupBy === undefined ? [] : Array.isArray(groupBy) ? groupBy : [groupBy];
  const operands = clauses.map((clause) => ('fn' in clause ? readFunction(clause.fn) : clause.field));
  for (const operand of operands) {
    if (typeof operand === 'string' || !['ROLLUP', 'CUBE'].includes(operand.name)) continue;
    throw malformed(`GROUP BY cannot be combined with GROUP BY ${operand.name}`);
  }
  if (subtotals === undefined || operands.length <= mostSubtotalledFields) return operands;
  throw malformed(`GROUP BY ${subtotals} takes at most ${mostSubtotalledFields} fields`);
}

function subtotalSets(keys: readonly string[], subtotals: Subtotals): ReadonlySet<string>[] {
  if (subtotals === 'ROLLUP') {
    return Array.from({ length: keys.length + 1 }, (_, cut) => new Set(keys.slice(0, keys.length - cut)));
  }
  const subsets = 2 ** keys.length;
  return Array.from(
    { length: subsets },
    (_, subset) => new Set(keys.filter((_key, index) => (subset & (2 ** index)) === 0)),
  );
}
