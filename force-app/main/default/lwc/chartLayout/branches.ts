import type { Box } from 'c/panZoom';
import type { PlacedPerson } from './chartLayout.ts';
import { CARD, GAP } from './measures.ts';
import type { Placement } from './shelves.ts';

/** How far left of a column its line runs, so that it touches no card of the column beside it. */
const SPINE = GAP.x / 2;

/** The line from a manager to a report, which lies within the box. */
export interface Branch {
  /** SVG path data: down and across, with right angles. */
  readonly path: string;
  readonly box: Box;
}

export function branchesOf(placed: readonly PlacedPerson[], places: ReadonlyMap<string, Placement>): readonly Branch[] {
  return placed.flatMap(({ person, managerId }) => {
    const report = places.get(person.id);
    const manager = managerId === undefined ? undefined : places.get(managerId);
    return report && manager ? [{ path: branch(manager, report), box: boxAround(manager, report) }] : [];
  });
}

function boxAround(manager: Placement, report: Placement): Box {
  const x = Math.min(manager.x, report.x - GAP.x);
  const y = Math.min(manager.y, report.y);
  return {
    ...{ x, y },
    width: Math.max(manager.x, report.x) + CARD.width - x,
    height: Math.max(manager.y, report.y) + CARD.height - y,
  };
}

function branch(manager: Placement, report: Placement): string {
  const start = `M${manager.x + CARD.width / 2} ${manager.y + CARD.height}V${manager.y + CARD.height + GAP.y / 2}`;
  return report.inColumn
    ? `${start}H${report.x - SPINE}V${report.y + CARD.height / 2}H${report.x}`
    : `${start}H${report.x + CARD.width / 2}V${report.y}`;
}
