import { readQuery } from './readQuery.ts';
import { rowReader } from './rowReader.ts';
import { sumReader, Totals } from './scan/index.ts';
import type { Session } from './Session.ts';
import type { AddedUpQuery, StreamedQuery, Sums } from './types.ts';

/** Runs a query and hands on its rows, in the order of its pages. @returns their number */
export function streamRows(
  session: Session,
  query: StreamedQuery,
  onRow: (cells: readonly string[]) => void,
): Promise<number> {
  let handedOn = 0;
  return readQuery(session, query, {
    begin: () => {
      if (handedOn > 0) {
        query.onRestart?.();
        handedOn = 0;
      }
      return rowReader((cells) => {
        handedOn++;
        onRow(cells);
      });
    },
    canBeginAnew: () => handedOn === 0 || query.onRestart !== undefined,
  });
}

/** Runs a query and adds its amounts up. The counts of rows are checked as for every query. */
export async function addUp(session: Session, query: AddedUpQuery, onRows: (rows: number) => void): Promise<Sums> {
  let totals = new Totals(query);
  await readQuery(
    session,
    { ...totals.query, decimals: query.scale },
    {
      begin: () => {
        totals = new Totals(query);
        return sumReader(totals, onRows);
      },
      canBeginAnew: () => true,
    },
  );
  return totals;
}
