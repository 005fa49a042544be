import { BadPage } from './resultPage.ts';
import { RowCursor } from './scan/index.ts';

/**
 * The rows of a CSV body from Salesforce, the header first, as the bytes arrive.
 * @throws CommandError when the body is not well-formed CSV or its rows differ in length.
 */
export async function* csvRows(body: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<readonly string[]> {
  const cursor = new RowCursor(what);
  for await (const chunk of body) {
    cursor.append(chunk);
    while (cursor.next()) {
      yield cursor.texts();
    }
  }
  cursor.finish();
  while (cursor.next()) {
    yield cursor.texts();
  }
}

/**
 * Where each wanted column stands in a page's header. Every page is asked anew: the order is not promised.
 * @throws CommandError naming what is missing, repeated or unexpected.
 */
export function columnPositions(header: readonly string[], wanted: readonly string[], what: string): number[] {
  const positions = new Map(header.map((name, index) => [name.toLowerCase(), index]));
  const missing = wanted.filter((name) => !positions.has(name.toLowerCase()));
  if (missing.length > 0 || positions.size !== header.length || header.length !== wanted.length) {
    throw new BadPage(
      'BAD_HEADER',
      `${what} has the columns ${header.join(', ') || '(none)'} instead of ${wanted.join(', ')}.`,
    );
  }
  return wanted.map((name) => positions.get(name.toLowerCase()) ?? -1);
}
