import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { protocolFault } from './faults.ts';

/**
 * The rows of a CSV body from Salesforce, the header first, as the bytes arrive. Every reader of result pages goes through
 * here, so a faster scanner has one place to go.
 * @throws CommandError when the body is not well-formed CSV or its rows differ in length.
 */
export async function* csvRows(body: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<readonly string[]> {
  const parser = parse({ bom: true, skip_empty_lines: true });
  // The error itself reaches the loop below, because pipeline destroys the parser with it.
  pipeline(Readable.from(body), parser, () => undefined);
  try {
    for await (const row of parser) {
      yield row as string[];
    }
  } catch (thrown) {
    throw thrown instanceof CsvError
      ? protocolFault('BAD_CSV', `${what} is not well-formed CSV: ${thrown.message}`)
      : thrown;
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
    throw protocolFault(
      'BAD_HEADER',
      `${what} has the columns ${header.join(', ') || '(none)'} instead of ${wanted.join(', ')}.`,
    );
  }
  return wanted.map((name) => positions.get(name.toLowerCase()) ?? -1);
}
