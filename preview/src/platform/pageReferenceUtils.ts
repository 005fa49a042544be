/**
 * Writes default field values for the state of a page reference: `Name=Acme%2C%20Inc.,NumberOfEmployees=35000`.
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-add-params-url.html
 */
export function encodeDefaultFieldValues(
  values: Readonly<Record<string, string | number | boolean | null | undefined>>,
): string {
  return Object.entries(values)
    .map(([field, value]) => `${field}=${encodeURIComponent(String(value ?? ''))}`)
    .join(',');
}

/** The field values that a page reference's `defaultFieldValues` carries, as texts. */
export function decodeDefaultFieldValues(text: string): Record<string, string> {
  const pairs = text.split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))] as const] : [];
  });
  return Object.fromEntries(pairs);
}
