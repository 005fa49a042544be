import type { StoredValue } from '../../formula/index.ts';
import type { FieldSchema, MatchingRuleItem, MatchingRuleSchema, ObjectSchema } from '../../schema/index.ts';
import { columnOf, foldCase, isLive, tableOf } from '../columns.ts';
import type { SqlValue } from '../fields/fieldCodec.ts';
import { phoneKey } from './phoneKey.ts';

/** Source: knowledge article 005132441: of a text, the exact method compares the first 99 characters. */
const COMPARED = 99;

/** Source: "Things to Know About Duplicate Rules", Salesforce Help: of more matches, the rule compares 100. */
const MOST_MATCHES = 100;

interface Condition {
  readonly text: string;
  readonly parameters: readonly SqlValue[];
}

/** The fields that are compared as texts, without regard to case; others by their stored values. */
const texts: ReadonlySet<FieldSchema['type']> = new Set<FieldSchema['type']>([
  ...(['email', 'phone', 'picklist', 'string', 'textarea', 'url'] as const),
]);

/**
 * SQL for the form in which two records' values are compared; what is empty stays empty. Records that differ in case alone are
 * duplicates: "Detect and Handle Duplicates", Salesforce Help, whose only exception is the dotted I of Turkish.
 */
export function matchKeySql(field: FieldSchema, method: MatchingRuleItem['method'], alias = ''): string {
  const column = alias + columnOf(field);
  if (method === 'Phone') return `phone_key(${column})`;
  return texts.has(field.type) ? `fold_case(substr(${column}, 1, ${COMPARED}))` : column;
}

/** A query for the ids of the records that a matching rule takes for the same; `r` is the table, whose rows can be limited further. */
export function matchQuery(
  object: ObjectSchema,
  { items, logic }: MatchingRuleSchema,
  read: (field: FieldSchema) => StoredValue,
  among: Condition,
): Condition {
  const conditions = items.map((item) => itemCondition(object, item, read));
  const used: SqlValue[] = [];
  const take = (index: number): string => {
    const condition = conditions[index] ?? { text: '0', parameters: [] };
    used.push(...condition.parameters);
    return condition.text;
  };
  // Logic was checked when it was read: numbers, AND, OR, NOT and parentheses mean in SQL what they mean there.
  const expression =
    logic === undefined
      ? conditions.map((_, index) => take(index)).join(' AND ')
      : logic.replaceAll(/\d+/g, (number) => take(Number(number) - 1));
  const text = `SELECT r."Id" FROM ${tableOf(object)} AS r WHERE (${expression}) AND ${isLive(object, 'r')} AND ${among.text} LIMIT ${MOST_MATCHES}`;
  return { text, parameters: [...used, ...among.parameters] };
}

/** Source: "Matching Criteria in Matching Rules", Salesforce Help, Match Blank Fields. */
function itemCondition(
  object: ObjectSchema,
  { field: name, method, blanksMatch }: MatchingRuleItem,
  read: (field: FieldSchema) => StoredValue,
): Condition {
  const field = object.field(name);
  if (!field) return { text: '0', parameters: [] };
  const key = matchKeySql(field, method, 'r.');
  const value = read(field);
  if (value === null) return { text: blanksMatch ? `${key} IS NULL` : '0', parameters: [] };
  if (method === 'Phone') return { text: `${key} IS ?`, parameters: [phoneKey(String(value))] };
  return { text: `${key} IS ?`, parameters: [texts.has(field.type) ? matchKey(String(value)) : value] };
}

function matchKey(text: string): string {
  return foldCase([...text].slice(0, COMPARED).join(''));
}
