/** A label of the platform with its places `{0}`, `{1}` … filled. */
export function fillLabel(label: string, ...values: readonly string[]): string {
  return label.replaceAll(/\{(\d+)\}/g, (place, index: string) => values[Number(index)] ?? place);
}
