import type { Org, Row } from '../salesforce/index.ts';
import { revenueCondition, windowOf } from '../tiering/index.ts';
import type { CheckedPolicy } from '../tiering/index.ts';
import type { DoctorContext } from './DoctorContext.ts';

/** What a run of all active policies is likely to take, rather too much than too little. */
export interface RunEstimate {
  readonly apiRequests: number;
  readonly queryJobs: number;
  /** Records of history. */
  readonly snapshots: number;
  /** Accounts of which a file keeps what they held before. */
  readonly imaged: number;
  /** Whether an earlier run tells how many customers move; else every customer is new. */
  readonly isFirst: boolean;
}

/** Describes, permissions, policies, rates, run records, the image file, the lease. */
const REQUESTS_AROUND = 50;
/** Opening a job and looking whether it is done. */
const REQUESTS_OF_A_JOB = 20;
const ROWS_PER_PAGE = 50_000;
const RECORDS_PER_WRITE = 200;

export async function runEstimate(context: DoctorContext): Promise<RunEstimate> {
  const { org, policies } = context;
  const accounts = await org.count('SELECT COUNT() FROM Account');
  const history = await org.count('SELECT COUNT() FROM Tier_Snapshot__c');
  let apiRequests = REQUESTS_AROUND + streamed(accounts);
  let queryJobs = 1;
  let snapshots = 0;
  let imaged = 0;
  let isFirst = false;
  for (const checked of policies) {
    const { rows, customers } = await counted(context, checked);
    const moved = await movedLately(org, checked);
    const written = moved ?? customers;
    isFirst ||= moved === undefined;
    snapshots += written;
    queryJobs += 2;
    apiRequests += streamed(rows) + streamed(history) + writing(written);
    if (checked.policy.writesToAccount) {
      apiRequests += writing(accounts);
      imaged += changedAccounts(checked, accounts, customers);
    }
  }
  return { apiRequests, queryJobs, snapshots, imaged, isFirst };
}

/** Every customer's share changes with the total, and as many may have left as are there; of families every member is written. */
function changedAccounts({ policy }: CheckedPolicy, accounts: number, customers: number): number {
  return policy.customer === 'UltimateParent' ? accounts : Math.min(accounts, 2 * customers);
}

/** Writing by collections is the dearer way; large plans go through Bulk API and take fewer. */
function writing(records: number): number {
  return Math.min(Math.ceil(records / RECORDS_PER_WRITE), 2 * REQUESTS_OF_A_JOB);
}

function streamed(rows: number): number {
  return REQUESTS_OF_A_JOB + Math.ceil(rows / ROWS_PER_PAGE);
}

async function counted({ org, today }: DoctorContext, { policy, filter }: CheckedPolicy) {
  const condition = revenueCondition({ window: windowOf(policy, today), openPotential: policy.openPotential, filter });
  const [found] = await org.query(
    `SELECT COUNT(Id) numberOfRows, COUNT_DISTINCT(AccountId) customers FROM Opportunity WHERE ${condition}`,
  );
  return { rows: number(found, 'numberOfRows'), customers: number(found, 'customers') };
}

/** The snapshots that the latest run of this policy was due to write; undefined before the first one. */
async function movedLately(org: Org, { policy }: CheckedPolicy): Promise<number | undefined> {
  const [run] = await org.query(
    `SELECT Population__c, Quartile_1_Customers__c, Customers_New__c, Customers_Left__c, Customers_Moved_Up__c, Customers_Moved_Down__c FROM Tiering_Run__c WHERE Policy__c = '${policy.name}' AND Status__c = 'Completed' ORDER BY Started_At__c DESC LIMIT 1`,
  );
  if (run === undefined) {
    return undefined;
  }
  if (policy.history === 'All') {
    return number(run, 'Population__c');
  }
  const due = [
    'Quartile_1_Customers__c',
    'Customers_New__c',
    'Customers_Left__c',
    'Customers_Moved_Up__c',
    'Customers_Moved_Down__c',
  ];
  return due.reduce((sum, field) => sum + number(run, field), 0);
}

function number(row: Row | undefined, field: string): number {
  const value = row?.[field];
  return typeof value === 'number' ? value : 0;
}
