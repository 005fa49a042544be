import { codecOf, foldCase } from '../store/index.ts';
import type { ScopedField } from './queryScope.ts';
import { joinConditions, sql } from './sql.ts';
import type { Sql } from './sql.ts';

// Source: "Querying Multi-Select Picklists" in the SOQL and SOSL Reference (sforce_api_calls_soql_querying_multiselect_picklists.htm).

/** The operators that multi-select picklists have. */
export const multiPicklistOperators: readonly string[] = ['=', '!=', 'INCLUDES', 'EXCLUDES'];

/** Exactly the values of `'A;B'`, in any order. */
export function choosesExactly({ column, field }: ScopedField, text: string): Sql {
  const unrestricted = { ...field, picklist: field.picklist && { ...field.picklist, restricted: false } };
  const value = codecOf(unrestricted).parse(text);
  return value === null ? sql(`${column} IS NULL`) : sql(`fold_case(${column}) = ?`, [foldCase(String(value))]);
}

/** All values of one of the texts, each of which may name several: `'A;B'`. */
export function includesAny({ column }: ScopedField, texts: readonly string[]): Sql {
  const chosen = texts.map((text) => {
    const present = text
      .split(';')
      .map((value) => sql(`instr(';' || fold_case(${column}) || ';', ?) > 0`, [`;${foldCase(value.trim())};`]));
    return joinConditions(present, 'AND');
  });
  return joinConditions(chosen, 'OR');
}
