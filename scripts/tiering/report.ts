import { formatDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal, Pool, UnrankedReason } from '#lwc/tieringMethod/tieringMethod.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { CustomerKind } from './customers.ts';
import { findings } from './findings.ts';
import type { Mover } from './movers.ts';
import type { RefusedReport } from './refusedFile.ts';
import { formatRunKey } from './runKey.ts';
import type { RowCounts, RunFacts } from './runRecord.ts';

/**
 * What `--json` prints. Money is canonical decimal text (`10005534`, `163339.5`), shares are percent with six decimals, ids have
 * 18 characters.
 */
export interface TierReport {
  readonly runKey: string;
  readonly status: 'Planned' | 'Completed' | 'CompletedWithErrors';
  /** The rules as they were used, changes by flags included. */
  readonly policy: TieringPolicy;
  /** ISO code that the totals are in, where the org tells it and the metric is money. */
  readonly currency: string | undefined;
  readonly asOf: string;
  readonly window: { readonly start: string; readonly end: string; readonly months: number };
  /** What counted as one customer. Ultimate parents are customers with the total of their whole family. */
  readonly customer: CustomerKind;
  /** Ids of accounts that are, by their parents, their own parents: each stands for itself. */
  readonly cycles: readonly string[];
  /** Customers ranked. */
  readonly population: number;
  readonly total: string;
  readonly quartiles: readonly {
    readonly quartile: number;
    readonly customers: number;
    readonly total: string;
    readonly share: string;
    /** The largest and the smallest total in it; absent when it is empty. */
    readonly highest?: string;
    readonly lowest?: string;
  }[];
  /** The smallest group of top customers that makes up `percent` of the total. */
  readonly topShare: PoolReport;
  /** The same at 50 and at 80 percent. */
  readonly pools: readonly PoolReport[];
  /** Who moved since the latest earlier as-of date of the same policy and window length, the largest amounts first. */
  readonly movers: readonly (Mover & { readonly name: string })[];
  /** Customers that damping kept in the quartile they had. */
  readonly held: number;
  /** What a person should know of this ranking. */
  readonly notes: readonly string[];
  readonly unranked: readonly { readonly id: string; readonly name: string; readonly reason: UnrankedReason }[];
  readonly rows: RowCounts;
  /** Records written, or with `--dry-run` to be written. */
  readonly changes: { readonly accounts: number; readonly snapshots: number };
  readonly customers: readonly {
    readonly id: string;
    readonly name: string;
    readonly rank: number;
    readonly quartile: number;
    readonly total: string;
    readonly share: string;
    readonly cumulative: string;
  }[];
  /** Only when accounts were deleted, or merged into others, between reading and writing: there was nothing left to write. */
  readonly skipped?: { readonly accounts: number };
  /** Only when Salesforce refused records. */
  readonly refused?: RefusedReport;
}

export interface PoolReport {
  readonly percent: string;
  readonly customers: number;
  readonly total: string;
}

/** The report of the policy that writes to Account, or of the one that was asked for, and those of the others. */
export interface TierReports extends TierReport {
  readonly others: readonly TierReport[];
}

export type RunResult = Pick<TierReport, 'status' | 'changes' | 'skipped' | 'refused'>;

/** `nameOf` gives the account's name by its 18-character id. */
export function makeReport(facts: RunFacts, result: RunResult, nameOf: (id: string) => string): TierReport {
  const { key, policy, currency, window, customers, ranking, movers, rows } = facts;
  return {
    runKey: formatRunKey(key),
    status: result.status,
    policy,
    currency,
    asOf: key.asOf,
    window: { start: window.start, end: window.end, months: window.months },
    customer: customers.kind,
    cycles: customers.cycles,
    population: ranking.customers.length,
    total: formatDecimal(ranking.total),
    quartiles: ranking.quartiles.map(({ quartile, customers: members, total, share, highest, lowest }) => ({
      quartile,
      customers: members,
      total: formatDecimal(total),
      share,
      ...optionalMoney('highest', highest),
      ...optionalMoney('lowest', lowest),
    })),
    topShare: poolReport(ranking.topShare),
    pools: ranking.pools.map(poolReport),
    movers: movers.all.map((mover) => ({ ...mover, name: nameOf(mover.id) })),
    held: movers.held,
    notes: findings(policy, ranking, rows),
    unranked: ranking.unranked.map(({ id, reason }) => ({ id, name: nameOf(id), reason })),
    rows,
    changes: result.changes,
    customers: ranking.customers.map(({ id, rank, quartile, total, share, cumulative }) => ({
      id,
      name: nameOf(id),
      rank,
      quartile,
      total: formatDecimal(total),
      share,
      cumulative,
    })),
    ...(result.skipped === undefined ? {} : { skipped: result.skipped }),
    ...(result.refused === undefined ? {} : { refused: result.refused }),
  };
}

function poolReport(pool: Pool): PoolReport {
  return { ...pool, total: formatDecimal(pool.total) };
}

function optionalMoney(name: string, value: Decimal | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: formatDecimal(value) };
}
