import { figures, moneyWriter, percent, table } from '../cli/index.ts';
import type { TierReport } from './report.ts';

/** Enough to find them; `--json` lists all. */
const CYCLES_SHOWN = 5;

/** The report for people: quartiles, top pool, what changed and where it stands. */
export function describeTier(report: TierReport): string {
  const { window, population, topShare, rows, changes, unranked } = report;
  const money = moneyWriter([report.total, ...report.quartiles.map(({ total }) => total)]);
  const lines = report.quartiles.map(({ quartile, customers, total, share }) => [
    String(quartile),
    String(customers),
    money(total),
    percent(share),
  ]);
  const sum = ['All', String(population), money(report.total), population === 0 ? '' : '100.0 %'];
  return [
    `Run ${report.runKey}: ${window.start} to ${window.end} (${window.months} months), ${rows.won} won opportunities.`,
    '',
    ...table(figures('Quartile', 'Customers', 'Total', 'Share'), [...lines, sum]),
    '',
    population === 0
      ? 'Nobody has a positive total in the window.'
      : `${topShare.customers} of ${population} customers make up ${percent(topShare.percent)} of the total or more.`,
    ...(unranked.length === 0
      ? []
      : [`${unranked.length} accounts have no positive total in the window and are not ranked.`]),
    ...(rows.noAccount === 0 ? [] : [`${rows.noAccount} opportunities have no account and belong to nobody's total.`]),
    ...(report.cycles.length === 0 ? [] : [cyclesLine(report.cycles)]),
    '',
    closing(report.status, changes),
    ...(report.refused === undefined
      ? []
      : [`Salesforce refused ${report.refused.records} records; they and its reasons are in ${report.refused.file}.`]),
  ].join('\n');
}

function cyclesLine(cycles: readonly string[]): string {
  const more = cycles.length > CYCLES_SHOWN ? ', …' : '';
  const shown = cycles.slice(0, CYCLES_SHOWN).join(', ');
  return `${cycles.length} accounts are their own ultimate parents in a circle and stand for themselves; correct their Parent Account: ${shown}${more}.`;
}

function closing(status: TierReport['status'], { accounts, snapshots }: TierReport['changes']): string {
  if (status === 'Planned') {
    return `Planned: ${accounts} accounts and ${snapshots} snapshots would be written. Nothing was.`;
  }
  return accounts + snapshots === 0
    ? 'Nothing had changed: 0 accounts and 0 snapshots written.'
    : `Written: ${accounts} accounts (Quartile, Revenue Rank and the fields beside them), ${snapshots} snapshots, 1 tiering run.`;
}
