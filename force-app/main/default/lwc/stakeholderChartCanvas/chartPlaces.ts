import { CARD } from 'c/chartLayout';
import type { AccountHeading, ChartLayout, PlacedPerson } from 'c/chartLayout';
import { overlaps } from 'c/panZoom';
import type { Box, Point } from 'c/panZoom';

/** The name of an account, as the template puts it. */
export interface HeadingView extends AccountHeading {
  readonly style: string;
}

/** Somebody's place, or that of the manager below whom they are out of sight. */
export function placeOf(layout: ChartLayout | undefined, id: string | undefined): PlacedPerson | undefined {
  if (id === undefined) {
    return undefined;
  }
  const shownId = layout?.shownAs.get(id) ?? id;
  return layout?.people.find(({ person }) => person.id === shownId);
}

/** Whose card covers a point of the drawing. */
export function personAt(layout: ChartLayout | undefined, { x, y }: Point): string | undefined {
  const isThere = (placed: PlacedPerson): boolean => overlaps(boxOf(placed), { x, y, width: 0, height: 0 });
  return layout?.people.find(isThere)?.person.id;
}

/** Whose cards are near, in the order of the tree. */
export function peopleWithin(layout: ChartLayout | undefined, box: Box | undefined): readonly PlacedPerson[] {
  return box === undefined ? [] : (layout?.people ?? []).filter((placed) => overlaps(boxOf(placed), box));
}

export function headingViews(layout: ChartLayout | undefined): readonly HeadingView[] {
  return (layout?.headings ?? []).map((heading) => ({
    ...heading,
    style: `transform: translate(${heading.x}px, ${heading.y}px)`,
  }));
}

export function boxOf({ x, y }: Point): Box {
  return { x, y, ...CARD };
}
