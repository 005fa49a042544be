import { ZERO, addDecimals, parseDecimal, toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Decimal, TieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../cli/index.ts';
import type { Progress } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';

export interface Revenue {
  /** Exact total by account id, 18 characters. */
  readonly totals: ReadonlyMap<string, Decimal>;
  readonly rows: number;
  /** Won in the window, but of no account: counted, never ranked. */
  readonly rowsWithoutAccount: number;
  /** Rows whose metric is empty: they count as zero. */
  readonly rowsWithoutMetric: number;
}

/** Seldom enough to cost nothing. */
const REPORT_EVERY = 1_000;

/**
 * Streams the won opportunities of the window and adds them up as they arrive: memory grows with customers, not with rows.
 * @throws CommandError naming the opportunity whose metric is no number.
 */
export async function readRevenue(
  org: Org,
  metric: string,
  window: TieringWindow,
  progress: Progress,
): Promise<Revenue> {
  const totals = new Map<string, Decimal>();
  let rows = 0;
  let rowsWithoutAccount = 0;
  let rowsWithoutMetric = 0;
  await org.stream(
    {
      object: 'Opportunity',
      columns: ['Id', 'AccountId', metric],
      where: `IsWon = true AND CloseDate >= ${window.start} AND CloseDate <= ${window.end}`,
    },
    ([id = '', accountId = '', cell = '']) => {
      rows++;
      rowsWithoutMetric += Number(cell === '');
      if (accountId === '') {
        rowsWithoutAccount++;
      } else {
        const account = toLongId(accountId);
        const amount = cell === '' ? ZERO : amountOf(id, metric, cell);
        totals.set(account, addDecimals(totals.get(account) ?? ZERO, amount));
      }
      if (rows % REPORT_EVERY === 0) {
        progress.update(rows);
      }
    },
  );
  progress.update(rows);
  return { totals, rows, rowsWithoutAccount, rowsWithoutMetric };
}

function amountOf(id: string, metric: string, cell: string): Decimal {
  try {
    return parseDecimal(cell);
  } catch (thrown) {
    throw new CommandError(
      'salesforce',
      'METRIC_IS_NO_NUMBER',
      `Opportunity ${id} has "${cell}" in ${metric}, which is not a number.`,
      'Correct that record, then run the command again; nothing was written.',
      { cause: thrown },
    );
  }
}
