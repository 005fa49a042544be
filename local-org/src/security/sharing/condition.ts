import type { SqlValue } from '../../store/index.ts';
import type { RowFilter } from '../types.ts';

/** A piece of SQL with its values. */
export function condition(text: string, parameters: readonly SqlValue[] = []): RowFilter {
  return { text, parameters };
}

/** True for no row: of no alternatives none holds. */
export const NOTHING = condition('0');

export function anyOf(alternatives: readonly RowFilter[]): RowFilter {
  return joined(alternatives, ' OR ') ?? NOTHING;
}

/** Undefined, which is no restriction, where there is nothing to hold. */
export function allOf(conditions: readonly RowFilter[]): RowFilter | undefined {
  return joined(conditions, ' AND ');
}

function joined(parts: readonly RowFilter[], operator: string): RowFilter | undefined {
  const [only] = parts;
  if (!only) return undefined;
  if (parts.length === 1) return only;
  const text = parts.map((part) => part.text).join(operator);
  return condition(
    `(${text})`,
    parts.flatMap((part) => part.parameters),
  );
}

/** The column holds one of the ids; they are one parameter, as a user may be above any number of others. */
export function isOneOf(column: string, ids: readonly string[]): RowFilter {
  const [only] = ids;
  if (only === undefined) return NOTHING;
  if (ids.length === 1) return condition(`${column} = ?`, [only]);
  return condition(`${column} IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]);
}
