import { figures, moneyWriter, percent, table } from '../cli/index.ts';
import { describeMovers } from './describeMovers.ts';
import { placeOf } from './refusedFile.ts';
import type { TierReport, TierReports } from './report.ts';

/** Enough to find them; `--json` lists all. */
const CYCLES_SHOWN = 5;

const CUSTOMERS = { account: 'accounts', 'ultimate-parent': 'families' } as const;

/** The reports for people, one section a policy. */
export function describeTier({ others, ...main }: TierReports): string {
  return [main, ...others].map(describeReport).join('\n\n');
}

/** Quartiles, top pool, who moved, what changed and where it stands. */
function describeReport(report: TierReport): string {
  const { policy, window, population, topShare, rows, changes, unranked } = report;
  const money = moneyWriter([report.total, ...report.quartiles.map(({ total }) => total)]);
  const lines = report.quartiles.map(({ quartile, customers, total, share }) => [
    String(quartile),
    String(customers),
    money(total),
    percent(share),
  ]);
  const sum = ['All', String(population), money(report.total), population === 0 ? '' : '100.0 %'];
  const open = policy.openPotential === 'None' ? '' : ` and ${rows.open} open`;
  return [
    `Run ${report.runKey}: ${window.start} to ${window.end} (${window.months} months), ${rows.won} won${open} opportunities.`,
    '',
    ...table(figures('Quartile', 'Customers', 'Total', 'Share'), [...lines, sum]),
    '',
    population === 0
      ? 'Nobody has a positive total in the window.'
      : `${topShare.customers} of ${population} customers make up ${percent(topShare.percent)} of the total or more.`,
    ...report.notes,
    ...(unranked.length === 0
      ? []
      : [`${unranked.length} ${CUSTOMERS[report.customer]} have no positive total in the window and are not ranked.`]),
    ...(rows.noAccount === 0 ? [] : [`${rows.noAccount} opportunities have no account and belong to nobody's total.`]),
    ...(report.cycles.length === 0 ? [] : [cyclesLine(report.cycles)]),
    ...describeMovers(report),
    '',
    closing(report.status, changes, policy.writesToAccount),
    ...(report.skipped === undefined
      ? []
      : [`${report.skipped.accounts} accounts were deleted or merged while the run was at work, and were left out.`]),
    ...(report.refused === undefined
      ? []
      : [`${report.refused.records} records were not written; they and the reasons are ${placeOf(report.refused)}.`]),
  ].join('\n');
}

function cyclesLine(cycles: readonly string[]): string {
  const more = cycles.length > CYCLES_SHOWN ? ', …' : '';
  const shown = cycles.slice(0, CYCLES_SHOWN).join(', ');
  return `${cycles.length} accounts are their own ultimate parents in a circle and stand for themselves; correct their Parent Account: ${shown}${more}.`;
}

function closing(
  status: TierReport['status'],
  { accounts, snapshots }: TierReport['changes'],
  writesToAccount: boolean,
): string {
  if (status === 'Planned') {
    return writesToAccount
      ? `Planned: ${accounts} accounts and ${snapshots} snapshots would be written. Nothing was.`
      : `Planned: ${snapshots} snapshots would be written. Nothing was. This policy writes history only.`;
  }
  if (!writesToAccount) {
    return `Written: ${snapshots} snapshots and 1 tiering run; this policy writes history only.`;
  }
  return accounts + snapshots === 0
    ? 'Nothing had changed: 0 accounts and 0 snapshots written.'
    : `Written: ${accounts} accounts (Quartile, Revenue Rank and the fields beside them), ${snapshots} snapshots, 1 tiering run.`;
}
