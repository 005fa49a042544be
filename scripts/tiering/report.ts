import { formatDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { UnrankedReason } from '#lwc/tieringMethod/tieringMethod.ts';
import type { CustomerKind } from './options.ts';
import { formatRunKey } from './runKey.ts';
import type { RowCounts, RunFacts } from './runRecord.ts';

/**
 * What `--json` prints. Money is canonical decimal text (`10005534`, `163339.5`), shares are percent with six decimals, ids have
 * 18 characters.
 */
export interface TierReport {
  readonly runKey: string;
  readonly status: 'Planned' | 'Completed' | 'CompletedWithErrors';
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
  }[];
  /** The smallest group of top customers that makes up `percent` of the total. */
  readonly topShare: { readonly percent: string; readonly customers: number; readonly total: string };
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
  /** Only when Salesforce refused records. */
  readonly refused?: { readonly records: number; readonly file: string };
}

export type RunResult = Pick<TierReport, 'status' | 'changes' | 'refused'>;

/** `nameOf` gives the account's name by its 18-character id. */
export function makeReport(facts: RunFacts, result: RunResult, nameOf: (id: string) => string): TierReport {
  const { key, window, customers, ranking, rows } = facts;
  return {
    runKey: formatRunKey(key),
    status: result.status,
    asOf: key.asOf,
    window: { start: window.start, end: window.end, months: window.months },
    customer: customers.kind,
    cycles: customers.cycles,
    population: ranking.customers.length,
    total: formatDecimal(ranking.total),
    quartiles: ranking.quartiles.map(({ quartile, customers, total, share }) => ({
      quartile,
      customers,
      total: formatDecimal(total),
      share,
    })),
    topShare: { ...ranking.topShare, total: formatDecimal(ranking.topShare.total) },
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
    ...(result.refused === undefined ? {} : { refused: result.refused }),
  };
}
