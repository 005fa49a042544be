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
