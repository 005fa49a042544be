import { formatDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { TieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import { CommandError } from '../cli/index.ts';
import { prepareTiering, rankPolicy, readAccounts, withMetric } from '../tiering/index.ts';
import type { PolicyChoice, PreparedTiering, RankedPolicy, TieringContext } from '../tiering/index.ts';
import { compareRankings } from './compareRankings.ts';
import type { DifferingCustomer, RankingComparison } from './compareRankings.ts';

export interface CompareOptions extends PolicyChoice {
  /** `YYYY-MM-DD`; today in the org's time zone when undefined. */
  readonly asOf: string | undefined;
  /** API names of two fields of Opportunity. */
  readonly metrics: readonly [first: string, second: string];
}

/** What one metric makes of the customers. */
export interface MetricSummary {
  readonly metric: string;
  /** Customers ranked. */
  readonly population: number;
  readonly total: string;
}

/** What `--json` prints. Money is canonical decimal text, ids have 18 characters. */
export interface CompareReport extends Omit<RankingComparison, 'customers'> {
  readonly status: 'Completed';
  /** The rules that both metrics were ranked by. */
  readonly policy: Omit<TieringPolicy, 'metric' | 'name' | 'label' | 'writesToAccount'>;
  readonly window: TieringWindow;
  /** ISO code that money is in, where the org tells it. */
  readonly currency?: string;
  readonly first: MetricSummary;
  readonly second: MetricSummary;
  readonly customers: readonly (DifferingCustomer & { readonly name: string })[];
}

/**
 * Ranks by two metrics under the same rules and lists the customers whose quartile differs. Nothing is written.
 * @throws CommandError when a metric is no number field, both are the same, or the job itself could not run.
 */
export async function compare(context: TieringContext, options: CompareOptions): Promise<CompareReport> {
  const prepared = await prepareTiering(context, options);
  const [first, second] = checkMetrics(prepared, options.metrics);
  const accounts = await readAccounts(context.org);
  const byFirst = await rankPolicy(prepared, first, accounts);
  const bySecond = await rankPolicy(prepared, second, accounts);
  const { customers, ...counts } = compareRankings(byFirst.ranking, bySecond.ranking);
  const { metric: _metric, name: _name, label: _label, writesToAccount: _writes, ...policy } = first.policy;
  return {
    status: 'Completed',
    policy,
    window: byFirst.window,
    ...(prepared.currency === undefined ? {} : { currency: prepared.currency }),
    first: summary(byFirst),
    second: summary(bySecond),
    ...counts,
    customers: customers.map((customer) => ({ ...customer, name: accounts.get(customer.id)?.name ?? '' })),
  };
}

function checkMetrics(prepared: PreparedTiering, metrics: CompareOptions['metrics']) {
  const [base] = prepared.policies;
  if (base === undefined) {
    throw new CommandError('unexpected', 'NO_POLICY', 'There was no policy to compare by.', 'Report this.');
  }
  const [first, second] = [withMetric(prepared, base, metrics[0]), withMetric(prepared, base, metrics[1])];
  if (first.metric.name === second.metric.name) {
    throw new CommandError(
      'usage',
      'SAME_METRIC',
      `Both metrics are ${first.metric.name}.`,
      'Name two different fields of Opportunity, such as --metric Amount --metric Gross_Profit__c.',
    );
  }
  return [first, second] as const;
}

function summary({ policy, ranking }: RankedPolicy): MetricSummary {
  return { metric: policy.metric, population: ranking.customers.length, total: formatDecimal(ranking.total) };
}
