import { figures, moneyWriter, table, texts } from '../cli/index.ts';
import type { RunsReport } from './listRuns.ts';
import type { TieringRun } from './readRuns.ts';

const COLUMNS = [
  ...texts('Run', 'Policy', 'As of', 'Window', 'Status'),
  ...figures('Customers', 'Total', 'Up', 'Down', 'Accounts'),
  ...texts('Finished (UTC)'),
];

/** The list for people, the latest run first. */
export function describeRuns({ found, runs }: RunsReport): string {
  if (found === 0) {
    return 'There are no tiering runs yet. `strategic-accounts tier --dry-run` shows what the first one would find.';
  }
  const money = moneyWriter(runs.flatMap(({ total }) => total ?? []));
  return [
    ...table(
      COLUMNS,
      runs.map((run) => row(run, money)),
    ),
    '',
    found > runs.length
      ? `The latest ${runs.length} of ${found} runs; --limit ${found} shows them all.`
      : `${found} runs.`,
    'Accounts: how many the run wrote. `strategic-accounts undo <run>` gives them their values from before.',
  ].join('\n');
}

function row(run: TieringRun, money: (canonical: string) => string): string[] {
  const { name, policy, asOf, window, total } = run;
  return [
    name,
    policy,
    asOf,
    `${window.start} to ${window.end} (${window.months} months)`,
    run.status === 'CompletedWithErrors' ? 'Completed with errors' : run.status,
    count(run.population),
    total === undefined ? '' : money(total),
    count(run.movedUp),
    count(run.movedDown),
    run.writesToAccount ? count(run.accountsWritten) : 'none',
    run.finishedAt?.slice(0, 16).replace('T', ' ') ?? '',
  ];
}

function count(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
