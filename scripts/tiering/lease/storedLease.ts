import { soqlText } from '../../salesforce/index.ts';
import type { Org, Row } from '../../salesforce/index.ts';

export const LEASE_OBJECT = 'Tiering_Lease__c';

/** What the job fills on a lease. */
export const LEASE_FIELDS: readonly string[] = [
  'Lease_Key__c',
  'Policy__c',
  'Generation__c',
  'Owner_Token__c',
  'Held_By__c',
  'Lasts_Minutes__c',
  'Heartbeats__c',
  'Released__c',
];

/** What Salesforce computes, by its own clock. */
export const LEASE_ANSWERS: readonly string[] = ['Is_Held__c', 'Expires_At__c'];

/** A lease as the org tells it. */
export interface StoredLease {
  readonly id: string;
  readonly policy: string;
  readonly generation: number;
  readonly token: string;
  readonly heldBy: string;
  /** Neither released nor expired, by the clock of Salesforce. */
  readonly isHeld: boolean;
  /** ISO 8601, by the clock of Salesforce. */
  readonly takenAt: string;
  readonly expiresAt: string;
}

const SELECT = `SELECT Id, Policy__c, Generation__c, Owner_Token__c, Held_By__c, Is_Held__c, Expires_At__c, CreatedDate FROM ${LEASE_OBJECT}`;

/** The lease that counts: the highest generation of a policy. Undefined where there was none yet. */
export async function latestLease(org: Org, policy: string): Promise<StoredLease | undefined> {
  const [row] = await org.query(`${SELECT} WHERE Policy__c = ${soqlText(policy)} ORDER BY Generation__c DESC LIMIT 1`);
  return row === undefined ? undefined : storedLease(row);
}

/** Leases that others took after these. */
export async function successors(
  org: Org,
  leases: readonly Pick<StoredLease, 'policy' | 'generation'>[],
): Promise<readonly StoredLease[]> {
  const later = leases.map(
    ({ policy, generation }) => `(Policy__c = ${soqlText(policy)} AND Generation__c > ${generation})`,
  );
  const rows = await org.query(`${SELECT} WHERE ${later.join(' OR ')} ORDER BY Generation__c DESC`);
  return rows.map(storedLease);
}

/** Ids of the users who ever held a lease, by whatever policy: theirs are the jobs that a run may have left. */
export async function leaseHolders(org: Org): Promise<readonly string[]> {
  const rows = await org.query(`SELECT CreatedById FROM ${LEASE_OBJECT} GROUP BY CreatedById`);
  return rows.map((row) => String(row.CreatedById));
}

function storedLease(row: Row): StoredLease {
  return {
    id: String(row.Id),
    policy: String(row.Policy__c),
    generation: Number(row.Generation__c),
    token: String(row.Owner_Token__c),
    heldBy: String(row.Held_By__c),
    isHeld: row.Is_Held__c === true,
    takenAt: isoTime(row.CreatedDate),
    expiresAt: isoTime(row.Expires_At__c),
  };
}

function isoTime(value: unknown): string {
  return new Date(String(value)).toISOString();
}
