import { IMAGE_FIELDS, sameFigures } from '../tiering/index.ts';
import type { ImageRow } from '../tiering/index.ts';

/** Why an account is left as it is. */
export type SkipReason =
  /** Somebody, most often a later run, has written its figures since. */
  | 'ChangedSince'
  /** It was deleted or merged, or this user cannot see it. */
  | 'NotFound'
  /** It carries the key of this run, but what it had before was not stored. */
  | 'NotInImage';

export interface SkippedAccount {
  readonly id: string;
  readonly reason: SkipReason;
  /** For `ChangedSince`: the fields that are not as the run left them. */
  readonly fields: readonly string[];
  /** Key of the run that wrote the account last, where it carries one. */
  readonly writtenBy: string | undefined;
}

export interface UndoPlan {
  /** What to write: cells in the order of the image's fields. */
  readonly restore: readonly { readonly id: string; readonly cells: readonly string[] }[];
  /** Accounts that hold their values from before already. */
  readonly restored: number;
  readonly skipped: readonly SkippedAccount[];
}

export interface UndoFacts {
  readonly runKey: string;
  readonly image: ReadonlyMap<string, ImageRow>;
  /** What every account of the org holds now, in the order of the image's fields. */
  readonly current: ReadonlyMap<string, readonly string[]>;
}

const RUN_KEY_AT = IMAGE_FIELDS.indexOf('Tiering_Run_Key__c');

/**
 * Plans what to restore, purely: accounts that still hold exactly what the run wrote. Whatever was written since is newer
 * knowledge and stays. In the order of account ids.
 */
export function planUndo({ runKey, image, current }: UndoFacts): UndoPlan {
  const restore: { id: string; cells: readonly string[] }[] = [];
  const skipped: SkippedAccount[] = [];
  let restored = 0;
  for (const id of [...new Set([...image.keys(), ...current.keys()])].sort()) {
    const row = image.get(id);
    const cells = current.get(id);
    const writtenBy = cells?.[RUN_KEY_AT] || undefined;
    if (row === undefined) {
      if (writtenBy === runKey) {
        skipped.push({ id, reason: 'NotInImage', fields: [], writtenBy });
      }
    } else if (cells === undefined) {
      skipped.push({ id, reason: 'NotFound', fields: [], writtenBy });
    } else if (sameFigures(cells, row.before)) {
      restored++;
    } else if (sameFigures(cells, row.after)) {
      restore.push({ id, cells: row.before });
    } else {
      const fields = IMAGE_FIELDS.filter((_, index) => cells[index] !== row.after[index]);
      skipped.push({ id, reason: 'ChangedSince', fields, writtenBy });
    }
  }
  return { restore, restored, skipped };
}
