import { SCORES } from 'c/stakeholder';
import type { Score } from 'c/stakeholder';
import { cellMarks } from './cellMarks';
import type { CellSize } from './cellMarks';
import type { GridCell, Place } from './gridCells';

const ARROWS = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
} as const;

export type ArrowKey = keyof typeof ARROWS;

/** Something on the grid that can be focused, by its id. */
export interface GridPoint {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

const LOWEST = Math.min(...SCORES);
const HIGHEST = Math.max(...SCORES);

export function isArrowKey(key: string): key is ArrowKey {
  return Object.hasOwn(ARROWS, key);
}

/** One score further in the direction of an arrow key; at the border one stays. */
export function stepped({ power, interest }: Place, key: ArrowKey): Place {
  const { x, y } = ARROWS[key];
  return { power: clamped(power - y), interest: clamped(interest + x) };
}

/**
 * The place under a point.
 * @param point from the upper left corner of the grid, in the unit of `size`
 * @param size of the whole grid
 * @returns undefined where the point is beside the grid
 */
export function placeAtPoint(
  point: { readonly x: number; readonly y: number },
  { width, height }: CellSize,
): Place | undefined {
  const column = Math.floor((point.x / width) * SCORES.length);
  const row = Math.floor((point.y / height) * SCORES.length);
  const interest = SCORES[column];
  const power = SCORES[SCORES.length - 1 - row];
  return interest === undefined || power === undefined ? undefined : { power, interest };
}

/** Everything that the cells show, by where it stands on the whole grid; what a cell does not show is `more-<cell's key>`. */
export function gridPoints(
  cells: readonly GridCell[],
  size: CellSize,
  pinned: readonly (string | undefined)[],
): readonly GridPoint[] {
  return cells.flatMap((cell) => {
    const left = (cell.interest - 1) * size.width;
    const top = (SCORES.length - cell.power) * size.height;
    const { marks, more } = cellMarks(cell.people, size, pinned);
    const shown = marks.map(({ person, x, y }) => ({ id: person.id, x: left + x, y: top + y }));
    return more ? [...shown, { id: `more-${cell.key}`, x: left + more.x, y: top + more.y }] : shown;
  });
}

/** What lies next in the direction of an arrow key, straight ahead rather than aside; undefined where nothing lies there. */
export function nearestPoint(points: readonly GridPoint[], fromId: string, key: ArrowKey): GridPoint | undefined {
  const from = points.find(({ id }) => id === fromId);
  if (from === undefined) {
    return undefined;
  }
  const { x, y } = ARROWS[key];
  let nearest: GridPoint | undefined;
  let leastCost = Infinity;
  for (const point of points) {
    const [right, down] = [point.x - from.x, point.y - from.y];
    const ahead = right * x + down * y;
    const aside = Math.abs(right * y) + Math.abs(down * x);
    const cost = ahead + 2 * aside;
    if (ahead > 0.5 && cost < leastCost) {
      [nearest, leastCost] = [point, cost];
    }
  }
  return nearest;
}

/** A whole number within 1 to 5 is a score. */
function clamped(value: number): Score {
  return Math.min(Math.max(value, LOWEST), HIGHEST) as Score;
}
