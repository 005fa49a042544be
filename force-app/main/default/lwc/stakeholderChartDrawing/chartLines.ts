import { CARD, relationLine } from 'c/chartLayout';
import type { Branch, ChartLayout, PlacedPerson, RelationKind } from 'c/chartLayout';
import { overlaps } from 'c/panZoom';
import type { Box } from 'c/panZoom';
import type { StakeholderLink } from 'c/stakeholder';

/** A line between two people, as the template draws it. */
export interface LineView {
  readonly key: string;
  readonly className: string;
  readonly line: string;
  readonly heads: string;
}

/** A line that may come into sight: its path, which takes the longest, is made only then. */
export interface ChartLine {
  readonly link: StakeholderLink;
  readonly look: string;
  readonly from: PlacedPerson;
  readonly to: PlacedPerson;
}

const CLASS_NAMES: Readonly<Record<RelationKind, string>> = {
  'Conflicts With': 'conflict',
  Influences: 'influence',
  Mentors: 'mentor',
};

/**
 * The lines of the kinds that are shown. With somebody selected theirs stand out, and the others step back. What closes a circle of reporting
 * lines is always shown.
 */
export function chartLines(
  links: readonly StakeholderLink[],
  layout: ChartLayout,
  shown: ReadonlySet<RelationKind>,
  selectedId: string | undefined,
): readonly ChartLine[] {
  const places = new Map(layout.people.map((placed) => [placed.person.id, placed]));
  const placeOf = (id: string): PlacedPerson | undefined => places.get(layout.shownAs.get(id) ?? id);
  const drawn = links.filter(({ kind }) => kind !== 'Reports To' && shown.has(kind));
  const isTheirs = ({ fromId, toId }: StakeholderLink): boolean => fromId === selectedId || toId === selectedId;
  const theirs = drawn.filter(isTheirs);
  const others = drawn.filter((link) => !isTheirs(link));
  const placed = (some: readonly StakeholderLink[], look: string): readonly ChartLine[] =>
    some.flatMap((link) => {
      const [from, to] = [placeOf(link.fromId), placeOf(link.toId)];
      return from === undefined || to === undefined ? [] : [{ link, look, from, to }];
    });
  return [
    ...placed(others, theirs.length > 0 ? 'relation_back' : ''),
    ...placed(theirs, 'relation_front'),
    ...placed(circleLinks(layout), 'relation_circle'),
  ];
}

/**
 * The lines of people who are near: one that passes by tells nothing, and hundreds of long dashed lines would take a browser seconds
 * to paint. Each is a path of its own, since a browser paints all of a path for each part of the screen that it touches.
 */
export function linesNear(lines: readonly ChartLine[], near: Box | undefined): readonly LineView[] {
  const isNear = ({ x, y }: PlacedPerson): boolean => near !== undefined && overlaps({ x, y, ...CARD }, near);
  return lines
    .filter(({ from, to }) => isNear(from) || isNear(to))
    .map(lineView)
    .filter((view) => view !== undefined);
}

function lineView({ link, look, from, to }: ChartLine): LineView | undefined {
  const relation = relationLine(link, (id) => (id === link.fromId ? from : to));
  if (relation === undefined) {
    return undefined;
  }
  const { kind, strength, line, heads } = relation;
  const className = `relation relation_${CLASS_NAMES[kind]} relation_${strength} ${look}`;
  return { key: `${look} ${link.id}`, className, line, heads };
}

/** SVG path data of the lines of the tree, as far as they pass by. */
export function branchesNear({ branches }: ChartLayout, near: Box | undefined): string {
  const isNear = ({ box }: Branch): boolean => near !== undefined && overlaps(box, near);
  return branches
    .filter(isNear)
    .map(({ path }) => path)
    .join('');
}

/** The one line of each circle that the tree had to leave out. */
function circleLinks({ circles }: ChartLayout): readonly StakeholderLink[] {
  return circles
    .filter(({ length }) => length > 1)
    .map(([fromId = '', toId = '']) => ({ id: fromId, fromId, toId, kind: 'Influences', strength: 3 }));
}
