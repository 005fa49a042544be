import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { startLocalOrg } from '../../local-org/index.ts';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const ACCOUNTS_A_ROW = 10;
const DAYS = 365;

/** The last day of the year that all opportunities fall into. */
export const AS_OF = '2025-12-31';

export interface FilledOrg {
  readonly url: string;
  readonly accounts: number;
  close(): Promise<void>;
}

/** An embedded org of this project with so many won opportunities, and a tenth as many accounts, brought in by Bulk API 2.0. */
export async function filledOrg(opportunities: number): Promise<FilledOrg> {
  const local = await startLocalOrg({ projectDir: PROJECT, port: 0, database: ':memory:' });
  const org = await connect({ instanceUrl: local.url, username: 'admin@local-org.test', password: 'local-org' });
  const accounts = Math.ceil(opportunities / ACCOUNTS_A_ROW);
  await insert(org, 'Account', ['Name'], accounts, (index) => [`Customer ${index}`]);
  const ids: string[] = [];
  await org.stream({ object: 'Account', columns: ['Id'] }, ([id = '']) => ids.push(id));
  await insert(
    org,
    'Opportunity',
    ['Name', 'AccountId', 'Amount', 'StageName', 'CloseDate'],
    opportunities,
    (index) => [
      `Order ${index}`,
      ids[(index * 7919) % ids.length] ?? '',
      `${((index * 104_729) % 1_000_000) + 1}.${10 + (index % 90)}`,
      'Closed Won',
      new Date(Date.UTC(2025, 0, 1 + (index % DAYS))).toISOString().slice(0, 10),
    ],
  );
  return { url: local.url, accounts: ids.length, close: () => local.close() };
}

async function insert(
  org: Org,
  object: string,
  columns: readonly string[],
  rows: number,
  rowOf: (index: number) => readonly string[],
): Promise<void> {
  const made = function* (): Generator<readonly string[]> {
    for (let index = 0; index < rows; index++) {
      yield rowOf(index);
    }
  };
  const { refused } = await org.ingest({ object, operation: 'insert', columns, rows: made() });
  if (refused.length > 0) {
    throw new Error(`${refused.length} rows of ${object} were refused, the first with: ${refused[0]?.message ?? ''}`);
  }
}
