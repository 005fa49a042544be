// eslint-disable-next-line no-restricted-imports -- a peer to be measured, not a way to an org
import { Connection } from 'jsforce';
import { centsOf, linesOfMap } from '../peerSums.ts';
import { measured } from '../measured.ts';

/** It never ends past 999,999 rows (https://github.com/jsforce/jsforce/issues/697): the stream stops without `end` or error. */
const LIMIT_MS = 60_000;

/** jsforce's Bulk API 2.0 query as a record stream and a Map. Ends with the rows that came within the limit. */
await measured(async (origin) => {
  const connection = new Connection({ instanceUrl: origin, accessToken: 'token', version: '66.0' });
  const sums = new Map<string, number>();
  let rows = 0;
  const stream = await connection.bulk2.query('SELECT Id, AccountId, Amount, IsWon, CurrencyIsoCode FROM Opportunity');
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, LIMIT_MS);
    stream.on('record', (record: Record<string, string>) => {
      const key = `${record.AccountId ?? ''} ${record.CurrencyIsoCode ?? ''}`;
      sums.set(key, (sums.get(key) ?? 0) + centsOf(record.Amount ?? ''));
      rows++;
    });
    stream.on('error', reject);
    stream.on('end', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  return { rows, lines: () => linesOfMap(sums) };
});
process.exit();
