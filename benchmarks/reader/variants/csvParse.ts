import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { centsOf, linesOfMap } from '../peerSums.ts';
import { measured, pagesOf } from '../measured.ts';

/** csv-parse's stream and a Map. */
await measured(async (origin) => {
  const sums = new Map<string, number>();
  let rows = 0;
  for await (const body of pagesOf(origin)) {
    for await (const row of Readable.from(body).pipe(parse({ bom: true, columns: true }))) {
      const {
        AccountId: account = '',
        CurrencyIsoCode: currency = '',
        Amount: amount = '',
      } = row as Record<string, string>;
      const key = `${account} ${currency}`;
      sums.set(key, (sums.get(key) ?? 0) + centsOf(amount));
      rows++;
    }
  }
  return { rows, lines: () => linesOfMap(sums) };
});
