import type { Score, Stakeholder } from 'c/stakeholder';

/** The inside of a cell, in CSS pixels. */
export interface CellSize {
  readonly width: number;
  readonly height: number;
}

/** A person as a cell shows them: a circle around the middle, which the shape of the stance fills. */
export interface Mark {
  readonly person: Stakeholder;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Up to where a name beside the mark may reach; undefined where there is room for initials alone. */
  readonly nameEnd: number | undefined;
}

export interface CellMarks {
  readonly marks: readonly Mark[];
  /** Where the cell says how many it does not show; undefined where it shows all. */
  readonly more: { readonly count: number; readonly x: number; readonly y: number } | undefined;
}

/** The smallest mark still holds two initials, and a finger (24 pixels of WCAG 2.2, with the gap). */
const SMALLEST_RADIUS = 10;
const RADIUS_STEP = 1.5;
/** The largest mark and the gap to the next one. */
const SLOT = 2 * (SMALLEST_RADIUS + 4 * RADIUS_STEP) + 2;
/** A mark with a name beside it that can be told from others: about ten letters. */
const NAMED_SLOT = SLOT + 66;

/**
 * The radius that stands for an influence, the same in all cells so that sizes compare. Who has none known is drawn the
 * smallest: a size in the middle would claim something.
 */
export function markRadius(influence: Score | undefined): number {
  return SMALLEST_RADIUS + ((influence ?? 1) - 1) * RADIUS_STEP;
}

/**
 * Spreads the people of a cell over slots of equal size, so that no mark touches another or the border: with names where they
 * have room, else with initials, and where even those do not fit the first ones and how many there are besides.
 *
 * Slots, since a cell is a rectangle wider than high: circle packing (d3-hierarchy's packSiblings) fills a circle, which would
 * leave a third of the cell empty, and names cannot stand beside packed circles.
 *
 * @param people in the order of importance; those that `pinned` names are shown in any case
 */
export function cellMarks(
  people: readonly Stakeholder[],
  size: CellSize,
  pinned: readonly (string | undefined)[] = [],
): CellMarks {
  const columns = slotsAlong(size.width, SLOT);
  const rows = slotsAlong(size.height, SLOT);
  const namedColumns = Math.floor(size.width / NAMED_SLOT);
  if (people.length <= namedColumns * rows) {
    const named = spread(people.length, namedColumns, size);
    return { marks: people.map((person, index) => namedMark(person, named(index))), more: undefined };
  }
  const hasMore = people.length > columns * rows;
  const shown = hasMore ? firstOf(people, columns * rows - 1, pinned) : people;
  const slot = spread(hasMore ? columns * rows : people.length, columns, size);
  return {
    marks: shown.map((person, index) => centredMark(person, slot(index))),
    more: hasMore ? { count: people.length - shown.length, ...middleOf(slot(shown.length)) } : undefined,
  };
}

interface Slot extends CellSize {
  readonly left: number;
  readonly top: number;
}

function slotsAlong(length: number, slot: number): number {
  return Math.max(1, Math.floor(length / slot));
}

/** Where slot number `index` of `count` lies: rows only as many as are needed, so that few people get much room. */
function spread(count: number, columns: number, { width, height }: CellSize): (index: number) => Slot {
  const rows = Math.ceil(count / columns);
  const used = Math.ceil(count / rows);
  const slot = { width: width / used, height: height / rows };
  return (index) => ({ ...slot, left: (index % used) * slot.width, top: Math.floor(index / used) * slot.height });
}

function middleOf({ left, top, width, height }: Slot): { readonly x: number; readonly y: number } {
  return { x: left + width / 2, y: top + height / 2 };
}

function centredMark(person: Stakeholder, slot: Slot): Mark {
  return { person, ...middleOf(slot), radius: radiusIn(slot, person), nameEnd: undefined };
}

function namedMark(person: Stakeholder, slot: Slot): Mark {
  const { y } = middleOf(slot);
  return { person, x: slot.left + SLOT / 2, y, radius: radiusIn(slot, person), nameEnd: slot.left + slot.width };
}

/** A cell that is narrower than a slot, as on a page that is just being drawn, shrinks what it holds. */
function radiusIn({ width, height }: CellSize, { influence }: Stakeholder): number {
  return Math.min(markRadius(influence), width / 2, height / 2);
}

/** The first `count`, the last of them giving way to whoever has to be shown. */
function firstOf(
  people: readonly Stakeholder[],
  count: number,
  pinned: readonly (string | undefined)[],
): readonly Stakeholder[] {
  const isPinned = ({ id }: Stakeholder): boolean => pinned.includes(id);
  const first = people.slice(0, count);
  const called = people.slice(count).filter(isPinned).slice(0, count);
  const others = first.filter((person) => !isPinned(person));
  const leaving = new Set(others.slice(Math.max(0, others.length - called.length)));
  return [...first.filter((person) => !leaving.has(person)), ...called].slice(0, count);
}
