import { CARD, chartLayout, relationLines } from 'c/chartLayout';
import type { AccountNames, PlacedPerson, RelationKind, RelationLine } from 'c/chartLayout';
import type { Stakeholder, StakeholderLink } from 'c/stakeholder';
import { isKeyPlayer } from 'c/stakeholderSignals';
import { stanceShape } from 'c/stanceShape';
import { INKS, fitted, pathMark, textMark } from './drawing.ts';
import type { Drawing, DrawingMark } from './drawing.ts';

const NAME_SIZE = 13;
const TITLE_SIZE = 11;
const SHAPE_X = 24;
const TEXT_X = 44;
const TEXT_ROOM = CARD.width - TEXT_X - 8;
const KEY_PLAYER = '#0176d3';
/** As on the screen: dashed influence, a zigzag of conflict, dots for mentoring. */
const LINES: Readonly<Record<RelationKind, { readonly ink: string; readonly dashes: readonly number[] }>> = {
  Influences: { ink: '#0b5cab', dashes: [8, 5] },
  'Conflicts With': { ink: '#ba0517', dashes: [] },
  Mentors: { ink: '#396547', dashes: [2, 4] },
};

/** The org chart with everybody on it, whatever is collapsed on the screen. */
export function chartDrawing(
  people: readonly Stakeholder[],
  links: readonly StakeholderLink[],
  title: string,
  accounts?: AccountNames,
): Drawing {
  const layout = chartLayout(people, links, new Set(), accounts);
  const places = new Map(layout.people.map((placed) => [placed.person.id, placed]));
  const relations = relationLines(links, (id) => places.get(id));
  return {
    width: layout.width,
    height: layout.height,
    title,
    marks: [
      pathMark(layout.branches.map(({ path }) => path).join(''), { stroke: INKS.branch, strokeWidth: 1.5 }),
      ...layout.headings.map(({ name, x, y }) => textMark(name, x, y + NAME_SIZE, { size: 16, isBold: true })),
      ...layout.people.flatMap(cardDrawing),
      ...relations.flatMap(relationDrawing),
    ],
  };
}

function cardDrawing({ person, x, y }: PlacedPerson): DrawingMark[] {
  const { path, fill, stroke } = stanceShape(person.stance);
  const middle = y + CARD.height / 2;
  const title = person.title ?? person.role ?? '';
  const border = isKeyPlayer(person) ? KEY_PLAYER : INKS.line;
  return [
    { kind: 'rectangle', x, y, ...CARD, fill: INKS.white, stroke: border },
    pathMark(path, { x: x + SHAPE_X, y: middle, fill: fill.value, stroke: stroke.value }),
    textMark(fitted(person.name, TEXT_ROOM, NAME_SIZE), x + TEXT_X, middle - 9, { size: NAME_SIZE, isBold: true }),
    textMark(fitted(title, TEXT_ROOM, TITLE_SIZE), x + TEXT_X, middle + 10, { size: TITLE_SIZE, fill: INKS.weak }),
  ];
}

function relationDrawing({ kind, strength, line, heads }: RelationLine): DrawingMark[] {
  const { ink, dashes } = LINES[kind];
  return [
    pathMark(line, { stroke: ink, strokeWidth: strength, dashes }),
    ...(heads === '' ? [] : [pathMark(heads, { fill: ink })]),
  ];
}
