/** What the address of a page to create something fills in. */
export function filledIn(address: string): Map<string, string> {
  const values = new URL(address).searchParams.get('defaultFieldValues') ?? '';
  return new Map(
    values.split(',').map((pair) => {
      const [field = '', value = ''] = pair.split('=').map(decodeURIComponent);
      return [field, value];
    }),
  );
}
