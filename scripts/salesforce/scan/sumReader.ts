import type { PageReader } from '../resultPage.ts';
import { PageSums } from './PageSums.ts';
import type { Totals } from './Totals.ts';

/** Adds pages to the totals. @param onRows told now and then how many rows were read */
export function sumReader(totals: Totals, onRows: (rows: number) => void): PageReader {
  return async (body, _columns, what) => {
    const page = new PageSums(totals, what);
    for await (const chunk of body) {
      page.take(chunk);
      onRows(totals.rows + page.rows);
    }
    return {
      rows: page.end(),
      keep: () => {
        page.keep();
      },
    };
  };
}
