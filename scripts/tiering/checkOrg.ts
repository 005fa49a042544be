import { requireObjects } from '../readiness/index.ts';
import type { Need } from '../readiness/index.ts';
import type { ObjectDescription, Org } from '../salesforce/index.ts';
import { ACCOUNT_FIGURES, ACCOUNT_STAMPS, SNAPSHOT_FIGURES } from './figures.ts';
import { LEASE_ANSWERS, LEASE_FIELDS, LEASE_OBJECT } from './lease/index.ts';
import { BENCHMARK_COLUMNS, BENCHMARK_TYPE, POLICY_COLUMNS, POLICY_TYPE } from './policies/index.ts';
import { RUN_FIELDS } from './runRecord.ts';
import { TIERING } from './task.ts';

export interface CheckedOrg {
  readonly opportunity: ObjectDescription;
  readonly account: ObjectDescription;
  readonly run: ObjectDescription;
  readonly snapshot: ObjectDescription;
}

type NeededObject =
  | 'Opportunity'
  | 'Account'
  | 'Tiering_Run__c'
  | 'Tier_Snapshot__c'
  | typeof LEASE_OBJECT
  | typeof POLICY_TYPE
  | typeof BENCHMARK_TYPE;

/** What a command needs that writes while nobody else does. */
export const LEASE_NEED: Need<typeof LEASE_OBJECT> = {
  object: LEASE_OBJECT,
  write: 'create and update',
  readable: LEASE_ANSWERS,
  writable: LEASE_FIELDS,
};

/** Everything that the job reads and writes. */
export const TIERING_NEEDS: readonly Need<NeededObject>[] = [
  {
    object: 'Opportunity',
    write: 'none',
    readable: ['AccountId', 'CloseDate', 'IsClosed', 'IsWon', 'Probability'],
    writable: [],
  },
  {
    object: 'Account',
    write: 'update',
    readable: ['Name', 'ParentId'],
    writable: [...ACCOUNT_FIGURES, ...ACCOUNT_STAMPS],
  },
  { object: 'Tiering_Run__c', write: 'create and update', readable: [], writable: [...RUN_FIELDS, 'Undone_At__c'] },
  {
    object: 'Tier_Snapshot__c',
    write: 'create and update',
    readable: ['Account__c'],
    writable: ['Snapshot_Key__c', 'Run__c', 'As_Of__c', 'Policy__c', 'Window_Months__c', ...SNAPSHOT_FIGURES],
  },
  LEASE_NEED,
  { object: POLICY_TYPE, write: 'none', readable: POLICY_COLUMNS, writable: [] },
  { object: BENCHMARK_TYPE, write: 'none', readable: BENCHMARK_COLUMNS, writable: [] },
];

/**
 * Asks the org by describe, before anything is read, whether this user can do the whole job.
 * @throws CommandError with every object and field that is missing or cannot be written.
 */
export async function checkOrg(org: Org): Promise<CheckedOrg> {
  const objects = await requireObjects(org, TIERING, TIERING_NEEDS);
  const { Opportunity: opportunity, Account: account, Tiering_Run__c: run, Tier_Snapshot__c: snapshot } = objects;
  return { opportunity, account, run, snapshot };
}
