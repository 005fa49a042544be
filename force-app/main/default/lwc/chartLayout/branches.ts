import type { PlacedPerson } from './chartLayout.ts';
import { CARD, GAP } from './measures.ts';
import type { Placement } from './shelves.ts';

/** How far left of a column its line runs, so that it touches no card of the column beside it. */
const SPINE = GAP.x / 2;

/** SVG path data of the lines from managers to their reports: down and across, with right angles. */
export function branchesOf(placed: readonly PlacedPerson[], places: ReadonlyMap<string, Placement>): string {
  return placed
    .map(({ person, managerId }) => {
      const report = places.get(person.id);
      const manager = managerId === undefined ? undefined : places.get(managerId);
      return report && manager ? branch(manager, report) : '';
    })
    .join('');
}

function branch(manager: Placement, report: Placement): string {
  const start = `M${manager.x + CARD.width / 2} ${manager.y + CARD.height}V${manager.y + CARD.height + GAP.y / 2}`;
  return report.inColumn
    ? `${start}H${report.x - SPINE}V${report.y + CARD.height / 2}H${report.x}`
    : `${start}H${report.x + CARD.width / 2}V${report.y}`;
}
