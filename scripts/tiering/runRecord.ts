import { curvePoints } from '#lwc/concentrationCurve/concentrationCurve.ts';
import type { Decimal, Pool, Quartile, Ranking, TieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import { writePolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { Benchmark, TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { Cell } from '../salesforce/index.ts';
import { storedMoney } from './figures.ts';
import type { Customers } from './customers.ts';
import type { Movers } from './movers.ts';
import { formatRunKey } from './runKey.ts';
import type { RunKey } from './runKey.ts';

export type RunStatus = 'Running' | 'Completed' | 'CompletedWithErrors' | 'Failed' | 'Undone';

/** How many opportunities the run saw. */
export interface RowCounts {
  readonly read: number;
  readonly won: number;
  /** Open ones that were counted as potential. */
  readonly open: number;
  /** Of those read, without a value in the metric: they count as zero. */
  readonly withoutMetric: number;
  /** All opportunities of the org without an account, won or not, whenever they close. */
  readonly noAccount: number;
}

const QUARTILE_FIELDS = ([1, 2, 3, 4] as const).flatMap((quartile) => [
  quartileField(quartile, 'Customers'),
  quartileField(quartile, 'Total'),
  quartileField(quartile, 'Highest'),
  quartileField(quartile, 'Lowest'),
]);

/** Every field of Tiering_Run__c that a run writes. */
export const RUN_FIELDS: readonly string[] = [
  'Run_Key__c',
  'Policy__c',
  'Status__c',
  'As_Of__c',
  'Window_Start__c',
  'Window_End__c',
  'Window_Months__c',
  'Window_Rule__c',
  'Writes_To_Account__c',
  'Policy_Copy__c',
  'Benchmarks__c',
  'Metric__c',
  'Open_Potential__c',
  'Filter__c',
  'Customer__c',
  'Method__c',
  'Ties__c',
  'Damping_Percent__c',
  'Zero_Totals__c',
  'History__c',
  'Currency_Iso_Code__c',
  'Population__c',
  'Total__c',
  ...QUARTILE_FIELDS,
  'Top_Share_Percent__c',
  'Top_Share_Customers__c',
  'Top_Share_Total__c',
  'Pool_50_Customers__c',
  'Pool_50_Total__c',
  'Pool_80_Customers__c',
  'Pool_80_Total__c',
  'Customers_Moved_Up__c',
  'Customers_Moved_Down__c',
  'Customers_New__c',
  'Customers_Left__c',
  'Customers_Held__c',
  'Gini__c',
  'Herfindahl_Hirschman_Index__c',
  'Curve__c',
  'Unranked_Customers__c',
  'Rows_Read__c',
  'Rows_Won__c',
  'Rows_Open__c',
  'Rows_Without_Account__c',
  'Accounts_Changed__c',
  'Accounts_Failed__c',
  'Snapshots_Written__c',
  'Started_At__c',
  'Finished_At__c',
  'Error_Summary__c',
];

export interface RunFacts {
  readonly key: RunKey;
  readonly policy: TieringPolicy;
  readonly benchmarks: readonly Benchmark[];
  readonly window: TieringWindow;
  readonly customers: Pick<Customers, 'kind' | 'cycles'>;
  /** ISO code of the org's own currency, where the org tells it and the metric is money. */
  readonly currency: string | undefined;
  readonly ranking: Ranking;
  readonly movers: Movers;
  readonly rows: RowCounts;
  readonly startedAt: Date;
}

/** Cells of a run record, which is saved by its key. */
export type RunCells = Readonly<Record<string, Cell>> & { readonly Run_Key__c: string };

/** What the run found; how it went is added when it is opened and closed. */
export function runCells({ key, policy, benchmarks, window, customers, currency, ...found }: RunFacts): RunCells {
  const { ranking, movers, rows } = found;
  return {
    Run_Key__c: formatRunKey(key),
    Policy__c: key.policy,
    ...policyCells(policy),
    Benchmarks__c: JSON.stringify(benchmarks),
    As_Of__c: key.asOf,
    Window_Start__c: window.start,
    Window_End__c: window.end,
    Window_Months__c: String(window.months),
    Customer__c: customers.kind,
    Currency_Iso_Code__c: currency,
    Population__c: String(ranking.customers.length),
    Total__c: storedMoney(ranking.total),
    ...Object.fromEntries(
      ranking.quartiles.flatMap(({ quartile, customers: members, total, highest, lowest }) => [
        [quartileField(quartile, 'Customers'), String(members)],
        [quartileField(quartile, 'Total'), storedMoney(total)],
        [quartileField(quartile, 'Highest'), optionalMoney(highest)],
        [quartileField(quartile, 'Lowest'), optionalMoney(lowest)],
      ]),
    ),
    ...poolCells(ranking),
    Customers_Moved_Up__c: String(movers.counts.Up),
    Customers_Moved_Down__c: String(movers.counts.Down),
    Customers_New__c: String(movers.counts.New),
    Customers_Left__c: String(movers.counts.Left),
    Customers_Held__c: String(movers.held),
    Gini__c: ranking.gini,
    Herfindahl_Hirschman_Index__c: ranking.herfindahlHirschmanIndex,
    Curve__c: curve(ranking),
    Unranked_Customers__c: String(ranking.unranked.length),
    Rows_Read__c: String(rows.read),
    Rows_Won__c: String(rows.won),
    Rows_Open__c: String(rows.open),
    Rows_Without_Account__c: String(rows.noAccount),
  };
}

function policyCells(policy: TieringPolicy): Record<string, Cell> {
  return {
    Policy_Copy__c: writePolicy(policy),
    Writes_To_Account__c: String(policy.writesToAccount),
    Metric__c: policy.metric,
    Open_Potential__c: policy.openPotential,
    Filter__c: policy.filter === undefined ? undefined : filterText(policy.filter),
    Window_Rule__c: policy.windowEnd,
    Method__c: policy.method,
    Ties__c: policy.ties,
    Damping_Percent__c: policy.dampingPercent,
    Zero_Totals__c: policy.zeroTotals,
    History__c: policy.history,
  };
}

/** As much as the field holds; the copy of the policy has it whole. */
function filterText({ field, value }: NonNullable<TieringPolicy['filter']>): string {
  return `${field} = ${value}`.slice(0, 255);
}

function poolCells({ topShare, pools }: Ranking): Record<string, Cell> {
  const [half, fourFifths] = pools;
  return {
    Top_Share_Percent__c: topShare.percent,
    Top_Share_Customers__c: String(topShare.customers),
    Top_Share_Total__c: storedMoney(topShare.total),
    ...poolPair('Pool_50', half),
    ...poolPair('Pool_80', fourFifths),
  };
}

function poolPair(name: string, pool: Pool | undefined): Record<string, Cell> {
  return {
    [`${name}_Customers__c`]: pool === undefined ? undefined : String(pool.customers),
    [`${name}_Total__c`]: pool === undefined ? undefined : storedMoney(pool.total),
  };
}

function optionalMoney(value: Decimal | undefined): Cell {
  return value === undefined ? undefined : storedMoney(value);
}

/** As `readCurve` of the same component reads it; about 200 points, far below the field's 131,072 characters. */
function curve({ customers }: Ranking): string {
  const points = curvePoints(customers.map(({ cumulative }) => cumulative));
  return JSON.stringify({ customers: customers.length, points });
}

function quartileField(quartile: Quartile, figure: 'Customers' | 'Total' | 'Highest' | 'Lowest'): string {
  return `Quartile_${quartile}_${figure}__c`;
}
