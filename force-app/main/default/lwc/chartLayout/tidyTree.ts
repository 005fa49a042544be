import { hierarchy, tree } from 'c/d3Hierarchy';
import type { Stakeholder } from 'c/stakeholder';
import { CARD, GAP } from './measures.ts';
import type { ReportingForest } from './reportingForest.ts';

/** One tree by itself: where its people stand, from its own left upper corner. */
export interface GroundPlan {
  readonly places: ReadonlyMap<string, TreePlace>;
  readonly width: number;
  readonly height: number;
}

export interface TreePlace {
  readonly x: number;
  readonly y: number;
  /** Whether the person stands in a column below others, whose line comes from the left. */
  readonly inColumn: boolean;
}

/** So many people to whom nobody reports stand beside each other below their manager; more of them stand in columns. */
const LONGEST_ROW = 2;
const LONGEST_COLUMN = 8;

/** A person as the tree layout takes them: below the first of a column stands the rest of it. */
interface Spot {
  readonly person: Stakeholder;
  readonly inColumn: boolean;
  readonly rest: readonly Stakeholder[];
}

/**
 * The tidy tree below a person, by d3-hierarchy. Managers of many would make it very wide, so people to whom nobody reports hang
 * below each other in columns: the layout takes each column for a chain.
 */
export function groundPlan(root: Stakeholder, forest: ReportingForest, collapsed: ReadonlySet<string>): GroundPlan {
  const spot: Spot = { person: root, inColumn: false, rest: [] };
  const arrange = tree<Spot>()
    .nodeSize([CARD.width + GAP.x, CARD.height + GAP.y])
    .separation(() => 1);
  const spots = arrange(hierarchy(spot, (parent) => spotsBelow(parent, forest, collapsed))).descendants();
  const left = Math.min(...spots.map(({ x }) => x));
  const right = Math.max(...spots.map(({ x }) => x));
  const bottom = Math.max(...spots.map(({ y }) => y));
  return {
    places: new Map(
      spots.map(({ x, y, data }) => [data.person.id, { x: Math.round(x - left), y, inColumn: data.inColumn }]),
    ),
    width: Math.ceil(right - left) + CARD.width,
    height: bottom + CARD.height,
  };
}

function spotsBelow(spot: Spot, forest: ReportingForest, collapsed: ReadonlySet<string>): readonly Spot[] {
  if (spot.inColumn) {
    return columnSpots(spot.rest);
  }
  if (collapsed.has(spot.person.id)) {
    return [];
  }
  const reports = forest.reportsOf(spot.person.id);
  const managers = reports.filter(({ id }) => forest.reportsOf(id).length > 0);
  const others = reports.filter(({ id }) => forest.reportsOf(id).length === 0);
  return [
    ...managers.map((person) => ({ person, inColumn: false, rest: [] })),
    ...(others.length > LONGEST_ROW ? columnsOf(others).flatMap(columnSpots) : others.flatMap(loneSpot)),
  ];
}

function loneSpot(person: Stakeholder): readonly Spot[] {
  return [{ person, inColumn: false, rest: [] }];
}

function columnSpots([person, ...rest]: readonly Stakeholder[]): readonly Spot[] {
  return person === undefined ? [] : [{ person, inColumn: true, rest }];
}

/** Columns of nearly the same length, none longer than the longest. */
function columnsOf(people: readonly Stakeholder[]): readonly (readonly Stakeholder[])[] {
  const columns = Math.ceil(people.length / LONGEST_COLUMN);
  const length = Math.ceil(people.length / columns);
  return Array.from({ length: columns }, (_, column) => people.slice(column * length, (column + 1) * length));
}
