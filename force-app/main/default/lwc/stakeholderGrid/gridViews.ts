import { gridCells, gridPoints, regionAt } from 'c/gridLayout';
import type { CellSize, GridCell, GridPoint, Place } from 'c/gridLayout';
import { lastResult } from 'c/lastResult';
import { SCORES } from 'c/stakeholder';
import type { Score, Stakeholder } from 'c/stakeholder';
import { listedText, unplacedText } from './gridTexts';

/** What one cell of the template gets. Ids of people elsewhere are left out, so that only cells they concern are drawn anew. */
export interface CellView {
  readonly key: string;
  readonly cell: GridCell;
  readonly className: string;
  readonly selectedId: string | undefined;
  readonly activeId: string | undefined;
  readonly carriedId: string | undefined;
}

export interface TrayView {
  readonly heading: string;
  readonly people: readonly Stakeholder[];
  readonly isClosable: boolean;
}

const MIDDLE: Score = 3;

type Marked = Pick<CellView, 'selectedId' | 'activeId' | 'carriedId'>;

/** The cells of people, those taken over that hold the same as last time. */
export function keptCells(): (people: readonly Stakeholder[]) => readonly GridCell[] {
  let last: readonly GridCell[] = [];
  return lastResult((people) => {
    last = gridCells(people, last);
    return last;
  });
}

export function boardPoints(
  cells: readonly GridCell[],
  size: CellSize,
  selectedId: string | undefined,
  activeId: string | undefined,
): readonly GridPoint[] {
  return gridPoints(cells, size, [selectedId, activeId]);
}

/** A list as points below each other, for the arrow keys. */
export function listPoints(people: readonly Stakeholder[]): readonly GridPoint[] {
  return people.map(({ id }, y) => ({ id, x: 0, y }));
}

export function cellViews(cells: readonly GridCell[], marked: Marked): readonly CellView[] {
  return cells.map((cell) => {
    const ids = new Set([...cell.people.map(({ id }) => id), `more-${cell.key}`]);
    const within = (id: string | undefined): string | undefined => (id !== undefined && ids.has(id) ? id : undefined);
    return {
      key: cell.key,
      cell,
      className: `cell cell_${regionAt(cell).name}`,
      selectedId: within(marked.selectedId),
      activeId: within(marked.activeId),
      carriedId: within(marked.carriedId),
    };
  });
}

/** The size of a cell of a board of that size. */
export function cellSizeOf({ width, height }: CellSize): CellSize {
  return { width: width / SCORES.length, height: height / SCORES.length };
}

/** Where the frame stands that shows where somebody would be dropped. */
export function targetStyle({ power, interest }: Place): string {
  return `transform: translate(${(interest - 1) * 100}%, ${(SCORES.length - power) * 100}%)`;
}

/** What is listed beside the grid: the people of the cell that was opened, else those without a place; undefined for nobody. */
export function trayView(
  cells: readonly GridCell[],
  listedKey: string | undefined,
  unplaced: readonly Stakeholder[],
): TrayView | undefined {
  const listed = cells.find(({ key, people }) => key === listedKey && people.length > 0);
  if (listed) {
    return { heading: listedText(listed), people: listed.people, isClosable: true };
  }
  return unplaced.length > 0
    ? { heading: unplacedText(unplaced.length), people: unplaced, isClosable: false }
    : undefined;
}

/** Where somebody stands; undefined while power or interest is not known. */
export function placeOf({ power, interest }: Stakeholder): Place | undefined {
  return isScore(power) && isScore(interest) ? { power, interest } : undefined;
}

/** Where somebody begins whom keys carry: in the middle as far as nothing is known. */
export function startOf({ power, interest }: Stakeholder): Place {
  return { power: isScore(power) ? power : MIDDLE, interest: isScore(interest) ? interest : MIDDLE };
}

export function isSamePlace(one: Place | undefined, other: Place | undefined): boolean {
  return one?.power === other?.power && one?.interest === other?.interest;
}

function isScore(value: Score | undefined): value is Score {
  return value !== undefined && SCORES.includes(value);
}
