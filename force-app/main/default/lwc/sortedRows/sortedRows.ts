import LOCALE from '@salesforce/i18n/locale';

export type SortDirection = 'asc' | 'desc';

/** Rows by a value of theirs: numbers as numbers, words as the user's language sorts them. What is missing stands last, whichever way. */
export function sortedRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => string | number | undefined,
  direction: SortDirection,
): readonly Row[] {
  const sign = direction === 'asc' ? 1 : -1;
  const { compare } = new Intl.Collator(LOCALE, { numeric: true });
  return [...rows].sort((left, right) => {
    const [a, b] = [valueOf(left), valueOf(right)];
    if (a === undefined || b === undefined) {
      return Number(a === undefined) - Number(b === undefined);
    }
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)));
  });
}
