import { outlinesOf, shapesAt } from 'c/chartLayout';
import type { ChartLayout, PlacedPerson } from 'c/chartLayout';
import { isKeyPlayer } from 'c/stakeholderSignals';
import { shapeStyle, stanceShape } from 'c/stanceShape';
import type { StanceShape } from 'c/stanceShape';

/** People drawn from afar: one path for all who look alike. */
export interface ShapesView {
  readonly key: string;
  readonly className: string;
  readonly path: string;
  readonly style: string;
}

interface Group {
  readonly shape: StanceShape;
  readonly isDim: boolean;
  readonly people: PlacedPerson[];
}

/** Everybody as a shape by stance, key players with a frame of their own; a handful of paths, however many people there are. */
export function shapeViews(
  layout: ChartLayout,
  matches: ReadonlySet<string> | undefined,
  hasStance: boolean,
): readonly ShapesView[] {
  const groups = new Map<string, Group>();
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
