import INTEREST from '@salesforce/label/c.Stakeholder_Grid_Interest';
import POWER from '@salesforce/label/c.Stakeholder_Grid_Power';
import { wholeText } from 'c/figureText';
import { cellMarks, gridCells, regionAt, GRID_REGIONS } from 'c/gridLayout';
import type { GridCell, Mark } from 'c/gridLayout';
import { initialsOf } from 'c/personText';
import { SCORES } from 'c/stakeholder';
import type { Stakeholder } from 'c/stakeholder';
import { SHAPE_RADIUS, stanceShape } from 'c/stanceShape';
import { INKS, fitted, pathMark, textMark } from './drawing.ts';
import type { Drawing, DrawingMark } from './drawing.ts';

/** Wide enough for two names side by side, and as high as a landscape page is beside its list. */
const CELL = { width: 148, height: 122 };
const AXIS = 48;
const REGION_BAND = 26;
const NAME_SIZE = 11;
const INITIALS_SIZE = 9;
const TINTS = { monitor: '#f3f3f3', satisfied: '#eef4ff', informed: '#eef4ff', key: '#d8e6fe' } as const;
const BOARD = {
  left: AXIS,
  top: REGION_BAND,
  width: CELL.width * SCORES.length,
  height: CELL.height * SCORES.length,
};

/** The grid of power and interest, as the screen shows it, at a size of its own. Who has no place on it is left out. */
export function gridDrawing(people: readonly Stakeholder[], title: string): Drawing {
  return {
    width: BOARD.left + BOARD.width + 1,
    height: BOARD.top + BOARD.height + REGION_BAND + AXIS,
    title,
    marks: [...gridCells(people).flatMap(cellDrawing), ...regionNames(), ...axes()],
  };
}

function cellDrawing(cell: GridCell): DrawingMark[] {
  const x = BOARD.left + (cell.interest - 1) * CELL.width;
  const y = BOARD.top + (SCORES.length - cell.power) * CELL.height;
  const { marks, more } = cellMarks(cell.people, CELL);
  return [
    { kind: 'rectangle', x, y, ...CELL, fill: TINTS[regionAt(cell).name], stroke: INKS.line },
    ...marks.flatMap((mark) => personDrawing(mark, x, y)),
    ...(more === undefined
      ? []
      : [textMark(`+${wholeText(more.count)}`, x + more.x, y + more.y, { anchor: 'middle', isBold: true })]),
  ];
}

function personDrawing({ person, x, y, radius, nameEnd }: Mark, left: number, top: number): DrawingMark[] {
  const { path, fill, stroke, ink, textY } = stanceShape(person.stance);
  const [centreX, centreY] = [left + x, top + y];
  const scale = radius / SHAPE_RADIUS;
  const shape = pathMark(path, { x: centreX, y: centreY, scale, fill: fill.value, stroke: stroke.value });
  if (nameEnd === undefined) {
    const look = { size: INITIALS_SIZE, fill: ink.value, anchor: 'middle' } as const;
    return [shape, textMark(initialsOf(person.name), centreX, centreY + textY * scale, look)];
  }
  const nameX = centreX + radius + 4;
  const name = fitted(person.name, left + nameEnd - nameX, NAME_SIZE);
  return [shape, textMark(name, nameX, centreY, { size: NAME_SIZE })];
}

/** Above the upper regions, and below the lower ones. */
function regionNames(): DrawingMark[] {
  return GRID_REGIONS.map(({ label, isPowerHigh, isInterestHigh }) => {
    const x = BOARD.left + (isInterestHigh ? BOARD.width : 0);
    const y = isPowerHigh ? BOARD.top - REGION_BAND / 2 : BOARD.top + BOARD.height + REGION_BAND * 1.5;
    return textMark(label, x, y, { anchor: isInterestHigh ? 'end' : 'start', isBold: true });
  });
}

function axes(): DrawingMark[] {
  const middle = { x: BOARD.left + BOARD.width / 2, y: BOARD.top + BOARD.height / 2 };
  const below = BOARD.top + BOARD.height + REGION_BAND / 2;
  const look = { anchor: 'middle', fill: INKS.weak } as const;
  return [
    ...SCORES.flatMap((score) => [
      textMark(wholeText(score), BOARD.left + (score - 0.5) * CELL.width, below, look),
      textMark(wholeText(score), BOARD.left - 12, BOARD.top + (SCORES.length - score + 0.5) * CELL.height, look),
    ]),
    textMark(`${INTEREST} →`, middle.x, below + REGION_BAND, { anchor: 'middle', isBold: true }),
    textMark(`${POWER} →`, 14, middle.y, { anchor: 'middle', isBold: true, isUpright: true }),
  ];
}
