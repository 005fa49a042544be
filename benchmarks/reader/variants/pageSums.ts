import { PageSums, Totals } from '../../../scripts/salesforce/scan/index.ts';
import { linesOf, sumColumns } from '../benchColumns.ts';
import { measured, pagesOf } from '../measured.ts';

/** Our scanner and hash table, over the same bodies as the byte scan. */
await measured(async (origin) => {
  const { columns, groups } = sumColumns();
  const totals = new Totals(columns);
  let rows = 0;
  for await (const body of pagesOf(origin)) {
    const page = new PageSums(totals, 'A page');
    for await (const chunk of body) {
      page.take(chunk);
    }
    rows += page.end();
    page.keep();
  }
  return { rows, lines: () => linesOf(totals.sums(), groups) };
});
