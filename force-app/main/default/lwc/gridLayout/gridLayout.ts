/** The grid of power and interest: its regions, who stands in which cell, how a cell shows its people, and moves on it. */
export { GRID_REGIONS, regionAt } from './gridRegions';
export type { GridRegion } from './gridRegions';
export { byInfluence, gridCells, unplacedPeople } from './gridCells';
export type { GridCell, Place } from './gridCells';
export { cellMarks, markRadius } from './cellMarks';
export type { CellMarks, CellSize, Mark } from './cellMarks';
export { gridPoints, isArrowKey, nearestPoint, placeAtPoint, stepped } from './gridMoves';
export type { ArrowKey, GridPoint } from './gridMoves';
