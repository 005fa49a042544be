import type { Ranking } from '#lwc/tieringMethod/tieringMethod.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { RowCounts } from './runRecord.ts';

/**
 * What a person should know of a ranking beside its figures: a filter that nothing matches, a top pool of another size than
 * wanted, quartiles without anybody.
 */
export function findings(policy: TieringPolicy, ranking: Ranking, rows: Pick<RowCounts, 'read'>): string[] {
  if (ranking.customers.length === 0) {
    return unmatchedFilter(policy, rows);
  }
  return [...poolFindings(policy, ranking), ...emptyQuartiles(policy, ranking)];
}

function unmatchedFilter({ filter }: TieringPolicy, { read }: Pick<RowCounts, 'read'>): string[] {
  return filter === undefined || read > 0
    ? []
    : [
        `No opportunity of the window has ${filter.field} = ${filter.value}; see whether the value is spelt as in the org.`,
      ];
}

function poolFindings({ pool, topSharePercent }: TieringPolicy, { topShare: { customers } }: Ranking): string[] {
  const told = `The top pool of ${topSharePercent} % has ${customers} customers`;
  if (pool?.fewest !== undefined && customers < pool.fewest) {
    return [`${told}, fewer than the ${pool.fewest} that the policy wants at least.`];
  }
  if (pool?.most !== undefined && customers > pool.most) {
    return [`${told}, more than the ${pool.most} that the policy wants at most.`];
  }
  return [];
}

/** With equal counts this only says that there are fewer than four customers. */
function emptyQuartiles({ method }: TieringPolicy, { quartiles }: Ranking): string[] {
  const empty = quartiles.filter(({ customers }) => customers === 0).map(({ quartile }) => quartile);
  if (method === 'EqualCount' || empty.length === 0) {
    return [];
  }
  const reason =
    method === 'EqualRevenue'
      ? 'one customer’s revenue spans the whole quarter of the total'
      : 'there are too few customers below the top pool';
  return [`Nobody is in quartile ${empty.join(' or ')}: ${reason}.`];
}
