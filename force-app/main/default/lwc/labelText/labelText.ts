/**
 * A custom label's text with its numbered places filled: `labelText('Rank {0} of {1}', '3', '85')` is "Rank 3 of 85".
 * Custom labels have no arguments of their own, and translators may put the places in another order. A place for which
 * nothing is given stays as it is.
 */
export function labelText(label: string, ...values: readonly string[]): string {
  return label.replace(/\{(\d+)\}/g, (place, index: string) => values[Number(index)] ?? place);
}
