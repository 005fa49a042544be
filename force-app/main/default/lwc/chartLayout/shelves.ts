import type { Stakeholder } from 'c/stakeholder';
import type { AccountHeading } from './chartLayout.ts';
import { ASPECT, CARD, GAP, HEADING_HEIGHT, MARGIN } from './measures.ts';
import type { GroundPlan, TreePlace } from './tidyTree.ts';

/** A person's place on the whole drawing. */
export interface Placement extends TreePlace {
  /** Which part of the drawing the person is in, from 0 on. */
  readonly part: number;
}

/** The trees of one account, or of all people where only one account is shown. */
export interface DrawingPart {
  readonly accountId: string | undefined;
  readonly name: string;
  readonly roots: readonly Stakeholder[];
}

export interface Shelves {
  readonly places: ReadonlyMap<string, Placement>;
  readonly headings: readonly AccountHeading[];
  readonly width: number;
  readonly height: number;
}

type Planner = (root: Stakeholder) => GroundPlan;

/**
 * Puts trees beside each other on shelves, in their order, and a new shelf below where one is full, or where people begin who stand for
 * themselves; parts are below each other. The drawing gets about the proportions of a window, unless a tree alone is wider.
 */
export function shelved(parts: readonly DrawingPart[], planOf: Planner): Shelves {
  const planned = parts.map(({ roots, ...part }) => ({ ...part, plans: roots.map(planOf) }));
  const width = shelfWidth(planned.flatMap(({ plans }) => plans));
  const places = new Map<string, Placement>();
  const headings: AccountHeading[] = [];
  let y = MARGIN;
  planned.forEach(({ accountId, name, plans }, part) => {
    if (accountId !== undefined) {
      headings.push({ accountId, name, x: MARGIN, y });
      y += HEADING_HEIGHT;
    }
    y = placePart(plans, width, y, (id, place) => places.set(id, { ...place, part })) + MARGIN;
  });
  return { places, headings, width: width + 2 * MARGIN, height: y };
}

function shelfWidth(plans: readonly GroundPlan[]): number {
  const area = plans.reduce((sum, { width, height }) => sum + (width + GAP.x) * (height + GAP.y), 0);
  const widest = plans.reduce((most, { width }) => Math.max(most, width), CARD.width);
  return Math.max(widest, Math.ceil(Math.sqrt(area * ASPECT)));
}

/** @returns the lower edge of the part */
function placePart(
  plans: readonly GroundPlan[],
  width: number,
  top: number,
  place: (id: string, place: TreePlace) => void,
): number {
  let left = 0;
  let shelf = top;
  let bottom = top;
  let previous: GroundPlan | undefined;
  for (const plan of plans) {
    const beginsSingles = plan.places.size === 1 && previous !== undefined && previous.places.size > 1;
    previous = plan;
    if (left > 0 && (beginsSingles || left + plan.width > width)) {
      left = 0;
      shelf = bottom + GAP.y;
    }
    for (const [id, { x, y, inColumn }] of plan.places) {
      place(id, { x: MARGIN + left + x, y: shelf + y, inColumn });
    }
    left += plan.width + GAP.x;
    bottom = Math.max(bottom, shelf + plan.height);
  }
  return bottom;
}
