import { isArrowKey, nearestPoint } from 'c/gridLayout';
import type { GridPoint } from 'c/gridLayout';
import type StakeholderMarks from 'c/stakeholderMarks';

type Tile = HTMLElement & StakeholderMarks;

/** Gives the focus to what stands for a person once that is drawn. */
export class TileFocus {
  private awaited?: { readonly id: string; readonly selector: string };

  /** @param tile where they are awaited; anywhere, where it is left out */
  await(id: string, tile?: string): void {
    this.awaited = { id, selector: tile === undefined ? '[data-tile]' : `[data-tile="${tile}"]` };
  }

  /** The focus is where it is to be. */
  forget(): void {
    this.awaited = undefined;
  }

  /** After each rendering. */
  apply(root: ParentNode | null | undefined): void {
    const { id, selector } = this.awaited ?? {};
    if (id !== undefined && selector !== undefined) {
      [...(root?.querySelectorAll<Tile>(selector) ?? [])].some((tile) => tile.focusMark(id));
    }
  }
}

/** Where a key leads from somebody; undefined where nothing lies there, or for another key. */
export function keyPoint(points: readonly GridPoint[], fromId: string, key: string): GridPoint | undefined {
  const ends: Record<string, GridPoint | undefined> = { Home: points[0], End: points.at(-1) };
  return isArrowKey(key) ? nearestPoint(points, fromId, key) : ends[key];
}
