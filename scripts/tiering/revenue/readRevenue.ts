import type { Progress } from '../../cli/index.ts';
import type { Org } from '../../salesforce/index.ts';
import { revenueCondition } from './revenueCondition.ts';
import { RevenueSums } from './RevenueSums.ts';
import type { Revenue, RevenueRequest } from './RevenueSums.ts';

/** Seldom enough to cost nothing. */
const REPORT_EVERY = 1_000;

/**
 * Streams the opportunities that count and adds them up as they arrive: memory grows with customers, not with rows.
 * @throws CommandError naming the opportunity whose metric is no number, or the currencies that cannot be converted.
 */
export async function readRevenue(org: Org, request: RevenueRequest, progress: Progress): Promise<Revenue> {
  const sums = new RevenueSums(request);
  let rows = 0;
  await org.stream({ object: 'Opportunity', columns: sums.columns, where: revenueCondition(request) }, (cells) => {
    sums.take(cells);
    rows++;
    if (rows % REPORT_EVERY === 0) {
      progress.update(rows);
    }
  });
  progress.update(rows);
  return sums.result();
}
