import type { FieldSchema, ObjectSchema, RollUpDefinition, RollUpFilter, Schema } from '../../schema/index.ts';
import { columnOf, foldCase, isLive, tableOf } from '../columns.ts';
import { codecOf } from '../fields/fieldCodec.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';

/** SQL for one roll-up of one master, whose id is the last parameter. */
export interface RollUpSql {
  readonly text: string;
  readonly parameters: readonly SqlValue[];
}

/** What a roll-up is over no details: nothing for the smallest and the largest. */
export function emptyRollUp({ operation }: RollUpDefinition): SqlValue {
  return operation === 'count' || operation === 'sum' ? 0 : null;
}

/**
 * Compiles a roll-up; sums are of the integers that decimals are stored as, so they are exact.
 * @throws Error naming the file when a filter's value does not fit its field.
 */
export function rollUpSql(schema: Schema, master: FieldSchema, rollUp: RollUpDefinition): RollUpSql {
  const child = schema.object(rollUp.childObject);
  const link = child?.field(rollUp.masterField);
  if (!child || !link) throw new Error(`${rollUp.file}: ${rollUp.childObject}.${rollUp.masterField} does not exist.`);
  const conditions = rollUp.filters.map((filter) => filterSql(child, rollUp, filter));
  const where = [...conditions.map(({ text }) => text), isLive(child, 'detail'), `detail.${columnOf(link)} = ?`];
  const value = aggregate(child, rollUp);
  const result = codecOf(master).selected(`coalesce(${value}, ${String(emptyRollUp(rollUp) ?? 'NULL')})`);
  return {
    text: `SELECT ${result} FROM ${tableOf(child)} AS detail WHERE ${where.join(' AND ')}`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

function aggregate(child: ObjectSchema, { operation, summarizedField }: RollUpDefinition): string {
  const field = summarizedField === undefined ? undefined : child.field(summarizedField);
  return field ? `${operation}(detail.${columnOf(field)})` : 'count(*)';
}

const comparisons = {
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
} as const;

/** Text agrees without regard to case. Source: "Filter Operators" in Salesforce Help. */
function filterSql(child: ObjectSchema, rollUp: RollUpDefinition, filter: RollUpFilter): RollUpSql {
  const field = child.field(filter.field);
  if (!field) throw new Error(`${rollUp.file}: ${child.name} has no field ${filter.field}.`);
  const isText = codecOf(field).sqlType === 'TEXT' && field.type !== 'date';
  const column = `detail.${columnOf(field)}`;
  const subject = isText ? `fold_case(${column})` : column;
  const values = filter.values
    .map((value) => filterValue(field, rollUp, value))
    .map((value) => (isText && value !== null ? foldCase(String(value)) : value));
  const any = (test: (value: SqlValue) => RollUpSql): RollUpSql => {
    const tests = values.map(test);
    return {
      text: `(${tests.map(({ text }) => text).join(' OR ')})`,
      parameters: tests.flatMap(({ parameters }) => parameters),
    };
  };
  const not = ({ text, parameters }: RollUpSql): RollUpSql => ({ text: `NOT coalesce(${text}, 0)`, parameters });
  const equal = (value: SqlValue): RollUpSql =>
    value === null ? { text: `${column} IS NULL`, parameters: [] } : { text: `${subject} = ?`, parameters: [value] };
  const found =
    (place: string) =>
    (value: SqlValue): RollUpSql => ({ text: `instr(${subject}, ?) ${place}`, parameters: [value ?? ''] });
  switch (filter.operation) {
    case 'equals':
      return any(equal);
    case 'notEqual':
      return not(any(equal));
    case 'contains':
      return any(found('> 0'));
    case 'notContain':
      return not(any(found('> 0')));
    case 'startsWith':
      return any(found('= 1'));
    default: {
      const operator = comparisons[filter.operation];
      return any((value) => ({ text: `${subject} ${operator} ?`, parameters: [value] }));
    }
  }
}

function filterValue(field: FieldSchema, rollUp: RollUpDefinition, value: string): SqlValue {
  try {
    return codecOf(field).parse(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${rollUp.file}: the filter on ${field.name}: ${reason}.`, { cause: error });
  }
}
