import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Org } from '../salesforce/index.ts';
import { SNAPSHOT_FIGURES, canonicalCell } from './figures.ts';
import type { Figures } from './figures.ts';
import { snapshotKey } from './runKey.ts';
import type { RunKey } from './runKey.ts';

export interface AccountHistory {
  /** The snapshot of this very run, when the run is repeated. */
  readonly own: { readonly id: string; readonly figures: Figures } | undefined;
  /** The latest snapshot under an earlier as-of date of the same policy and window length. */
  readonly earlier: { readonly asOf: string; readonly figures: Figures } | undefined;
}

const NOTHING: AccountHistory = { own: undefined, earlier: undefined };

/** What history says of each account, by 18-character id; accounts without any are absent. */
export async function readSnapshots(org: Org, run: RunKey): Promise<ReadonlyMap<string, AccountHistory>> {
  const history = new Map<string, AccountHistory>();
  await org.stream(
    {
      object: 'Tier_Snapshot__c',
      columns: ['Id', 'Snapshot_Key__c', 'Account__c', 'As_Of__c', ...SNAPSHOT_FIGURES],
      where: `As_Of__c <= ${run.asOf}`,
    },
    ([id = '', key = '', accountCell = '', asOf = '', ...cells]) => {
      const account = toLongId(accountCell);
      // Another policy or window length is another history; after an account merge a key names an account that is gone.
      if (key !== snapshotKey({ ...run, asOf }, account)) {
        return;
      }
      const figures = SNAPSHOT_FIGURES.map((field, index) => canonicalCell(field, cells[index] ?? ''));
      const known = history.get(account) ?? NOTHING;
      if (asOf === run.asOf) {
        history.set(account, { ...known, own: { id, figures } });
      } else if (known.earlier === undefined || known.earlier.asOf < asOf) {
        history.set(account, { ...known, earlier: { asOf, figures } });
      }
    },
  );
  return history;
}
