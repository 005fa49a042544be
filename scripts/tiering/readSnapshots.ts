import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { EarlierStanding, Quartile } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Org } from '../salesforce/index.ts';
import { SNAPSHOT_FIGURES, canonicalCell, snapshotFigure } from './figures.ts';
import type { Figures } from './figures.ts';
import { isSameKey, snapshotKey } from './runKey.ts';
import type { RunKey } from './runKey.ts';

export interface AccountHistory {
  /** The snapshot of this very run, when the run is repeated. */
  readonly own: { readonly id: string; readonly figures: Figures } | undefined;
  /** The latest snapshot under an earlier as-of date of the same policy and window length. */
  readonly earlier: { readonly asOf: string; readonly figures: Figures } | undefined;
  /** The policy of a snapshot that stands under this run's key and is not ours. */
  readonly foreign?: string;
}

const NOTHING: AccountHistory = { own: undefined, earlier: undefined };
/** Figures of a run that was undone are no longer history. */
const UNDONE = 'Undone';

/** What history says of each account, by 18-character id; accounts without any are absent. */
export async function readSnapshots(org: Org, run: RunKey): Promise<ReadonlyMap<string, AccountHistory>> {
  const history = new Map<string, AccountHistory>();
  await org.stream(
    {
      object: 'Tier_Snapshot__c',
      columns: [
        'Id',
        'Snapshot_Key__c',
        'Account__c',
        'As_Of__c',
        'Policy__c',
        'Run__r.Status__c',
        ...SNAPSHOT_FIGURES,
      ],
      where: `Snapshot_Key__c LIKE '${likePattern(run)}'`,
      onRestart: () => history.clear(),
    },
    ([id = '', key = '', accountCell = '', asOf = '', policy = '', runStatus = '', ...cells]) => {
      const account = toLongId(accountCell);
      const known = history.get(account) ?? NOTHING;
      const isOwnKey = isSameKey(key, snapshotKey(run, account));
      if (policy !== '' && !isSameKey(policy, run.policy)) {
        if (isOwnKey) {
          history.set(account, { ...known, foreign: policy });
        }
        return;
      }
      const figures = SNAPSHOT_FIGURES.map((field, index) => canonicalCell(field, cells[index] ?? ''));
      if (isOwnKey) {
        history.set(account, { ...known, own: { id, figures } });
        return;
      }
      // After an account merge a key names an account that is gone.
      const isEarlier = asOf < run.asOf && isSameKey(key, snapshotKey({ ...run, asOf }, account));
      if (isEarlier && runStatus !== UNDONE && (known.earlier === undefined || known.earlier.asOf < asOf)) {
        history.set(account, { ...known, earlier: { asOf, figures } });
      }
    },
  );
  return history;
}

/** Where a customer stood, for damping; undefined when it was not ranked then. */
export function earlierStanding(history: AccountHistory | undefined): EarlierStanding | undefined {
  const quartile = toQuartile(snapshotFigure(history?.earlier?.figures, 'Quartile__c'));
  const undamped = toQuartile(snapshotFigure(history?.earlier?.figures, 'Undamped_Quartile__c'));
  return quartile === undefined ? undefined : { quartile, undamped: undamped ?? quartile };
}

function toQuartile(cell: string): Quartile | undefined {
  return ([1, 2, 3, 4] as const).find((quartile) => String(quartile) === cell);
}

/** The snapshots of one policy and window length, whatever their date. */
function likePattern({ policy, months }: RunKey): string {
  const literal = policy.replace(/[\\%_']/g, String.raw`\$&`);
  return `${literal}:%:${months}:%`;
}
