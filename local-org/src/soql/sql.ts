import type { SqlValue } from '../store/index.ts';

/** A piece of SQL with the values for its placeholders, in order. Text of a query is only ever a parameter. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly SqlValue[];
}

export function sql(text: string, parameters: readonly SqlValue[] = []): Sql {
  return { text, parameters };
}

export function joinSql(parts: readonly Sql[], separator: string): Sql {
  return sql(
    parts.map((part) => part.text).join(separator),
    parts.flatMap((part) => part.parameters),
  );
}

/**
 * Conditions that all, or of which any, must hold. They are nested in halves: SQLite refuses chains that are a thousand
 * deep, and the platform takes as many as fit a query.
 */
export function joinConditions(parts: readonly Sql[], operator: 'AND' | 'OR'): Sql {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const middle = Math.ceil(parts.length / 2);
  const halves = [parts.slice(0, middle), parts.slice(middle)].map((half) => joinConditions(half, operator));
  const joined = joinSql(halves, ` ${operator} `);
  return sql(`(${joined.text})`, joined.parameters);
}

/** Values as one parameter, read by `json_each`: a query may list more of them than SQLite has placeholders. */
export function listParameter(values: readonly SqlValue[]): string {
  return `[${values.map((value) => (typeof value === 'bigint' ? String(value) : JSON.stringify(value))).join(',')}]`;
}

/** Whether a value is in a {@link listParameter}. */
export const inList = 'IN (SELECT value FROM json_each(?))';

/** Text of the schema inside of an expression that is used in several places; texts of a query are parameters. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
