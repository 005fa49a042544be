import type { Org } from '../../scripts/salesforce/index.ts';
import { ACCOUNT_FIGURES } from '../../scripts/tiering/index.ts';

async function rows(org: Org, object: string, columns: readonly string[]): Promise<string[][]> {
  const found: string[][] = [];
  await org.stream({ object, columns }, (cells) => found.push([...cells]));
  return found.sort();
}

/** What the job writes on accounts, but for the moment at which it did. */
export function accountFigures(org: Org): Promise<string[][]> {
  return rows(org, 'Account', ['External_Key__c', ...ACCOUNT_FIGURES, 'Tiering_Run_Key__c']);
}

/** Everything a run leaves behind, but for the moments at which it did and how many attempts it took. */
export async function tieringOutcome(org: Org): Promise<unknown> {
  return {
    accounts: await accountFigures(org),
    snapshots: await rows(org, 'Tier_Snapshot__c', [
      'Snapshot_Key__c',
      'Account__r.External_Key__c',
      'Run__r.Run_Key__c',
      'Quartile__c',
      'Metric_Total__c',
      'Movement__c',
    ]),
    runs: await rows(org, 'Tiering_Run__c', ['Run_Key__c', 'Status__c', 'Population__c', 'Total__c', 'Gini__c']),
  };
}
