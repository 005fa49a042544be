import { POLICY_FIELDS } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { PolicyRecord } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { Org } from '../../salesforce/index.ts';

export const POLICY_TYPE = 'Tiering_Policy__mdt';
export const ACTIVE = 'Active__c';
export const ALLOW_UNUSUAL_WINDOW = 'Allow_Unusual_Window__c';

/** What the job reads of a policy. */
export const POLICY_COLUMNS: readonly string[] = [...Object.values(POLICY_FIELDS), ACTIVE, ALLOW_UNUSUAL_WINDOW];

/** All policies of the org, active or not, by developer name; empty where the customer deleted them all. */
export async function readPolicyRecords(org: Org): Promise<readonly PolicyRecord[]> {
  const records = await org.query(`SELECT ${POLICY_COLUMNS.join(', ')} FROM ${POLICY_TYPE}`);
  return records.toSorted((a, b) => (String(a.DeveloperName) < String(b.DeveloperName) ? -1 : 1));
}
