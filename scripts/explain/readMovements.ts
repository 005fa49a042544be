import type { Org } from '../salesforce/index.ts';
import { SNAPSHOT_FIGURES, canonicalCell, isSameKey, snapshotFigure, snapshotKey } from '../tiering/index.ts';
import type { RunKey } from '../tiering/index.ts';

/** A snapshot of a customer. What the snapshot leaves empty is undefined; money is canonical decimal text. */
export interface Movement {
  readonly asOf: string;
  /** Number of the run that wrote it, where that still exists. */
  readonly run: string | undefined;
  readonly quartile: number | undefined;
  /** The quartile before damping. */
  readonly undamped: number | undefined;
  readonly rank: number | undefined;
  readonly total: string | undefined;
  readonly movement: string;
  /** Whether its run was undone, so that it no longer counts as history. */
  readonly undone: boolean;
}

/** The snapshots of a customer under one policy and window length, the latest as-of date first. */
export async function readMovements(org: Org, accountId: string, key: RunKey): Promise<readonly Movement[]> {
  const movements: Movement[] = [];
  const columns = ['Snapshot_Key__c', 'As_Of__c', 'Run__r.Name', 'Run__r.Status__c', ...SNAPSHOT_FIGURES];
  await org.stream(
    { object: 'Tier_Snapshot__c', columns, where: `Account__c = '${accountId}'` },
    ([snapshot = '', asOf = '', run = '', status = '', ...cells]) => {
      if (!isSameKey(snapshot, snapshotKey({ ...key, asOf }, accountId))) {
        return;
      }
      const figures = SNAPSHOT_FIGURES.map((field, index) => canonicalCell(field, cells[index] ?? ''));
      const text = (field: (typeof SNAPSHOT_FIGURES)[number]) => snapshotFigure(figures, field) || undefined;
      const number = (field: (typeof SNAPSHOT_FIGURES)[number]) => {
        const cell = text(field);
        return cell === undefined ? undefined : Number(cell);
      };
      movements.push({
        asOf,
        run: run || undefined,
        quartile: number('Quartile__c'),
        undamped: number('Undamped_Quartile__c'),
        rank: number('Revenue_Rank__c'),
        total: text('Metric_Total__c'),
        movement: text('Movement__c') ?? '',
        undone: status === 'Undone',
      });
    },
  );
  return movements.sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
}
