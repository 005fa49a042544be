import { formatDecimal, parseDecimal, toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Org } from '../salesforce/index.ts';

/** A tiering run as its record tells it. What the record leaves empty is undefined. */
export interface TieringRun {
  /** 18 characters. */
  readonly id: string;
  /** Its number, such as `TR-000001`. */
  readonly name: string;
  /** Policy, as-of date and window length, such as `Default:2026-12-31:12`. */
  readonly key: string;
  readonly policy: string;
  readonly asOf: string;
  readonly window: { readonly start: string; readonly end: string; readonly months: number };
  readonly status: string;
  /** Whether its policy writes the fields of Account, or history only. */
  readonly writesToAccount: boolean;
  /** Customers ranked. */
  readonly population: number | undefined;
  /** Canonical decimal text. */
  readonly total: string | undefined;
  readonly movedUp: number | undefined;
  readonly movedDown: number | undefined;
  readonly accountsWritten: number | undefined;
  /** ISO 8601, UTC. */
  readonly startedAt: string | undefined;
  readonly finishedAt: string | undefined;
}

export const READ_RUN_FIELDS = [
  'Name',
  'Run_Key__c',
  'Policy__c',
  'As_Of__c',
  'Window_Start__c',
  'Window_End__c',
  'Window_Months__c',
  'Status__c',
  'Writes_To_Account__c',
  'Population__c',
  'Total__c',
  'Customers_Moved_Up__c',
  'Customers_Moved_Down__c',
  'Accounts_Changed__c',
  'Started_At__c',
  'Finished_At__c',
] as const;

type RunField = (typeof READ_RUN_FIELDS)[number];

/** All runs of an org, the latest started first. Streamed, since the JSON of a plain query loses the cents of large totals. */
export async function readRuns(org: Org): Promise<readonly TieringRun[]> {
  const runs: TieringRun[] = [];
  const columns = ['Id', ...READ_RUN_FIELDS];
  const query = { object: 'Tiering_Run__c', columns, moments: ['Started_At__c', 'Finished_At__c'] };
  await org.stream(query, ([id = '', ...cells]) => {
    const text = (field: RunField) => cells[READ_RUN_FIELDS.indexOf(field)] ?? '';
    const filled = (field: RunField) => text(field) || undefined;
    const number = (field: RunField) => (text(field) === '' ? undefined : formatDecimal(parseDecimal(text(field))));
    const count = (field: RunField) => (text(field) === '' ? undefined : Number(text(field)));
    runs.push({
      id: toLongId(id),
      name: text('Name'),
      key: text('Run_Key__c'),
      policy: text('Policy__c'),
      asOf: text('As_Of__c'),
      window: {
        start: text('Window_Start__c'),
        end: text('Window_End__c'),
        months: count('Window_Months__c') ?? 0,
      },
      status: text('Status__c'),
      writesToAccount: text('Writes_To_Account__c').toLowerCase() === 'true',
      population: count('Population__c'),
      total: number('Total__c'),
      movedUp: count('Customers_Moved_Up__c'),
      movedDown: count('Customers_Moved_Down__c'),
      accountsWritten: count('Accounts_Changed__c'),
      startedAt: filled('Started_At__c'),
      finishedAt: filled('Finished_At__c'),
    });
  });
  return runs.sort(latestFirst);
}

/** ISO 8601 texts sort by time; runs of the same second by their numbers. */
function latestFirst(a: TieringRun, b: TieringRun): number {
  const [left, right] = [a, b].map(({ startedAt = '', name }) => `${startedAt} ${name}`);
  return (left ?? '') < (right ?? '') ? 1 : -1;
}
