import { roundDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Quartile, Ranking, TieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Cell } from '../salesforce/index.ts';
import { curvePoints } from '#lwc/concentrationCurve/concentrationCurve.ts';
import { storedMoney } from './figures.ts';
import type { Customers } from './customers.ts';
import { formatRunKey } from './runKey.ts';
import type { RunKey } from './runKey.ts';

export type RunStatus = 'Running' | 'Completed' | 'CompletedWithErrors' | 'Failed';

/** How many opportunities the run saw. */
export interface RowCounts {
  readonly read: number;
  readonly won: number;
  /** All opportunities of the org without an account, won or not, whenever they close. */
  readonly noAccount: number;
}

const QUARTILE_FIELDS = ([1, 2, 3, 4] as const).flatMap((quartile) => [
  quartileField(quartile, 'Customers'),
  quartileField(quartile, 'Total'),
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
  'Metric__c',
  'Customer__c',
  'Currency_Iso_Code__c',
  'Population__c',
  'Total__c',
  ...QUARTILE_FIELDS,
  'Top_Share_Percent__c',
  'Top_Share_Customers__c',
  'Top_Share_Total__c',
  'Gini__c',
  'Herfindahl_Hirschman_Index__c',
  'Curve__c',
  'Unranked_Customers__c',
  'Rows_Read__c',
  'Rows_Won__c',
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
  readonly window: TieringWindow;
  readonly metric: string;
  readonly customers: Pick<Customers, 'kind' | 'cycles'>;
  /** ISO code of the org's own currency, where the org tells it. */
  readonly currency: string | undefined;
  readonly ranking: Ranking;
  readonly rows: RowCounts;
  readonly startedAt: Date;
}

/** Cells of a run record, which is saved by its key. */
export type RunCells = Readonly<Record<string, Cell>> & { readonly Run_Key__c: string };

/** What the run found; how it went is added when it is opened and closed. */
export function runCells({ key, window, metric, customers, currency, ranking, rows }: RunFacts): RunCells {
  const { topShare } = ranking;
  return {
    Run_Key__c: formatRunKey(key),
    Policy__c: key.policy,
    As_Of__c: key.asOf,
    Window_Start__c: window.start,
    Window_End__c: window.end,
    Window_Months__c: String(window.months),
    Metric__c: metric,
    Customer__c: customers.kind,
    Currency_Iso_Code__c: currency,
    Population__c: String(ranking.customers.length),
    Total__c: storedMoney(ranking.total),
    ...Object.fromEntries(
      ranking.quartiles.flatMap(({ quartile, customers, total }) => [
        [quartileField(quartile, 'Customers'), String(customers)],
        [quartileField(quartile, 'Total'), storedMoney(total)],
      ]),
    ),
    Top_Share_Percent__c: topShare.percent,
    Top_Share_Customers__c: String(topShare.customers),
    Top_Share_Total__c: roundDecimal(topShare.total, 2),
    Gini__c: ranking.gini,
    Herfindahl_Hirschman_Index__c: ranking.herfindahlHirschmanIndex,
    Curve__c: curve(ranking),
    ...checkedCells(ranking, rows),
  };
}

/** What a repeated run refreshes on a completed one when nothing else changed. */
export function checkedCells(ranking: Ranking, rows: RowCounts): Record<string, Cell> {
  return {
    Unranked_Customers__c: String(ranking.unranked.length),
    Rows_Read__c: String(rows.read),
    Rows_Won__c: String(rows.won),
    Rows_Without_Account__c: String(rows.noAccount),
  };
}

/** As `readCurve` of the same component reads it; about 200 points, far below the field's 131,072 characters. */
function curve({ customers }: Ranking): string {
  const points = curvePoints(customers.map(({ cumulative }) => cumulative));
  return JSON.stringify({ customers: customers.length, points });
}

function quartileField(quartile: Quartile, figure: 'Customers' | 'Total'): string {
  return `Quartile_${quartile}_${figure}__c`;
}
