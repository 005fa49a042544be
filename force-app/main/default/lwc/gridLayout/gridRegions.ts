import KEEP_INFORMED from '@salesforce/label/c.Grid_Layout_Keep_Informed';
import KEEP_SATISFIED from '@salesforce/label/c.Grid_Layout_Keep_Satisfied';
import KEY_PLAYERS from '@salesforce/label/c.Grid_Layout_Key_Players';
import MONITOR from '@salesforce/label/c.Grid_Layout_Monitor';
import { HIGH_FROM } from 'c/stakeholder';
import type { Score } from 'c/stakeholder';

/** One of the four classic regions of the grid of power and interest. */
export interface GridRegion {
  readonly name: 'satisfied' | 'key' | 'monitor' | 'informed';
  readonly label: string;
  readonly isPowerHigh: boolean;
  readonly isInterestHigh: boolean;
}

/** In reading order: the upper two, then the lower two. */
export const GRID_REGIONS: readonly GridRegion[] = [
  { name: 'satisfied', label: KEEP_SATISFIED, isPowerHigh: true, isInterestHigh: false },
  { name: 'key', label: KEY_PLAYERS, isPowerHigh: true, isInterestHigh: true },
  { name: 'monitor', label: MONITOR, isPowerHigh: false, isInterestHigh: false },
  { name: 'informed', label: KEEP_INFORMED, isPowerHigh: false, isInterestHigh: true },
];

/** The region that somebody with these scores stands in. */
export function regionAt({ power, interest }: { readonly power: Score; readonly interest: Score }): GridRegion {
  const [satisfied, key, monitor, informed] = GRID_REGIONS as [GridRegion, GridRegion, GridRegion, GridRegion];
  const [left, right] = power >= HIGH_FROM ? [satisfied, key] : [monitor, informed];
  return interest >= HIGH_FROM ? right : left;
}
