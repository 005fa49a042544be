import { sameFigures } from '../tiering/index.ts';
import type { ImageRow } from '../tiering/index.ts';

/**
 * What each account has to get back, from all images of one run key, the oldest first: what it had before the first writing of
 * an unbroken chain, and what it should hold now, after the last. A run that was repeated leaves several images, each of which
 * continues the one before it. Where one does not (the run was undone in between, or another run wrote, or the writing never
 * happened), what was before the break is not this run's to restore.
 */
export function foldImages(rows: Iterable<ImageRow>): ReadonlyMap<string, ImageRow> {
  const folded = new Map<string, ImageRow>();
  for (const row of rows) {
    const earlier = folded.get(row.id);
    const continues = earlier !== undefined && sameFigures(earlier.after, row.before);
    folded.set(row.id, continues ? { ...row, before: earlier.before } : row);
  }
  return folded;
}
