import type { Progress } from '../../cli/index.ts';
import type { Org } from '../../salesforce/index.ts';
import { closeDates, revenueCondition } from './revenueCondition.ts';
import { RevenueSums } from './RevenueSums.ts';
import type { Revenue, RevenueRequest } from './RevenueSums.ts';

/**
 * Adds up the opportunities that count, as they arrive: memory grows with customers, not with rows.
 * @throws CommandError naming the opportunity whose metric is no number, or the currencies that cannot be converted.
 */
export async function readRevenue(org: Org, request: RevenueRequest, progress: Progress): Promise<Revenue> {
  const revenue = new RevenueSums(request);
  const query = { ...revenue.query, where: revenueCondition(request), window: closeDates(request) };
  const sums = await org.addUp(query, (rows) => {
    progress.update(rows);
  });
  progress.update(sums.rows);
  return revenue.result(sums);
}
