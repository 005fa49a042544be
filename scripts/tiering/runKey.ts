/**
 * Names a run by policy, as-of date and window: the same key reopens the same run record. The policy's name holds whatever else
 * changes the ranking, so that a trial on gross profit never overwrites the history of revenue.
 */
export interface RunKey {
  readonly policy: string;
  /** The last day of the window. */
  readonly asOf: string;
  readonly months: number;
}

/** The value of `Tiering_Run__c.Run_Key__c`. */
export function formatRunKey({ policy, asOf, months }: RunKey): string {
  return `${policy}:${asOf}:${months}`;
}

/** The value of `Tier_Snapshot__c.Snapshot_Key__c`; `accountId` has 18 characters. */
export function snapshotKey(run: RunKey, accountId: string): string {
  return `${formatRunKey(run)}:${accountId}`;
}

/** Whether two keys are one to the org: its key fields do not tell upper from lower case. */
export function isSameKey(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
