import type { TieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import { DEFAULT_CUSTOMER, DEFAULT_METRIC } from './options.ts';
import type { CustomerKind } from './options.ts';

/**
 * Names a run by policy, as-of date and window: the same key reopens the same run record. Another metric or another kind of
 * customer is another policy, so that a trial on gross profit never overwrites the history of revenue.
 */
export interface RunKey {
  readonly policy: string;
  readonly asOf: string;
  readonly months: number;
}

const DEFAULT_POLICY = 'Default';
/** Stands in the policy for ultimate parents; no field can have this name. */
const FAMILIES = 'families';

export function runKeyFor(metric: string, customer: CustomerKind, window: TieringWindow): RunKey {
  const policy = [
    DEFAULT_POLICY,
    ...(metric === DEFAULT_METRIC ? [] : [metric]),
    ...(customer === DEFAULT_CUSTOMER ? [] : [FAMILIES]),
  ].join('/');
  return { policy, asOf: window.end, months: window.months };
}

/** The value of `Tiering_Run__c.Run_Key__c`. */
export function formatRunKey({ policy, asOf, months }: RunKey): string {
  return `${policy}:${asOf}:${months}`;
}

/** The value of `Tier_Snapshot__c.Snapshot_Key__c`; `accountId` has 18 characters. */
export function snapshotKey(run: RunKey, accountId: string): string {
  return `${formatRunKey(run)}:${accountId}`;
}
