import { outlinesOf, relationLines, shapesAt } from 'c/chartLayout';
import type { ChartLayout, PlacedPerson, RelationKind } from 'c/chartLayout';
import { isKeyPlayer } from 'c/stakeholderSignals';
import { shapeStyle, stanceShape } from 'c/stanceShape';
import type { StanceShape } from 'c/stanceShape';
import type { StakeholderLink } from 'c/stakeholder';

/** Lines of one look, as the template draws them. */
export interface LineView {
  readonly key: string;
  readonly className: string;
  readonly line: string;
  readonly heads: string;
}

/** People drawn from afar: one path for all who look alike. */
export interface ShapesView {
  readonly key: string;
  readonly className: string;
  readonly path: string;
  readonly style: string;
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
    relationLines(some, placeOf).map(({ kind, strength, line, heads }) => ({
      key: `${look} ${kind} ${strength}`,
      className: `relation relation_${CLASS_NAMES[kind]} relation_${strength} ${look}`,
      ...{ line, heads },
    }));
  return [
    ...views(others, theirs.length > 0 ? 'relation_back' : ''),
    ...views(theirs, 'relation_front'),
    ...views(circleLinks(layout), 'relation_circle'),
  ];
}

/** The one line of each circle that the tree had to leave out. */
function circleLinks({ circles }: ChartLayout): readonly StakeholderLink[] {
  return circles
    .filter(({ length }) => length > 1)
    .map(([fromId = '', toId = '']) => ({ id: fromId, fromId, toId, kind: 'Influences', strength: 3 }));
}

/** Everybody as a shape by stance, key players with a frame of their own; a handful of paths, however many people there are. */
export function shapeViews(
  layout: ChartLayout,
  matches: ReadonlySet<string> | undefined,
  hasStance: boolean,
): readonly ShapesView[] {
  const groups = new Map<
    string,
    { readonly shape: StanceShape; readonly isDim: boolean; readonly people: PlacedPerson[] }
  >();
  for (const placed of layout.people) {
    const shape = stanceShape(hasStance ? placed.person.stance : undefined);
    const isDim = matches?.has(placed.person.id) === false;
    const key = `${shape.name} ${isDim}`;
    const group = groups.get(key) ?? { shape, isDim, people: [] };
    groups.set(key, group);
    group.people.push(placed);
  }
  return [...groups].map(([key, { shape, isDim, people }]) => ({
    key,
    className: isDim ? 'shapes shapes_dim' : 'shapes',
    path: shapesAt(shape.path, people),
    style: shapeStyle(shape),
  }));
}

/** The frames of key players' cards, in one path. */
export function outlineOfKeyPlayers(layout: ChartLayout): string {
  return outlinesOf(layout.people.filter(({ person }) => isKeyPlayer(person)));
}
