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
  /** The cards that it joins. */
  readonly ends: readonly Box[];
}

const CLASS_NAMES: Readonly<Record<RelationKind, string>> = {
  'Conflicts With': 'conflict',
  Influences: 'influence',
  Mentors: 'mentor',
};

/**
 * The lines of the kinds that are shown. With somebody selected theirs stand out, and the others step back. What closes a circle of reporting
 * lines is always shown. Each is a path of its own, since a browser paints all of a path for each part of the screen that it touches.
 */
export function lineViews(
  links: readonly StakeholderLink[],
  layout: ChartLayout,
  shown: ReadonlySet<RelationKind>,
  selectedId: string | undefined,
): readonly LineView[] {
  const places = new Map(layout.people.map((placed) => [placed.person.id, placed]));
  const placeOf = (id: string): PlacedPerson | undefined => places.get(layout.shownAs.get(id) ?? id);
  const drawn = links.filter(({ kind }) => kind !== 'Reports To' && shown.has(kind));
  const isTheirs = ({ fromId, toId }: StakeholderLink): boolean => fromId === selectedId || toId === selectedId;
  const theirs = drawn.filter(isTheirs);
  const others = drawn.filter((link) => !isTheirs(link));
  const views = (some: readonly StakeholderLink[], look: string): readonly LineView[] =>
    some
      .flatMap((link) => {
        const relation = relationLine(link, placeOf);
        return relation === undefined ? [] : [{ ...relation, ...endsOf(link, placeOf), id: link.id }];
      })
      .map(({ id, kind, strength, line, heads, ends }) => ({
        key: `${look} ${id}`,
        className: `relation relation_${CLASS_NAMES[kind]} relation_${strength} ${look}`,
        ...{ line, heads, ends },
      }))
      .sort((a, b) => (a.className < b.className ? -1 : Number(a.className > b.className)));
  return [
    ...views(others, theirs.length > 0 ? 'relation_back' : ''),
    ...views(theirs, 'relation_front'),
    ...views(circleLinks(layout), 'relation_circle'),
  ];
}

/**
 * The lines of people who are near: one that passes by tells nothing, and hundreds of long dashed lines would take a browser seconds
 * to paint.
 */
export function linesNear(lines: readonly LineView[], near: Box | undefined): readonly LineView[] {
  return near === undefined ? [] : lines.filter(({ ends }) => ends.some((end) => overlaps(end, near)));
}

/** SVG path data of the lines of the tree, as far as they pass by. */
export function branchesNear({ branches }: ChartLayout, near: Box | undefined): string {
  const isNear = ({ box }: Branch): boolean => near !== undefined && overlaps(box, near);
  return branches
    .filter(isNear)
    .map(({ path }) => path)
    .join('');
}

function endsOf(
  { fromId, toId }: StakeholderLink,
  placeOf: (id: string) => PlacedPerson | undefined,
): { readonly ends: readonly Box[] } {
  const places = [placeOf(fromId), placeOf(toId)].filter((place) => place !== undefined);
  return { ends: places.map(({ x, y }) => ({ x, y, ...CARD })) };
}

/** The one line of each circle that the tree had to leave out. */
function circleLinks({ circles }: ChartLayout): readonly StakeholderLink[] {
  return circles
    .filter(({ length }) => length > 1)
    .map(([fromId = '', toId = '']) => ({ id: fromId, fromId, toId, kind: 'Influences', strength: 3 }));
}
